// What a person sees of a failure: what happened, what it means, what they can do now.
import { words } from '../language/language.ts';

/** Why a room could not be entered, or was lost; the lobby client's codes plus our own. */
export type FailureReason =
  | 'not-found'
  | 'full'
  | 'unreachable'
  | 'version'
  | 'banned'
  | 'locked'
  | 'rate-limited'
  | 'refused'
  | 'webrtc-blocked'
  | 'no-connection'
  | 'no-relay'
  | 'room-closed'
  | 'kicked-out'
  | 'replaced';

/** What can be done about it; each is a button, the first one is the big one. */
export type FailureChoice =
  | 'play-now'
  | 'practise'
  | 'retry'
  | 'make-room'
  | 'browse'
  | 'reload'
  | 'network'
  | 'settings'
  | 'menu';

export type Failure = {
  readonly reason: FailureReason;
  readonly title: string;
  readonly detail: string;
  readonly choices: readonly FailureChoice[];
};

const choicesByReason: Readonly<Record<FailureReason, readonly FailureChoice[]>> = {
  'not-found': ['play-now', 'browse', 'menu'],
  full: ['retry', 'play-now', 'menu'],
  unreachable: ['retry', 'practise', 'network', 'menu'],
  version: ['reload', 'menu'],
  banned: ['play-now', 'browse', 'menu'],
  locked: ['play-now', 'browse', 'menu'],
  'rate-limited': ['retry', 'menu'],
  refused: ['reload', 'retry', 'menu'],
  'webrtc-blocked': ['practise', 'retry', 'network', 'menu'],
  'no-relay': ['settings', 'practise', 'menu'],
  'no-connection': ['play-now', 'retry', 'network', 'menu'],
  'room-closed': ['make-room', 'play-now', 'menu'],
  replaced: ['menu'],
  'kicked-out': ['play-now', 'browse', 'menu'],
};

/** The words and choices for a reason; `detail`, if given, replaces the usual explanation. */
export function failureFor(reason: FailureReason, detail?: string): Failure {
  const failure = words.peek().failures[reason];
  const choices = choicesByReason[reason];
  return { reason, title: failure.title, detail: detail ?? failure.detail, choices };
}
