// Spanish for what can go wrong on the way into a room, and out of it; part of `spanish.ts`.
import type { Words } from './english.ts';
import { sentences } from './forms.ts';

export const spanishFailures: Words['failures'] = {
  'not-found': {
    title: 'No hay sala con ese código',
    detail: sentences(
      'Puede que se haya cerrado o que se colara una letra. Los códigos tienen cuatro letras o',
      'cifras, y ninguna que se confunda, como 0, O, 1 o I.',
    ),
  },
  full: {
    title: 'Esta sala está llena',
    detail: 'Ahora no queda sitio. Se libera a menudo: inténtalo otra vez.',
  },
  unreachable: {
    title: 'No llegamos al servidor',
    detail: sentences(
      'No hemos podido contactar con el servidor que presenta a los jugadores. Los partidos en',
      'marcha siguen. Revisa tu red o inténtalo en un momento.',
    ),
  },
  version: {
    title: 'Hay una versión nueva',
    detail: sentences(
      'Esta pestaña es más antigua que la sala a la que quieres entrar.',
      'Recarga para actualizar; tarda un segundo.',
    ),
  },
  banned: {
    title: 'No puedes volver a esta sala',
    detail: 'Un administrador te ha expulsado. Otras salas te esperan.',
  },
  locked: {
    title: 'Esta sala no admite a nadie más',
    detail: sentences(
      'Un admin no deja entrar a nadie por ahora.',
      'Pregunta a alguien de dentro o juega en otro sitio.',
    ),
  },
  'rate-limited': {
    title: 'Demasiados intentos seguidos',
    detail: 'El servidor pide calma. Espera diez segundos y vuelve a probar.',
  },
  refused: {
    title: 'El servidor ha dicho que no',
    detail: 'No ha aceptado la petición. Recargar la página suele ayudar.',
  },
  'webrtc-blocked': {
    title: 'Tu navegador bloquea WebRTC',
    detail: sentences(
      'Los jugadores se conectan entre sí con WebRTC, y un ajuste o una extensión lo ha',
      'desactivado. Permítelo en esta página y vuelve a probar.',
    ),
  },
  'no-relay': {
    title: 'Este servidor no tiene relé',
    detail: sentences(
      'Has elegido ocultar tu dirección, y sin relé los demás la verían.',
      'Desactívalo en los ajustes o juega en otro servidor.',
    ),
  },
  'no-connection': {
    title: 'No llegamos a los jugadores',
    detail: sentences(
      'Tu red o la suya bloquea las conexiones directas. Al código no le pasa nada:',
      'otra red u otra sala pueden funcionar.',
    ),
  },
  'room-closed': {
    title: 'La sala se ha cerrado',
    detail: 'Todos se han ido y la sala ya no existe. Abrir otra lleva un segundo.',
  },
  replaced: {
    title: 'La sala está abierta en otra pestaña',
    detail: 'Ahora juegas allí; esta pestaña ha dejado su sitio.',
  },
  'kicked-out': {
    title: 'Te han expulsado de la sala',
    detail: 'Un administrador te ha pedido que salgas. Otras salas te esperan.',
  },
};
