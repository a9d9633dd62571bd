// German for the page /#network, loaded with it.

import type { NetworkWords } from './english-network.ts';
import { sentences } from './forms.ts';

export const germanNetwork: NetworkWords = {
  title: 'Netzwerktest',
  stepsLabel: 'Schritte',
  result: 'Ergebnis',
  starting: 'Es geht los…',
  copy: 'Bericht kopieren',
  again: 'Noch einmal prüfen',
  back: 'Zurück zum Menü',
  copied: 'Kopiert. Füg ihn dort ein, wo du um Hilfe bittest.',
  notCopied: 'Der Browser hat die Zwischenablage nicht hergegeben.',
  waiting: 'Wartet.',
  doing: 'Wird versucht…',
  browser: 'Browser',
  checking: (step) => `Prüfung: ${step}`,
  steps: {
    lobby: 'Lobby',
    socket: 'Dauerverbindung zur Lobby',
    webrtc: 'WebRTC in diesem Browser',
    udp: 'UDP auf diesem Gerät',
    stun: 'Adresshelfer (STUN)',
    nat: 'Art des Routers (NAT)',
    'turn-udp': 'Relais über UDP (TURN)',
    'turn-tcp': 'Relais über TCP (TURN)',
  },
  findings: {
    'lobby-ok': 'Antwortet.',
    unreachable:
      'Antwortet nicht. Der Server steht still, oder dieses Netz oder eine Erweiterung sperrt ihn.',
    'rate-limited': sentences(
      'Bittet dieses Netz um etwas Geduld: zu viele Versuche. Versuch es in einer Minute noch',
      'einmal.',
    ),
    version: 'Ist neuer als diese Seite. Lade die Seite neu.',
    refused: 'Hat die Anfrage nicht angenommen. Lade die Seite neu.',
    full: 'Hat keinen Platz mehr für einen Test. Versuch es in einer Minute noch einmal.',
    'socket-ok': 'Offen.',
    'socket-blocked': 'Die Lobby antwortet, aber WebSockets zu ihr werden unterwegs gesperrt.',
    'no-lobby': 'Nicht versucht: Erst muss die Lobby erreicht sein.',
    'webrtc-ok': 'Erlaubt.',
    'webrtc-missing': 'Gesperrt von einer Einstellung, einer Erweiterung oder dem Browser selbst.',
    'browser-refused': 'Der Browser hat den Versuch verweigert.',
    'udp-ok': 'Der Browser kann es nutzen.',
    'udp-none':
      'Der Browser bietet kein UDP: Eine Einstellung, Erweiterung oder Richtlinie verbietet es.',
    'stun-ok': 'Sagt uns, wie dieses Gerät von außen aussieht.',
    'stun-partly': 'Einer der Server antwortet, ein anderer nicht.',
    'stun-silent': 'Kein Server antwortet: UDP ist unterwegs gesperrt.',
    'stun-none': 'Wer diese Lobby betreibt, hat keinen eingerichtet.',
    'nat-open': 'Keine Adressumsetzung auf dem Weg zum Helfer.',
    'nat-steady': 'Er behält einen Port für alle: Direkte Verbindungen klappen.',
    'nat-symmetric':
      'Er nimmt für jeden einen anderen Port (symmetrisch): Direkte Verbindungen scheitern oft.',
    'nat-unknown-one-server':
      'Unbekannt: Es braucht Antworten von zwei Helfern, und nur einer hat geantwortet.',
    'nat-unknown-adapters': 'Unbekannt: Dieses Gerät nutzt mehrere Netze zugleich.',
    'nat-unknown-silent': 'Unbekannt: Kein Helfer hat geantwortet.',
    'turn-ok': 'Trägt Daten hin und zurück in # ms.',
    'turn-refused': 'Das Relais hat uns abgelehnt (Code #). Darum muss sich der Betreiber kümmern.',
    'turn-unreachable': 'Keine Antwort: unterwegs gesperrt, oder das Relais steht still.',
    'turn-mute': 'Das Relais antwortet, trägt aber nichts. Darum muss sich der Betreiber kümmern.',
    'turn-none': 'Wer diese Lobby betreibt, hat keines eingerichtet.',
  },
  verdicts: {
    good: {
      title: 'Alles klappt',
      advice:
        'Du kannst mit allen spielen. Wo es keinen direkten Weg gibt, trägt das Relais das Spiel.',
    },
    direct: {
      title: 'Du verbindest dich direkt',
      advice: sentences(
        'Die meisten Spieler erreichen dich. Es gibt kein Relais, das läuft, darum schaffen es',
        'ein paar hinter strengen Routern oder in Firmennetzen nicht: Kommt jemand nicht',
        'herein, soll ein anderer den Raum öffnen.',
      ),
    },
    symmetricRelay: {
      title: 'Du kannst spielen, oft über das Relais',
      advice: sentences(
        'Dein Router ist streng, darum gehen manche Verbindungen über das Relais. Das klappt',
        'und kostet etwas Verzögerung. Ein anderes Netz, etwa das WLAN zu Hause statt mobiler',
        'Daten, gibt direkte Verbindungen.',
      ),
    },
    symmetric: {
      title: 'Manche Spieler erreichst du nicht',
      advice: sentences(
        'Dein Router ist streng (symmetrisch), und diese Lobby hat kein Relais, das läuft: Mit',
        'Spielern hinter einem anderen strengen Router kommt keine Verbindung zustande. Versuch',
        'ein anderes Netz, schalte ein VPN ab, oder bitte den Betreiber der Lobby um ein',
        'Relais.',
      ),
    },
    udpBlockedRelay: {
      title: 'Du kannst spielen, nur über das Relais',
      advice: sentences(
        'Dieses Netz lässt kein UDP hinaus, darum geht jede Verbindung über das Relais und',
        'kostet Verzögerung. Ein anderes Netz ist schneller; in Firma oder Schule bitte darum,',
        'UDP zu erlauben.',
      ),
    },
    udpBlocked: {
      title: 'Dieses Netz sperrt UDP',
      advice: sentences(
        'Spiele laufen über UDP, und diese Lobby hat kein Relais, das ohne auskommt. Spieler in',
        'deinem eigenen Netz erreichen dich vielleicht trotzdem. Für alle anderen nimm ein',
        'anderes Netz, oder schalte ein VPN oder eine Firewall ab, die UDP sperrt.',
      ),
    },
    relayOnly: {
      title: 'Du kannst spielen, über das Relais',
      advice: sentences(
        'Diese Lobby hat ein Relais und keinen Adresshelfer: Verbindungen aus deinem Netz',
        'hinaus gehen über das Relais.',
      ),
    },
    sameNetwork: {
      title: 'Bereit für Spieler in deinem Netz',
      advice: sentences(
        'Diese Lobby hat weder Adresshelfer noch Relais, was für ein Haus oder eine LAN-Party',
        'richtig ist. Um über das Internet zu spielen, muss ihr Betreiber STUN und TURN',
        'einrichten.',
      ),
    },
    webRtcBlocked: {
      title: 'Dein Browser sperrt WebRTC',
      advice: sentences(
        'Spieler verbinden sich über WebRTC und UDP miteinander, und dieser Browser erlaubt es',
        'nicht. Such eine Erweiterung oder Einstellung für Privatsphäre, die es abschaltet,',
        'erlaube es für diese Seite und versuch es noch einmal; oder nimm einen anderen',
        'Browser.',
      ),
    },
    noLobby: {
      title: 'Die Lobby ist nicht erreichbar',
      advice: sentences(
        'Ohne sie kommt niemand in einen Raum; laufende Spiele gehen weiter. Sieh nach, ob du',
        'online bist, und versuch es noch einmal. Scheitert nur diese Seite, steht ihr Server',
        'vielleicht still oder ist hier gesperrt.',
      ),
    },
    socketBlocked: {
      title: 'Dieses Netz sperrt WebSockets',
      advice: sentences(
        'Die Seite lädt, aber ein Proxy, eine Firewall oder eine Erweiterung trennt die',
        'Dauerverbindung zur Lobby. Versuch ein anderes Netz oder einen anderen Browser, oder',
        'öffne die Seite mit https://, falls es http:// war.',
      ),
    },
  },
};
