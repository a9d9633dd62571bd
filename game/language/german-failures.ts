// German for what can go wrong on the way into a room, and out of it; part of `german.ts`.
import type { Words } from './english.ts';
import { sentences } from './forms.ts';

export const germanFailures: Words['failures'] = {
  'not-found': {
    title: 'Kein Raum mit diesem Code',
    detail: sentences(
      'Vielleicht ist er zu, oder ein Buchstabe ist verrutscht. Codes haben vier Buchstaben',
      'oder Ziffern, und keine, die man verwechselt, wie 0, O, 1 oder I.',
    ),
  },
  full: {
    title: 'Dieser Raum ist voll',
    detail: 'Gerade ist alles besetzt. Oft wird etwas frei, versuch es noch einmal.',
  },
  unreachable: {
    title: 'Die Lobby ist nicht erreichbar',
    detail: sentences(
      'Wir erreichen den Server nicht, der Spieler miteinander bekannt macht. Laufende Spiele',
      'gehen weiter. Prüf dein Netz oder versuch es gleich noch einmal.',
    ),
  },
  version: {
    title: 'Es gibt eine neue Version',
    detail: sentences(
      'Dieser Tab ist älter als der Raum, in den du willst.',
      'Lade die Seite neu; das dauert eine Sekunde.',
    ),
  },
  banned: {
    title: 'In diesen Raum kommst du nicht zurück',
    detail: 'Ein Admin hat dich entfernt. Andere Räume stehen dir offen.',
  },
  locked: {
    title: 'Dieser Raum nimmt niemanden mehr auf',
    detail: sentences(
      'Ein Admin lässt gerade niemanden herein.',
      'Frag jemanden, der drin ist, oder spiel woanders.',
    ),
  },
  'rate-limited': {
    title: 'Zu viele Versuche auf einmal',
    detail: 'Die Lobby bittet um Ruhe. Warte zehn Sekunden und versuch es dann noch einmal.',
  },
  refused: {
    title: 'Die Lobby hat abgelehnt',
    detail: 'Sie hat die Anfrage nicht angenommen. Meist hilft es, die Seite neu zu laden.',
  },
  'webrtc-blocked': {
    title: 'Dein Browser sperrt WebRTC',
    detail: sentences(
      'Spieler verbinden sich direkt über WebRTC, und eine Einstellung oder Erweiterung hat es',
      'abgeschaltet. Erlaube es für diese Seite und versuch es noch einmal.',
    ),
  },
  'no-relay': {
    title: 'Diese Lobby hat kein Relais',
    detail: sentences(
      'Du willst deine Adresse verbergen, und ohne Relais würden die anderen sie sehen.',
      'Schalte das in den Einstellungen aus oder spiele in einer anderen Lobby.',
    ),
  },
  'no-connection': {
    title: 'Die Mitspieler sind nicht erreichbar',
    detail: sentences(
      'Dein Netz oder ihres sperrt direkte Verbindungen. Mit dem Code ist alles in Ordnung:',
      'Ein anderes Netz oder ein anderer Raum kann klappen.',
    ),
  },
  'room-closed': {
    title: 'Der Raum ist zu',
    detail: 'Alle anderen sind gegangen. Ein neuer ist in einer Sekunde offen.',
  },
  replaced: {
    title: 'Der Raum ist in einem anderen Tab offen',
    detail: 'Du spielst jetzt dort; dieser Tab hat den Platz abgegeben.',
  },
  'kicked-out': {
    title: 'Du wurdest aus dem Raum entfernt',
    detail: 'Ein Admin wollte, dass du gehst. Andere Räume stehen dir offen.',
  },
};
