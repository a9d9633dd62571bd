// I7 and what goes with it: with all faults over, everybody is live, seated, follows one settled
// host, holds one history and one state, and sees nearly a tick confirmed per tick.
import { fail } from './ledger.ts';
import { runFor, upPeers } from './simulated-room.ts';
import { count, type Story } from './story.ts';
import { hostAt } from './witness-lobby.ts';

/** Time for the room to come to rest (ms), looked at this often, and what it must do then. */
export const SETTLE_MS = 8000;
const LOOK_MS = 250;
const FINAL_MS = 500;
const FINAL_TICKS_MIN = 22;
/** Sizes that no session's collections may pass, however long the run (I10). */
const LINKS_MAX = 16;
const MIGRATIONS_MAX = 50;

export function judgeLiveness<State>(story: Story<State>): void {
  const { room, ledger } = story;
  const startMs = room.queue.nowMs;
  let problem: string | undefined = 'not looked at';
  while (problem !== undefined && room.queue.nowMs - startMs < SETTLE_MS) {
    runFor(room, LOOK_MS);
    problem = problemOf(story) ?? slownessOf(story);
  }
  count(story.counters, 'settle-ms', Math.round(room.queue.nowMs - startMs));
  if (problem !== undefined) fail(ledger, 'I7', kindOf(problem), problem);
  for (const { id, session } of upPeers(room))
    if (session.links.size > LINKS_MAX || session.stats.migrations.length > MIGRATIONS_MAX)
      fail(ledger, 'I10', 'grows', `peer ${id} has ${session.links.size} links`);
}

/** A room at rest confirms nearly a tick per tick, at everybody. */
function slownessOf<State>({ room }: Story<State>): string | undefined {
  const before = new Map(upPeers(room).map((one) => [one.id, one.session.confirmedTick]));
  runFor(room, FINAL_MS);
  for (const { id, session } of upPeers(room)) {
    const gained = session.confirmedTick - (before.get(id) ?? 0);
    if (gained < FINAL_TICKS_MIN) return `slow: peer ${id}, ${gained} ticks in ${FINAL_MS} ms`;
  }
  return undefined;
}

function problemOf<State>(story: Story<State>): string | undefined {
  const { room } = story;
  const up = upPeers(room);
  const [first] = up;
  if (first === undefined) return undefined;
  for (const { id, session } of up) {
    if (!session.isLive) return `not live: peer ${id}`;
    if (session.isVoting) return `voting: peer ${id}, term ${session.term}`;
    if (session.isProvisional)
      return `provisional: peer ${id}, term ${session.term}, host ${session.host}`;
    if (session.term !== first.session.term || session.host !== first.session.host)
      return `several hosts: ${saysOf(up[0])}; ${saysOf({ id, session })}`;
    if (session.seat < 0) return `no seat: peer ${id}`;
    if (!up.some((one) => one.id === session.host))
      return `no host: peer ${id} follows ${session.host}`;
  }
  return lobbyProblemOf(story, first.session) ?? historyProblemOf(up.map((one) => one));
}

/** L10: whatever the lobby missed, it knows the host in the end. */
function lobbyProblemOf<State>(
  { room }: Story<State>,
  { term, host }: { readonly term: number; readonly host: number },
): string | undefined {
  const known = hostAt(room.lobby);
  if (known.term === term && known.host === host) return undefined;
  return `lobby: it knows ${known.host} of ${known.term}, the room follows ${host} of ${term}`;
}

function historyProblemOf(
  up: readonly {
    readonly id: number;
    readonly session: {
      confirmedTick: number;
      tick: number;
      checksumsAt: (tick: number) => readonly number[] | undefined;
    };
  }[],
): string | undefined {
  const tick = Math.min(...up.map(({ session }) => Math.min(session.confirmedTick, session.tick)));
  const first = up[0].session.checksumsAt(tick);
  if (first === undefined) return `behind: peer ${up[0].id} does not hold tick ${tick}`;
  for (const { id, session } of up) {
    const own = session.checksumsAt(tick);
    if (own === undefined) return `behind: peer ${id} does not hold tick ${tick}`;
    if (own[1] !== first[1]) return `other log: peer ${id} at tick ${tick}`;
    if (own[2] !== first[2]) return `other state: peer ${id} at tick ${tick}`;
  }
  return undefined;
}

function saysOf({ id, session }: { id: number; session: { host: number; term: number } }): string {
  return `peer ${id} follows ${session.host} of ${session.term}`;
}

function kindOf(problem: string): string {
  return problem.slice(0, problem.indexOf(':'));
}
