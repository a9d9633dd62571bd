// French for what can go wrong on the way into a room, and out of it; part of `french.ts`.
import type { Words } from './english.ts';
import { sentences } from './forms.ts';

export const frenchFailures: Words['failures'] = {
  'not-found': {
    title: 'Aucun salon avec ce code',
    detail: sentences(
      'Il a peut-être fermé, ou une lettre a glissé. Les codes ont quatre lettres ou chiffres,',
      'et aucun qui prête à confusion, comme 0, O, 1 ou I.',
    ),
  },
  full: {
    title: 'Ce salon est complet',
    detail: 'Toutes les places sont prises. Il s’en libère souvent, retentez votre chance.',
  },
  unreachable: {
    title: 'Le serveur ne répond pas',
    detail: sentences(
      'Impossible de joindre le serveur qui présente les joueurs. Les matchs en cours',
      'continuent. Vérifiez votre réseau, ou réessayez dans un instant.',
    ),
  },
  version: {
    title: 'Une nouvelle version est prête',
    detail: sentences(
      'Cet onglet est plus ancien que le salon que vous voulez rejoindre.',
      'Rechargez la page ; cela prend une seconde.',
    ),
  },
  banned: {
    title: 'Vous ne pouvez pas revenir dans ce salon',
    detail: 'Un administrateur vous en a exclu. D’autres salons vous attendent.',
  },
  locked: {
    title: 'Ce salon n’accepte plus personne',
    detail: sentences(
      'Un admin ne laisse entrer personne pour l’instant.',
      'Demandez à quelqu’un à l’intérieur, ou jouez ailleurs.',
    ),
  },
  'rate-limited': {
    title: 'Trop d’essais d’un coup',
    detail: 'Le serveur nous demande de ralentir. Attendez dix secondes, puis réessayez.',
  },
  refused: {
    title: 'Le serveur a dit non',
    detail: 'Il n’a pas accepté la demande. Recharger la page aide le plus souvent.',
  },
  'webrtc-blocked': {
    title: 'Votre navigateur bloque WebRTC',
    detail: sentences(
      'Les joueurs se relient directement par WebRTC, et un réglage ou une extension l’a',
      'désactivé. Autorisez-le pour cette page, puis réessayez.',
    ),
  },
  'no-relay': {
    title: 'Ce serveur n’a pas de relais',
    detail: sentences(
      'Vous avez choisi de cacher votre adresse, et sans relais les autres la verraient.',
      'Désactivez ce réglage, ou jouez sur un autre serveur.',
    ),
  },
  'no-connection': {
    title: 'Impossible de joindre les joueurs',
    detail: sentences(
      'Votre réseau ou le leur bloque les connexions directes. Le code est bon :',
      'un autre réseau ou un autre salon peut marcher.',
    ),
  },
  'room-closed': {
    title: 'Le salon a fermé',
    detail: 'Tout le monde est parti, le salon n’existe plus. En ouvrir un prend une seconde.',
  },
  replaced: {
    title: 'Le salon est ouvert dans un autre onglet',
    detail: 'Vous y jouez maintenant ; cet onglet a rendu la place.',
  },
  'kicked-out': {
    title: 'Vous avez été exclu du salon',
    detail: 'Un administrateur vous a demandé de partir. D’autres salons vous attendent.',
  },
};
