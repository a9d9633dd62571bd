// Spanish for the page /#network, loaded with it.

import type { NetworkWords } from './english-network.ts';
import { sentences } from './forms.ts';

export const spanishNetwork: NetworkWords = {
  title: 'Prueba de red',
  stepsLabel: 'Pasos',
  result: 'Resultado',
  starting: 'Empezando…',
  copy: 'Copiar informe',
  again: 'Probar otra vez',
  back: 'Volver al menú',
  copied: 'Copiado. Pégalo donde pidas ayuda.',
  notCopied: 'El navegador no deja usar el portapapeles.',
  waiting: 'En espera.',
  doing: 'Probando…',
  browser: 'Navegador',
  checking: (step) => `Comprobando: ${step}`,
  steps: {
    lobby: 'Servidor de salas',
    socket: 'Conexión en vivo con el servidor',
    webrtc: 'WebRTC en este navegador',
    udp: 'UDP en este dispositivo',
    stun: 'Servidor de direcciones (STUN)',
    nat: 'Tipo de router (NAT)',
    'turn-udp': 'Retransmisor por UDP (TURN)',
    'turn-tcp': 'Retransmisor por TCP (TURN)',
  },
  findings: {
    'lobby-ok': 'Responde.',
    unreachable: 'No responde. El servidor está caído, o esta red o una extensión lo bloquea.',
    'rate-limited':
      'Pide un poco de calma a esta red: demasiados intentos. Vuelve a probar en un minuto.',
    version: 'Es más nuevo que esta página. Recárgala.',
    refused: 'No ha aceptado la petición. Recarga la página.',
    full: 'No le queda sitio para una prueba. Vuelve a probar en un minuto.',
    'socket-ok': 'Abierta.',
    'socket-blocked': 'El servidor responde, pero algo bloquea los WebSockets por el camino.',
    'no-lobby': 'Sin probar: primero hay que llegar al servidor de salas.',
    'webrtc-ok': 'Permitido.',
    'webrtc-missing': 'Bloqueado por un ajuste, una extensión o el propio navegador.',
    'browser-refused': 'El navegador se ha negado a probarlo.',
    'udp-ok': 'El navegador puede usarlo.',
    'udp-none': 'El navegador no ofrece UDP: un ajuste, una extensión o una política lo prohíbe.',
    'stun-ok': 'Nos dice cómo se ve este dispositivo desde fuera.',
    'stun-partly': 'Uno de los servidores responde y otro no.',
    'stun-silent': 'Ningún servidor responde: UDP está bloqueado por el camino.',
    'stun-none': 'Quien gestiona este servidor no ha configurado ninguno.',
    'nat-open': 'No hay traducción de direcciones por el camino.',
    'nat-steady': 'Usa el mismo puerto para todos: los enlaces directos funcionan.',
    'nat-symmetric':
      'Usa un puerto distinto para cada uno (simétrico): los enlaces directos suelen fallar.',
    'nat-unknown-one-server': 'Desconocido: hacen falta dos respuestas y solo ha llegado una.',
    'nat-unknown-adapters': 'Desconocido: este dispositivo usa varias redes a la vez.',
    'nat-unknown-silent': 'Desconocido: no ha respondido ningún servidor de direcciones.',
    'turn-ok': 'Lleva datos de ida y vuelta en # ms.',
    'turn-refused':
      'El retransmisor nos ha rechazado (código #). Tiene que mirarlo quien lo gestiona.',
    'turn-unreachable': 'Sin respuesta: bloqueado por el camino, o el retransmisor está caído.',
    'turn-mute':
      'El retransmisor responde pero no lleva nada. Tiene que mirarlo quien lo gestiona.',
    'turn-none': 'Quien gestiona este servidor no ha configurado ninguno.',
  },
  verdicts: {
    good: {
      title: 'Todo funciona',
      advice: sentences(
        'Puedes jugar con cualquiera. Donde no hay camino directo, el retransmisor lleva el',
        'partido.',
      ),
    },
    direct: {
      title: 'Te conectas directamente',
      advice: sentences(
        'Casi todos los jugadores pueden llegar a ti. No hay ningún retransmisor que funcione,',
        'así que unos pocos tras routers estrictos o en redes de empresa no podrán: si alguien',
        'no entra, que otro cree la sala.',
      ),
    },
    symmetricRelay: {
      title: 'Puedes jugar, a menudo por el retransmisor',
      advice: sentences(
        'Tu router es estricto y algunos enlaces pasan por el retransmisor. Funciona, con un',
        'poco más de retraso. Otra red, como el wifi de casa en vez de los datos móviles, da',
        'enlaces directos.',
      ),
    },
    symmetric: {
      title: 'A algunos jugadores no llegarás',
      advice: sentences(
        'Tu router es estricto (simétrico) y este servidor no tiene un retransmisor que',
        'funcione: no podrás enlazar con jugadores que estén tras otro router estricto. Prueba',
        'otra red, apaga la VPN o pide un retransmisor a quien gestiona este servidor.',
      ),
    },
    udpBlockedRelay: {
      title: 'Puedes jugar, solo por el retransmisor',
      advice: sentences(
        'Esta red no deja salir UDP, así que todo pasa por el retransmisor y llega con más',
        'retraso. Otra red es más rápida; en una empresa o un centro de estudios, pide que',
        'permitan UDP.',
      ),
    },
    udpBlocked: {
      title: 'Esta red bloquea UDP',
      advice: sentences(
        'Los partidos viajan por UDP, y este servidor no tiene un retransmisor que funcione sin',
        'él. Los jugadores de tu propia red aún pueden llegar a ti. Para los demás, usa otra',
        'red, o apaga la VPN o el cortafuegos que bloquea UDP.',
      ),
    },
    relayOnly: {
      title: 'Puedes jugar, por el retransmisor',
      advice: sentences(
        'Este servidor tiene retransmisor y no tiene servidor de direcciones: los enlaces fuera',
        'de tu red se retransmiten.',
      ),
    },
    sameNetwork: {
      title: 'Listo para jugadores de tu propia red',
      advice: sentences(
        'Este servidor no tiene servidor de direcciones ni retransmisor: perfecto para una casa',
        'o una LAN party. Para jugar por internet, quien lo gestiona tiene que configurar STUN',
        'y TURN.',
      ),
    },
    webRtcBlocked: {
      title: 'Tu navegador bloquea WebRTC',
      advice: sentences(
        'Los jugadores se conectan entre sí con WebRTC sobre UDP, y este navegador no lo',
        'permite. Busca una extensión o un ajuste de privacidad que lo desactive, permítelo en',
        'esta página y vuelve a probar; o usa otro navegador.',
      ),
    },
    noLobby: {
      title: 'No llegamos al servidor de salas',
      advice: sentences(
        'Sin él nadie puede entrar en una sala; los partidos en marcha siguen. Comprueba que',
        'tienes conexión y vuelve a probar. Si solo falla esta página, puede que su servidor',
        'esté caído o bloqueado aquí.',
      ),
    },
    socketBlocked: {
      title: 'Esta red bloquea los WebSockets',
      advice: sentences(
        'La página carga, pero un proxy, un cortafuegos o una extensión corta la conexión en',
        'vivo con el servidor. Prueba otra red u otro navegador, o abre la página con https://',
        'si era http://.',
      ),
    },
  },
};
