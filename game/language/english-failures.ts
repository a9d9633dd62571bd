// English for what can go wrong on the way into a room, and out of it; part of `english.ts`.
import { sentences } from './forms.ts';

export const englishFailures = {
  'not-found': {
    title: 'No room with that code',
    detail: sentences(
      'It may have closed, or a letter slipped. Codes have four letters or digits,',
      'and none that are easily mixed up, such as 0, O, 1 or I.',
    ),
  },
  full: {
    title: 'This room is full',
    detail: 'Every place is taken right now. Seats free up often, so another try may work.',
  },
  unreachable: {
    title: 'The lobby is out of reach',
    detail: sentences(
      'We could not reach the server that introduces players. Matches already running go on.',
      'Check your network, or try again in a moment.',
    ),
  },
  version: {
    title: 'A newer version is ready',
    detail: sentences(
      'This tab is older than the room you want to join.',
      'Reload to update; it takes a second.',
    ),
  },
  banned: {
    title: 'You can’t come back to this room',
    detail: 'An admin of the room removed you. Other rooms are open to you.',
  },
  locked: {
    title: 'This room is closed to newcomers',
    detail:
      'An admin lets nobody new in for now. Ask somebody who is inside, or play somewhere else.',
  },
  'rate-limited': {
    title: 'Too many tries at once',
    detail: 'The lobby asked us to slow down. Wait ten seconds, then try again.',
  },
  refused: {
    title: 'The lobby said no',
    detail: 'It did not accept the request. Reloading the page usually helps.',
  },
  'webrtc-blocked': {
    title: 'Your browser blocks WebRTC',
    detail: sentences(
      'Players connect to each other directly with WebRTC, and a setting or an extension has',
      'turned it off. Allow it for this page, then try again.',
    ),
  },
  'no-relay': {
    title: 'This lobby has no relay',
    detail: sentences(
      'You have chosen to hide your address, and without a relay the others would see it.',
      'Turn that off in the settings, or play in another lobby.',
    ),
  },
  'no-connection': {
    title: 'Can’t reach the players',
    detail: sentences(
      'Your network or theirs blocks direct connections. Nothing is wrong with the code:',
      'another network, or another room, may work.',
    ),
  },
  'room-closed': {
    title: 'The room has closed',
    detail: 'Everyone else left, so the room is gone. A new one takes a second to open.',
  },
  replaced: {
    title: 'The room is open in another tab',
    detail: 'You are playing there now; this tab has let go of the seat.',
  },
  'kicked-out': {
    title: 'You were removed from the room',
    detail: 'An admin asked you to leave. Other rooms are open to you.',
  },
};
