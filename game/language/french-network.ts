// French for the page /#network, loaded with it.

import type { NetworkWords } from './english-network.ts';
import { sentences } from './forms.ts';

export const frenchNetwork: NetworkWords = {
  title: 'Test du réseau',
  stepsLabel: 'Étapes',
  result: 'Résultat',
  starting: 'Démarrage…',
  copy: 'Copier le rapport',
  again: 'Tester à nouveau',
  back: 'Retour au menu',
  copied: 'Copié. Collez-le là où vous demandez de l’aide.',
  notCopied: 'Le navigateur n’a pas ouvert le presse-papiers.',
  waiting: 'En attente.',
  doing: 'Essai…',
  browser: 'Navigateur',
  checking: (step) => `Vérification : ${step}`,
  steps: {
    lobby: 'Serveur des salons',
    socket: 'Liaison directe avec le serveur',
    webrtc: 'WebRTC dans ce navigateur',
    udp: 'UDP sur cet appareil',
    stun: 'Serveur d’adresses (STUN)',
    nat: 'Type de routeur (NAT)',
    'turn-udp': 'Relais par UDP (TURN)',
    'turn-tcp': 'Relais par TCP (TURN)',
  },
  findings: {
    'lobby-ok': 'Répond.',
    unreachable: 'Ne répond pas. Le serveur est arrêté, ou ce réseau ou une extension le bloque.',
    'rate-limited': 'Demande à ce réseau de patienter : trop d’essais. Réessayez dans une minute.',
    version: 'Est plus récent que cette page. Rechargez la page.',
    refused: 'N’a pas accepté la demande. Rechargez la page.',
    full: 'N’a plus de place pour un test. Réessayez dans une minute.',
    'socket-ok': 'Ouverte.',
    'socket-blocked': 'Le serveur répond, mais les WebSockets sont bloqués en chemin.',
    'no-lobby': 'Pas essayé : il faut d’abord joindre le serveur.',
    'webrtc-ok': 'Autorisé.',
    'webrtc-missing': 'Bloqué par un réglage, une extension ou le navigateur lui-même.',
    'browser-refused': 'Le navigateur a refusé d’essayer.',
    'udp-ok': 'Le navigateur peut l’utiliser.',
    'udp-none':
      'Le navigateur n’offre pas d’UDP : un réglage, une extension ou une règle l’interdit.',
    'stun-ok': 'Nous dit comment cet appareil se voit de l’extérieur.',
    'stun-partly': 'Un des serveurs répond, un autre non.',
    'stun-silent': 'Aucun serveur ne répond : UDP est bloqué en chemin.',
    'stun-none': 'L’exploitant de ce serveur n’en a pas installé.',
    'nat-open': 'Aucune traduction d’adresse en chemin.',
    'nat-steady': 'Il garde un seul port pour tous : les liens directs marchent.',
    'nat-symmetric':
      'Il change de port pour chacun (symétrique) : les liens directs échouent souvent.',
    'nat-unknown-one-server': 'Inconnu : il faut deux réponses, une seule est venue.',
    'nat-unknown-adapters': 'Inconnu : cet appareil utilise plusieurs réseaux à la fois.',
    'nat-unknown-silent': 'Inconnu : aucun serveur d’adresses n’a répondu.',
    'turn-ok': 'Porte les données aller et retour en # ms.',
    'turn-refused': 'Le relais nous a refusés (code #). C’est à l’exploitant d’y voir.',
    'turn-unreachable': 'Pas de réponse : bloqué en chemin, ou relais arrêté.',
    'turn-mute': 'Le relais répond mais ne transporte rien. C’est à l’exploitant d’y voir.',
    'turn-none': 'L’exploitant de ce serveur n’en a pas installé.',
  },
  verdicts: {
    good: {
      title: 'Tout fonctionne',
      advice: sentences(
        'Vous pouvez jouer avec tout le monde. Là où aucun chemin direct n’existe, le relais',
        'porte le match.',
      ),
    },
    direct: {
      title: 'Vous êtes relié directement',
      advice: sentences(
        'La plupart des joueurs peuvent vous joindre. Aucun relais ne fonctionne, donc',
        'quelques-uns, derrière un routeur strict ou dans un réseau d’entreprise, ne le peuvent',
        'pas : si quelqu’un n’entre pas, laissez un autre créer le salon.',
      ),
    },
    symmetricRelay: {
      title: 'Vous pouvez jouer, souvent par le relais',
      advice: sentences(
        'Votre routeur est strict, certains liens passent donc par le relais. Cela marche et',
        'coûte un peu de délai. Un autre réseau, comme le Wi-Fi de la maison au lieu des',
        'données mobiles, donne des liens directs.',
      ),
    },
    symmetric: {
      title: 'Certains joueurs resteront hors de portée',
      advice: sentences(
        'Votre routeur est strict (symétrique) et ce serveur n’a pas de relais qui fonctionne :',
        'impossible de vous relier à ceux qui sont derrière un autre routeur strict. Essayez un',
        'autre réseau, coupez le VPN, ou demandez un relais à l’exploitant de ce serveur.',
      ),
    },
    udpBlockedRelay: {
      title: 'Vous pouvez jouer, par le relais seulement',
      advice: sentences(
        'Ce réseau ne laisse pas sortir UDP : chaque lien passe par le relais et prend du',
        'retard. Un autre réseau est plus rapide ; en entreprise ou à l’école, demandez que',
        'l’UDP soit autorisé.',
      ),
    },
    udpBlocked: {
      title: 'Ce réseau bloque UDP',
      advice: sentences(
        'Les matchs passent par UDP, et ce serveur n’a pas de relais qui s’en passe. Les',
        'joueurs de votre propre réseau peuvent encore vous joindre. Pour les autres, utilisez',
        'un autre réseau, ou coupez le VPN ou le pare-feu qui bloque UDP.',
      ),
    },
    relayOnly: {
      title: 'Vous pouvez jouer, par le relais',
      advice: sentences(
        'Ce serveur a un relais et pas de serveur d’adresses : les liens hors de votre réseau',
        'passent par le relais.',
      ),
    },
    sameNetwork: {
      title: 'Prêt pour les joueurs de votre réseau',
      advice: sentences(
        'Ce serveur n’a ni serveur d’adresses ni relais, ce qui suffit pour une maison ou une',
        'LAN. Pour jouer par internet, son exploitant doit installer STUN et TURN.',
      ),
    },
    webRtcBlocked: {
      title: 'Votre navigateur bloque WebRTC',
      advice: sentences(
        'Les joueurs se relient entre eux par WebRTC sur UDP, et ce navigateur ne le permet',
        'pas. Cherchez une extension ou un réglage de confidentialité qui le désactive,',
        'autorisez-le pour cette page et réessayez ; ou prenez un autre navigateur.',
      ),
    },
    noLobby: {
      title: 'Le serveur des salons ne répond pas',
      advice: sentences(
        'Sans lui personne ne peut entrer dans un salon ; les matchs en cours continuent.',
        'Vérifiez que vous êtes en ligne, puis réessayez. Si seule cette page échoue, son',
        'serveur est peut-être arrêté ou bloqué ici.',
      ),
    },
    socketBlocked: {
      title: 'Ce réseau bloque les WebSockets',
      advice: sentences(
        'La page se charge, mais un proxy, un pare-feu ou une extension coupe la liaison',
        'directe avec le serveur. Essayez un autre réseau ou navigateur, ou ouvrez la page en',
        'https:// si elle était en http://.',
      ),
    },
  },
};
