// What the room list and the room client are told of a state: facts for strangers, standing of a
// player.
import type { RoomFacts } from '../../shared/protocol/lobby-messages.ts';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatsMax, ticksPerSecond } from '../../shared/simulation/constants.ts';
import {
  clockTicksOf,
  hasIdentityBans,
  isAdminAt,
  isAwayAt,
  nameAt,
  phaseOf,
  scoreOf,
  seatKindAt,
  seatOfPlayer,
  settingOf,
  teamAt,
  timeLimitTicksOf,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { ShownKey } from '../net/peer-identity.ts';
import type { Standing } from '../net/seat-keeper.ts';

/** Scores above this read as it: one byte on the wire. */
const SHOWN_SCORE_MAX = 255;

const accessNames = ['listed', 'link', 'locked'] as const;

/** `lobbyPingMs` is this page's own round trip to the lobby. */
export function roomFacts(state: RoomState, lobbyPingMs: number): RoomFacts {
  let players = 0;
  let title = 'Kickabout';
  for (let seat = seatsMax - 1; seat >= 0; seat--) {
    if (seatKindAt(state, seat) !== 'human' || isAwayAt(state, seat)) continue;
    // Whoever sits on the bench takes no place on the pitch.
    if (teamAt(state, seat) !== 0) players += 1;
    if (isAdminAt(state, seat)) title = `${nameAt(state, seat)}’s room`;
  }
  const shown = (team: number) => Math.min(SHOWN_SCORE_MAX, scoreOf(state, team));
  return {
    phase: phaseOf(state),
    score: [shown(1), shown(2)],
    players,
    playersMax: 2 * settingOf(state, settingIndex.perSide),
    title,
    access: accessNames[settingOf(state, settingIndex.access)],
    playedS: seconds(clockTicksOf(state)),
    limitS: seconds(timeLimitTicksOf(state)),
    lobbyPingMs: Math.min(0xffff, Math.round(lobbyPingMs)),
  };
}

/**
 * Whether a host lets a request into the log. A join brings the word of the own key (S66): it must
 * be that of the key that the peer has shown; without a key nobody comes in once somebody was
 * banned by key.
 */
export function isAdmitted(
  state: RoomState,
  { kind, value }: { readonly kind: number; readonly value: number },
  shown: ShownKey,
): boolean {
  if (kind !== commandKind.join || shown.kind === 'unable') return true;
  if (shown.kind === 'proven') return value === shown.word;
  return value === 0 && shown.kind !== 'mismatch' && !hasIdentityBans(state);
}

function seconds(ticks: number): number {
  return Math.min(0xffff, Math.floor(ticks / ticksPerSecond));
}

export function standingOf(state: RoomState, playerId: number): Standing {
  const seat = seatOfPlayer(state, playerId);
  if (seat < 0) return 'none';
  return isAwayAt(state, seat) ? 'away' : 'seated';
}
