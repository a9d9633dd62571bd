// Portuguese for the page /#network, loaded with it.

import type { NetworkWords } from './english-network.ts';
import { sentences } from './forms.ts';

export const portugueseNetwork: NetworkWords = {
  title: 'Teste de rede',
  stepsLabel: 'Etapas',
  result: 'Resultado',
  starting: 'Começando…',
  copy: 'Copiar relatório',
  again: 'Testar de novo',
  back: 'Voltar ao menu',
  copied: 'Copiado. Cole onde for pedir ajuda.',
  notCopied: 'O navegador não liberou a área de transferência.',
  waiting: 'Aguardando.',
  doing: 'Testando…',
  browser: 'Navegador',
  checking: (step) => `Testando: ${step}`,
  steps: {
    lobby: 'Lobby',
    socket: 'Conexão ao vivo com o lobby',
    webrtc: 'WebRTC neste navegador',
    udp: 'UDP neste aparelho',
    stun: 'Servidor de endereços (STUN)',
    nat: 'Tipo de roteador (NAT)',
    'turn-udp': 'Retransmissor por UDP (TURN)',
    'turn-tcp': 'Retransmissor por TCP (TURN)',
  },
  findings: {
    'lobby-ok': 'Responde.',
    unreachable: 'Não responde. O servidor caiu, ou esta rede ou uma extensão o bloqueia.',
    'rate-limited':
      'Pede que esta rede espere um pouco: tentativas demais. Tente de novo daqui a um minuto.',
    version: 'É mais novo que esta página. Recarregue a página.',
    refused: 'Não aceitou o pedido. Recarregue a página.',
    full: 'Está sem espaço para um teste. Tente de novo daqui a um minuto.',
    'socket-ok': 'Aberta.',
    'socket-blocked': 'O lobby responde, mas algo no caminho bloqueia os WebSockets.',
    'no-lobby': 'Não testado: antes é preciso alcançar o lobby.',
    'webrtc-ok': 'Liberado.',
    'webrtc-missing': 'Bloqueado por um ajuste, uma extensão ou pelo próprio navegador.',
    'browser-refused': 'O navegador se recusou a tentar.',
    'udp-ok': 'O navegador pode usar.',
    'udp-none': 'O navegador não oferece UDP: um ajuste, uma extensão ou uma política proíbe.',
    'stun-ok': 'Mostra como este aparelho é visto de fora.',
    'stun-partly': 'Um dos servidores responde, outro não.',
    'stun-silent': 'Nenhum servidor responde: o UDP está bloqueado no caminho.',
    'stun-none': 'Quem mantém este lobby não configurou nenhum.',
    'nat-open': 'Não há tradução de endereços no caminho.',
    'nat-steady': 'Usa a mesma porta para todos: as conexões diretas funcionam.',
    'nat-symmetric':
      'Usa outra porta para cada um (simétrico): as conexões diretas costumam falhar.',
    'nat-unknown-one-server': 'Desconhecido: são necessárias duas respostas, e só uma chegou.',
    'nat-unknown-adapters': 'Desconhecido: este aparelho usa várias redes ao mesmo tempo.',
    'nat-unknown-silent': 'Desconhecido: nenhum servidor de endereços respondeu.',
    'turn-ok': 'Leva dados e traz de volta em # ms.',
    'turn-refused': 'O retransmissor nos recusou (código #). Quem o mantém precisa ver isso.',
    'turn-unreachable': 'Sem resposta: bloqueado no caminho, ou o retransmissor caiu.',
    'turn-mute': 'O retransmissor responde, mas não leva nada. Quem o mantém precisa ver isso.',
    'turn-none': 'Quem mantém este lobby não configurou nenhum.',
  },
  verdicts: {
    good: {
      title: 'Tudo funciona',
      advice: sentences(
        'Você pode jogar com qualquer pessoa. Onde não há caminho direto, o retransmissor leva',
        'a partida.',
      ),
    },
    direct: {
      title: 'Você se conecta direto',
      advice: sentences(
        'A maioria dos jogadores alcança você. Não há retransmissor funcionando, então alguns',
        'atrás de roteadores restritivos ou em redes de empresa não conseguem: se alguém não',
        'entrar, deixe outra pessoa criar a sala.',
      ),
    },
    symmetricRelay: {
      title: 'Você pode jogar, muitas vezes pelo retransmissor',
      advice: sentences(
        'Seu roteador é restritivo, e algumas conexões passam pelo retransmissor. Funciona, com',
        'um pouco mais de atraso. Outra rede, como o Wi-Fi de casa em vez dos dados móveis, dá',
        'conexões diretas.',
      ),
    },
    symmetric: {
      title: 'Alguns jogadores ficarão fora de alcance',
      advice: sentences(
        'Seu roteador é restritivo (simétrico) e este lobby não tem retransmissor funcionando:',
        'não dá para ligar você a quem está atrás de outro roteador restritivo. Tente outra',
        'rede, desligue a VPN ou peça um retransmissor a quem mantém este lobby.',
      ),
    },
    udpBlockedRelay: {
      title: 'Você pode jogar, só pelo retransmissor',
      advice: sentences(
        'Esta rede não deixa sair UDP, então toda conexão passa pelo retransmissor e atrasa.',
        'Outra rede é mais rápida; em empresa ou escola, peça para liberar o UDP.',
      ),
    },
    udpBlocked: {
      title: 'Esta rede bloqueia o UDP',
      advice: sentences(
        'As partidas viajam por UDP, e este lobby não tem retransmissor que funcione sem ele.',
        'Jogadores da sua própria rede ainda podem alcançar você. Para os outros, use outra',
        'rede ou desligue a VPN ou o firewall que bloqueia o UDP.',
      ),
    },
    relayOnly: {
      title: 'Você pode jogar, pelo retransmissor',
      advice: sentences(
        'Este lobby tem retransmissor e não tem servidor de endereços: as conexões fora da sua',
        'rede são retransmitidas.',
      ),
    },
    sameNetwork: {
      title: 'Pronto para jogadores da sua própria rede',
      advice: sentences(
        'Este lobby não tem servidor de endereços nem retransmissor, o que basta para uma casa',
        'ou uma LAN party. Para jogar pela internet, quem o mantém precisa configurar STUN e',
        'TURN.',
      ),
    },
    webRtcBlocked: {
      title: 'Seu navegador bloqueia o WebRTC',
      advice: sentences(
        'Os jogadores se conectam uns aos outros por WebRTC sobre UDP, e este navegador não',
        'permite. Procure uma extensão ou um ajuste de privacidade que desligue isso, libere',
        'para esta página e tente de novo; ou use outro navegador.',
      ),
    },
    noLobby: {
      title: 'O lobby está fora de alcance',
      advice: sentences(
        'Sem ele ninguém entra numa sala; as partidas em andamento continuam. Confira se você',
        'está online e tente de novo. Se só esta página falha, o servidor dela pode ter caído',
        'ou estar bloqueado aqui.',
      ),
    },
    socketBlocked: {
      title: 'Esta rede bloqueia os WebSockets',
      advice: sentences(
        'A página carrega, mas um proxy, um firewall ou uma extensão corta a conexão ao vivo',
        'com o lobby. Tente outra rede ou outro navegador, ou abra a página com https:// se era',
        'http://.',
      ),
    },
  },
};
