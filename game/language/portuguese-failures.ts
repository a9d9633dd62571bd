// Portuguese for what can go wrong on the way into a room, and out of it; part of `portuguese.ts`.
import type { Words } from './english.ts';
import { sentences } from './forms.ts';

export const portugueseFailures: Words['failures'] = {
  'not-found': {
    title: 'Nenhuma sala com esse código',
    detail: sentences(
      'Ela pode ter fechado, ou uma letra escapou. Os códigos têm quatro letras ou números,',
      'e nenhum que se confunda, como 0, O, 1 ou I.',
    ),
  },
  full: {
    title: 'Esta sala está cheia',
    detail: 'Todos os lugares estão ocupados agora. Vaga lugar toda hora: vale tentar de novo.',
  },
  unreachable: {
    title: 'O lobby está fora de alcance',
    detail: sentences(
      'Não alcançamos o servidor que apresenta os jogadores. Partidas em andamento continuam.',
      'Confira sua rede ou tente daqui a pouco.',
    ),
  },
  version: {
    title: 'Há uma versão nova',
    detail: sentences(
      'Esta aba é mais antiga que a sala em que você quer entrar.',
      'Recarregue para atualizar; leva um segundo.',
    ),
  },
  banned: {
    title: 'Você não pode voltar a esta sala',
    detail: 'Um administrador removeu você. Outras salas estão abertas.',
  },
  locked: {
    title: 'Esta sala está fechada',
    detail: sentences(
      'Por enquanto um admin não deixa ninguém novo entrar.',
      'Pergunte a alguém lá dentro ou jogue em outro lugar.',
    ),
  },
  'rate-limited': {
    title: 'Tentativas demais de uma vez',
    detail: 'O lobby pediu calma. Espere dez segundos e tente de novo.',
  },
  refused: {
    title: 'O lobby disse não',
    detail: 'Ele não aceitou o pedido. Recarregar a página costuma ajudar.',
  },
  'webrtc-blocked': {
    title: 'Seu navegador bloqueia o WebRTC',
    detail: sentences(
      'Os jogadores se conectam direto uns aos outros com WebRTC, e um ajuste ou uma extensão',
      'desligou isso. Libere para esta página e tente de novo.',
    ),
  },
  'no-relay': {
    title: 'Este lobby não tem relé',
    detail: sentences(
      'Você escolheu ocultar seu endereço, e sem um relé os outros o veriam.',
      'Desligue isso nas configurações ou jogue em outro lobby.',
    ),
  },
  'no-connection': {
    title: 'Não alcançamos os jogadores',
    detail: sentences(
      'Sua rede ou a deles bloqueia conexões diretas. Não há nada errado com o código:',
      'outra rede ou outra sala pode funcionar.',
    ),
  },
  'room-closed': {
    title: 'A sala fechou',
    detail: 'Todos saíram e a sala acabou. Abrir outra leva um segundo.',
  },
  replaced: {
    title: 'A sala está aberta em outra aba',
    detail: 'Você está jogando lá; esta aba soltou o lugar.',
  },
  'kicked-out': {
    title: 'Você foi removido da sala',
    detail: 'Um administrador pediu que você saísse. Outras salas estão abertas.',
  },
};
