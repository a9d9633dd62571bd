// A referee beside the room: steps the committed log from its first tick in a state of its own, and
// holds everybody's hashes, the lost players' last inputs and the goals against it (I5, I9, I11).
import type { ControlMessage, GameMessage } from '../../shared/protocol/peer-messages.ts';
import type { Game } from './game.ts';
import { isJournaled, journaledCommands, journaledInputs } from './journal.ts';
import { fail, type Ledger } from './ledger.ts';
import type { SimulatedPeer } from './simulated-peer.ts';

/** A host that died: what each other peer knew of its inputs then. */
type Lost = { readonly known: Map<number, number>; readonly confirmed: number };

export type Referee<State> = {
  readonly game: Game<State>;
  state: State;
  /** Next tick to step. */
  tick: number;
  /** The log went on where nobody wrote down what was stepped, or began anew. */
  isLost: boolean;
  judged: number;
  absences: number;
  goals: number;
  /** By receiver and player: first tick whose input has not reached it. */
  readonly known: Map<number, number>;
  /** By player: its own inputs as it sent them, and their ticks. */
  readonly sent: Map<number, { readonly ticks: Int32Array; readonly inputs: Uint8Array }>;
  readonly lost: Map<number, Lost>;
  /** Keyframes that each peer had taken. */
  readonly keyframes: Map<number, number>;
};

const CHECK_EVERY_TICKS = 60;
const TICKS_KEPT = 512;

export function createReferee<State>(game: Game<State>): Referee<State> {
  return {
    game,
    state: game.simulation.createState(),
    tick: 0,
    isLost: false,
    judged: 0,
    absences: 0,
    goals: 0,
    known: new Map(),
    sent: new Map(),
    lost: new Map(),
    keyframes: new Map(),
  };
}

/** The room starts over, with a new log from tick 0. */
export function restartReferee<State>(referee: Referee<State>): void {
  referee.state = referee.game.simulation.createState();
  referee.tick = 0;
  referee.isLost = false;
  referee.lost.clear();
}

/** Remembers whose inputs reached whom, as both ends would. */
export function noteArrival<State>(
  referee: Referee<State>,
  to: number,
  from: number,
  message: GameMessage | ControlMessage,
): void {
  if (message.kind !== 'frame') return;
  for (const [playerId, first, pairs] of message.inputs) {
    let tick = first;
    const own = playerId === from ? sentBy(referee, from) : undefined;
    for (let i = 0; i < pairs.length; i += 2)
      for (let n = 0; n < pairs[i + 1]; n++, tick++) {
        if (own === undefined) continue;
        own.ticks[tick % TICKS_KEPT] = tick;
        own.inputs[tick % TICKS_KEPT] = pairs[i];
      }
    const key = to * 0x10000 + playerId;
    if (tick > (referee.known.get(key) ?? 0)) referee.known.set(key, tick);
  }
}

/** What a peer stepped before it took a keyframe was of another history, or a guess. */
export function noteKeyframe<State>(one: Referee<State>, peer: SimulatedPeer<State>): void {
  const { keyframesTaken } = peer.session.stats;
  if ((one.keyframes.get(peer.id) ?? 0) === keyframesTaken) return;
  one.keyframes.set(peer.id, keyframesTaken);
  peer.journal?.ticks.fill(-1);
}

/** A host dies now, in front of `others`. */
export function noteLostHost<State>(
  referee: Referee<State>,
  id: number,
  others: readonly SimulatedPeer<State>[],
): void {
  const known = new Map(
    others.map((one) => [one.id, referee.known.get(one.id * 0x10000 + id) ?? 0]),
  );
  const confirmed = Math.max(0, ...others.map(({ session }) => session.confirmedTick));
  referee.lost.set(id, { known, confirmed });
}

/** Who was cut off after a host died was nobody's witness of its inputs. */
export function forgetWitnesses<State>(one: Referee<State>, ids: ReadonlySet<number>): void {
  if (one.lost.size === 0) return;
  for (const { known } of one.lost.values()) for (const id of ids) known.delete(id);
}

/** Steps what was committed since the last call, as this peer stepped it. */
export function referee<State>(
  one: Referee<State>,
  peer: SimulatedPeer<State>,
  ledger: Ledger,
): void {
  const { session, journal } = peer;
  const end = Math.min(session.committedTick, session.tick);
  while (!one.isLost && journal !== undefined && one.tick < end) {
    if (!isJournaled(journal, one.tick)) {
      // A joiner has no journal of what was before it; another peer's will do.
      if (end - one.tick > TICKS_KEPT) one.isLost = true;
      return;
    }
    stepOnce(one, peer, ledger);
  }
}

function stepOnce<State>(one: Referee<State>, peer: SimulatedPeer<State>, ledger: Ledger): void {
  const { game, state, tick } = one;
  const { journal } = peer;
  if (journal === undefined) return;
  if (tick % CHECK_EVERY_TICKS === 0) judgeState(one, ledger);
  const inputs = journaledInputs(journal, tick);
  const commands = journaledCommands(journal, tick);
  for (const command of commands)
    if (command.kind === game.absenceKind) judgeAbsence(one, peer, command.target, ledger);
  judgeLastInputs(one, inputs, ledger);
  const goals = game.goalsOf(state);
  game.simulation.step(state, inputs, commands);
  one.tick += 1;
  const scored = game.goalsOf(state) - goals;
  if (scored > 0) {
    one.goals += scored;
    if (game.goalEventsOf(state) !== scored)
      fail(ledger, 'I11', 'goal events', `${game.goalEventsOf(state)} events of ${scored} goals`);
  }
}

function judgeState<State>(one: Referee<State>, ledger: Ledger): void {
  const hash = ledger.states.get(one.tick);
  if (hash === undefined) return;
  one.judged += 1;
  const own = one.game.simulation.checksum(one.state);
  if (own !== hash) fail(ledger, 'I5', 'not as the log says', `state of tick ${one.tick}`);
}

/** A lost player goes after its last input that any of those who took part had (H5). */
function judgeAbsence<State>(
  one: Referee<State>,
  peer: SimulatedPeer<State>,
  id: number,
  ledger: Ledger,
): void {
  const lost = one.lost.get(id);
  // One from before it died was about another absence.
  if (lost === undefined || ledger.isSuspended || one.tick < lost.confirmed) return;
  one.lost.delete(id);
  one.absences += 1;
  for (const [other, next] of lost.known)
    if (!ledger.excused.has(other) && ledger.seen.has(other) && one.tick < next)
      fail(
        ledger,
        'I9',
        'left too early',
        `player ${id} left in tick ${one.tick}, ${other} had its inputs to ${next}: ${peer.id}`,
      );
}

/** What a lost host had still sent, and somebody had, is what counts. */
function judgeLastInputs<State>(one: Referee<State>, inputs: Uint8Array, ledger: Ledger): void {
  if (one.lost.size === 0 || ledger.isSuspended) return;
  for (const [id, lost] of one.lost) {
    if (one.tick < lost.confirmed) continue;
    const seat = seatOf(one, id);
    const isKnown = [...lost.known].some(
      ([other, next]) => one.tick < next && !ledger.excused.has(other) && ledger.seen.has(other),
    );
    const own = sentBy(one, id);
    const slot = one.tick % TICKS_KEPT;
    if (seat < 0 || !isKnown || own.ticks[slot] !== one.tick) continue;
    if (own.inputs[slot] !== inputs[seat])
      fail(ledger, 'I9', 'other input', `tick ${one.tick}: not what lost player ${id} pressed`);
  }
}

function seatOf<State>({ game, state }: Referee<State>, playerId: number): number {
  for (let seat = 0; seat < game.simulation.seats; seat++)
    if (game.simulation.playerAt(state, seat) === playerId) return seat;
  return -1;
}

function sentBy<State>(one: Referee<State>, id: number) {
  let sent = one.sent.get(id);
  if (sent === undefined) {
    sent = { ticks: new Int32Array(TICKS_KEPT).fill(-1), inputs: new Uint8Array(TICKS_KEPT) };
    one.sent.set(id, sent);
  }
  return sent;
}
