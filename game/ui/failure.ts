// What a person sees of a failure: what happened, what it means, what they can do now.

/** Why a room could not be entered, or was lost; the lobby client's codes plus our own. */
export type FailureReason =
  | 'not-found'
  | 'full'
  | 'unreachable'
  | 'version'
  | 'banned'
  | 'rate-limited'
  | 'refused'
  | 'webrtc-blocked'
  | 'no-connection'
  | 'room-closed'
  | 'kicked-out'
  | 'replaced';

/** What can be done about it; each is a button, the first one is the big one. */
export type FailureChoice = 'play-now' | 'retry' | 'make-room' | 'browse' | 'reload' | 'menu';

export type Failure = {
  readonly title: string;
  readonly detail: string;
  readonly choices: readonly FailureChoice[];
};

const failures: Readonly<Record<FailureReason, Failure>> = {
  'not-found': {
    title: 'No room with that code',
    detail: [
      'It may have closed, or a letter slipped.',
      'Codes have four letters or digits, and none that are easily mixed up, such as 0, O, 1 or I.',
    ].join(' '),
    choices: ['play-now', 'browse', 'menu'],
  },
  full: {
    title: 'This room is full',
    detail: 'Every place is taken right now. Seats free up often, so another try may work.',
    choices: ['retry', 'play-now', 'menu'],
  },
  unreachable: {
    title: 'The lobby is out of reach',
    detail: [
      'We could not reach the server that introduces players. Matches already running go on.',
      'Check your network, or try again in a moment.',
    ].join(' '),
    choices: ['retry', 'menu'],
  },
  version: {
    title: 'A newer version is ready',
    detail:
      'This tab is older than the room you want to join. Reload to update; it takes a second.',
    choices: ['reload', 'menu'],
  },
  banned: {
    title: 'You can’t come back to this room',
    detail: 'An admin of the room removed you. Other rooms are open to you.',
    choices: ['play-now', 'browse', 'menu'],
  },
  'rate-limited': {
    title: 'Too many tries at once',
    detail: 'The lobby asked us to slow down. Wait ten seconds, then try again.',
    choices: ['retry', 'menu'],
  },
  refused: {
    title: 'The lobby said no',
    detail: 'It did not accept the request. Reloading the page usually helps.',
    choices: ['reload', 'retry', 'menu'],
  },
  'webrtc-blocked': {
    title: 'Your browser blocks WebRTC',
    detail: [
      'Players connect to each other directly with WebRTC,',
      'and a setting or an extension has turned it off. Allow it for this page, then try again.',
    ].join(' '),
    choices: ['retry', 'menu'],
  },
  'no-connection': {
    title: 'Can’t reach the players',
    detail: [
      'Your network or theirs blocks direct connections. Nothing is wrong with the code:',
      'another network, or another room, may work.',
    ].join(' '),
    choices: ['play-now', 'retry', 'menu'],
  },
  'room-closed': {
    title: 'The room has closed',
    detail: 'Everyone else left, so the room is gone. A new one takes a second to open.',
    choices: ['make-room', 'play-now', 'menu'],
  },
  replaced: {
    title: 'The room is open in another tab',
    detail: 'You are playing there now; this tab has let go of the seat.',
    choices: ['menu'],
  },
  'kicked-out': {
    title: 'You were removed from the room',
    detail: 'An admin asked you to leave. Other rooms are open to you.',
    choices: ['play-now', 'browse', 'menu'],
  },
};

/** The words and choices for a reason; `detail`, if given, replaces the usual explanation. */
export function failureFor(reason: FailureReason, detail?: string): Failure {
  const failure = failures[reason];
  return detail === undefined ? failure : { ...failure, detail };
}
