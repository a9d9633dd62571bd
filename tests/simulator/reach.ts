// Who can still speak to whom, and so of whom the design promises what: a peer outside of the one
// side that can hold an election is excused until it is back in the room's history (S12).
import { quorumOf } from '../../shared/netcode/follow.ts';
import { excuse, type Ledger, readmit } from './ledger.ts';
import { linkOf, type SimulatedPeer, type SimulatedRoom, upPeers } from './simulated-room.ts';

export type Reach = {
  /** Since when each peer has been on the strong side, not stopped and not slow (ms). */
  readonly soundSinceMs: Map<number, number>;
  /** How often no side could hold an election, and how often all began anew from one history. */
  leaderless: number;
  refounded: number;
};

/** How long a peer must have been reachable before its history is judged again (ms). */
const SOUND_MS = 700;

export function createReach(): Reach {
  return { soundSinceMs: new Map(), leaderless: 0, refounded: 0 };
}

/** Looks at the whole room: excuses who is cut off, takes back who has healed. */
export function judgeReach<State>(reach: Reach, room: SimulatedRoom<State>, ledger: Ledger): void {
  const up = upPeers(room);
  const { nowMs } = room.queue;
  const strong = strongSide(room, up);
  if (strong.length === 0 && up.length > 0) {
    reach.leaderless += 1;
    ledger.hasNoMajority = true;
  }
  for (const peer of up) {
    if (strong.includes(peer)) {
      if (!reach.soundSinceMs.has(peer.id)) reach.soundSinceMs.set(peer.id, nowMs);
    } else {
      reach.soundSinceMs.delete(peer.id);
      if (peer.session.isLive) excuse(ledger, peer.id);
    }
  }
  const judged = strong.filter((one) => one.session.isLive && !ledger.excused.has(one.id));
  const newest = Math.max(0, ...judged.map(({ session }) => session.confirmedTick));
  const healed = strong.filter((one) => isHealed(reach, ledger, one, nowMs));
  if (healed.length === 0) return;
  if (judged.length > 0) for (const one of healed) rejoin(ledger, newest, one);
  else if (healed.length === strong.length && strong.length === up.length)
    refound(reach, ledger, up);
}

/** Everybody was excused and all are well: the one history they now share is the room's. */
function refound<State>(reach: Reach, ledger: Ledger, up: readonly SimulatedPeer<State>[]): void {
  const [first] = up;
  if (up.some((one) => !isOfOneMind(first, one))) return;
  reach.refounded += 1;
  ledger.hasNoMajority = false;
  ledger.confirmed.clear();
  ledger.states.clear();
  // Without a majority anywhere even a committed tick may be lost: who held it was gone (S12).
  for (const [tick, chain] of ledger.committed)
    if (up.some(({ session }) => (session.chainBefore(tick) ?? chain) !== chain))
      ledger.committed.delete(tick);
  for (const tick of ledger.committed.keys())
    if (tick > first.session.confirmedTick) ledger.committed.delete(tick);
  for (const one of up) readmit(ledger, one);
}

function isHealed<State>(
  reach: Reach,
  ledger: Ledger,
  { id, session }: SimulatedPeer<State>,
  nowMs: number,
): boolean {
  if (!ledger.excused.has(id) || !session.isLive || session.isProvisional) return false;
  return nowMs - (reach.soundSinceMs.get(id) ?? nowMs) >= SOUND_MS && !session.isVoting;
}

/** Its history is the room's again: the one of all who were never excused. */
function rejoin<State>(ledger: Ledger, newest: number, peer: SimulatedPeer<State>): void {
  const { session } = peer;
  const tick = Math.min(session.confirmedTick, newest);
  const held = ledger.confirmed.get(tick);
  if (held !== undefined && held.chain === session.chainBefore(tick)) readmit(ledger, peer);
}

function isOfOneMind<State>(a: SimulatedPeer<State>, b: SimulatedPeer<State>): boolean {
  if (a.session.term !== b.session.term || a.session.host !== b.session.host) return false;
  const tick = Math.min(a.session.confirmedTick, b.session.confirmedTick);
  const chain = a.session.chainBefore(tick);
  return chain !== undefined && chain === b.session.chainBefore(tick);
}

/** The one group that could elect a host now, the witness counted where it may; else nobody. */
function strongSide<State>(
  room: SimulatedRoom<State>,
  up: readonly SimulatedPeer<State>[],
): readonly SimulatedPeer<State>[] {
  const awake = up.filter((one) => isAwake(room, one));
  const sides = groupsOf(room, awake)
    .map((group) => fullyLinked(room, group))
    .filter((side) => isAble(room, side));
  return sides.length === 1 ? sides[0] : [];
}

function isAwake<State>(room: SimulatedRoom<State>, peer: SimulatedPeer<State>): boolean {
  const isStopped = peer.stalledUntilMs > room.queue.nowMs;
  return !isStopped && peer.backgroundMs === 0 && peer.stepMs === 0 && !peer.lies;
}

function isAble<State>(room: SimulatedRoom<State>, side: readonly SimulatedPeer<State>[]): boolean {
  const rosters = side.map(({ session }) => (session.isLive ? session.roster : []));
  const roster = rosters.reduce((most, one) => (one.length > most.length ? one : most), []);
  if (roster.length === 0) return true;
  const { quorum, witness } = quorumOf(roster.length);
  const { lobby, queue } = room;
  const hasLobby =
    witness &&
    lobby.up &&
    side.some(({ id }) => lobby.sockets.has(id) && queue.nowMs >= (lobby.cutUntilMs.get(id) ?? 0));
  const players = side.filter(({ id }) => roster.includes(id)).length;
  return players + (hasLobby ? 1 : 0) >= quorum;
}

/** Groups in which everybody reaches everybody both ways, over others if need be. */
function groupsOf<State>(
  room: SimulatedRoom<State>,
  peers: readonly SimulatedPeer<State>[],
): SimulatedPeer<State>[][] {
  const groups: SimulatedPeer<State>[][] = [];
  const left = new Set(peers);
  for (const first of peers) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (let at = 0; at < group.length; at++)
      for (const other of left)
        if (isLinked(room, group[at].id, other.id)) {
          left.delete(other);
          group.push(other);
        }
    groups.push(group);
  }
  return groups;
}

/** Votes go directly: whoever lacks most links within a group can't give its log to a candidate. */
function fullyLinked<State>(
  room: SimulatedRoom<State>,
  group: readonly SimulatedPeer<State>[],
): readonly SimulatedPeer<State>[] {
  const missing = group.map(
    (one) => group.filter((other) => other !== one && !isLinked(room, one.id, other.id)).length,
  );
  const most = Math.max(0, ...missing);
  if (most === 0) return group;
  const worst = missing.lastIndexOf(most);
  return fullyLinked(
    room,
    group.filter((_, at) => at !== worst),
  );
}

function isLinked<State>(room: SimulatedRoom<State>, a: number, b: number): boolean {
  return isOpen(room, a, b) && isOpen(room, b, a);
}

function isOpen<State>(room: SimulatedRoom<State>, from: number, to: number): boolean {
  const link = linkOf(room, from, to);
  return !link.quality.blocked && room.queue.nowMs >= link.stalledUntilMs;
}
