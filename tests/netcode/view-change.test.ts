// H4 to H8 in whole rooms: who becomes the host, what it may decide, and what nobody loses by it.
import { describe, expect, it } from 'vitest';
import { commandKind } from '../../shared/simulation/command.ts';
import { phaseOf, scoreOf, tickOf } from '../../shared/simulation/readers.ts';
import { seatKind } from '../../shared/simulation/state.ts';
import {
  addPeer,
  crash,
  runFor,
  type SimulatedPeer,
  setBlocked,
  stall,
  upPeers,
} from '../simulator/simulated-room.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { stopLobby } from '../simulator/witness-lobby.ts';
import {
  confirmedBy,
  frozenIn,
  isOfOneHistory,
  isOfOneMind,
  lastMigration,
  lostOf,
  others,
  peerOf,
  realRoom,
  toyRoom,
} from './room-fixture.ts';

type Peer = SimulatedPeer<ToyState>;
describe('H4 a vote', () => {
  it('needs a quorum: the smaller part of a room elects nobody and commits nothing', () => {
    const room = toyRoom(5);
    for (const a of [1, 2]) for (const b of [3, 4, 5]) setBlocked(room, a, b, true);
    runFor(room, 1500);
    expect([3, 4, 5].map((id) => peerOf(room, id).session.host)).toEqual([3, 3, 3]);
    expect([3, 4, 5].some((id) => peerOf(room, id).session.isProvisional)).toBe(false);
    const commits = [1, 2].map((id) => peerOf(room, id).session.committedTick);
    runFor(room, 2000);
    expect([1, 2].map((id) => peerOf(room, id).session.committedTick)).toEqual(commits);
  });

  it('of four with one gone takes three, the witness among them or not', () => {
    const room = toyRoom(4);
    stopLobby(room.lobby);
    runFor(room, 200);
    crash(room, peerOf(room, 1), false);
    runFor(room, 1500);
    expect(upPeers(room).map(({ session }) => [session.term, session.isProvisional])).toEqual(
      [2, 3, 4].map(() => [2, false]),
    );
    expect(room.lobby.grants).toBe(0);
  });

  it("in a 1v1 is the witness' alone: with its word the other goes on at once", () => {
    const room = toyRoom(2);
    crash(room, peerOf(room, 1), true);
    runFor(room, 700);
    const { session } = peerOf(room, 2);
    expect([session.isHost, session.isProvisional, room.lobby.grants]).toEqual([true, false, 1]);
  });

  it('in a 1v1 a host that died without a word is given up by the witness, too', () => {
    const room = toyRoom(2);
    crash(room, peerOf(room, 1), false);
    runFor(room, 1500);
    const { session } = peerOf(room, 2);
    expect([session.isHost, session.isProvisional, room.lobby.grants]).toEqual([true, false, 1]);
  });

  it('in a 1v1 only the witness can block: no vote while the host still says that it lives', () => {
    const room = toyRoom(2);
    setBlocked(room, 1, 2, true);
    runFor(room, 1500);
    const { session } = peerOf(room, 2);
    expect([session.isVoting, session.isHost, room.lobby.grants]).toEqual([true, false, 0]);
    expect(frozenIn(room)).toBe(0);
  });
});

describe('N3 a committed tick', () => {
  it('is the same on both sides of a division, however long it lasts', () => {
    const room = toyRoom(5);
    for (const a of [1, 2]) for (const b of [3, 4, 5]) setBlocked(room, a, b, true);
    runFor(room, 4000);
    const [smaller, larger] = [peerOf(room, 1).session, peerOf(room, 3).session];
    const tick = Math.min(smaller.committedTick, larger.committedTick);
    expect(smaller.chainBefore(tick)).toBe(larger.chainBefore(tick));
  });
});

describe('H5 the new host', () => {
  it('has the longest log: no tick that a survivor saw confirmed is lost', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const room = toyRoom(4, { rttMs: 60, loss: 0.1 }, { seed });
      // The candidate hears the host no more a while before it dies: others know more than it.
      setBlocked(room, 1, 2, true);
      runFor(room, 100);
      const before = confirmedBy(others(room, 1));
      const best = Math.max(...others(room, 1).map(({ session }) => session.confirmedTick));
      crash(room, peerOf(room, 1), seed % 2 === 0);
      setBlocked(room, 1, 2, false);
      runFor(room, 2000);
      expect(isOfOneHistory(room), `seed ${seed}`).toBe(true);
      expect(peerOf(room, 3).session.confirmedTick).toBeGreaterThan(best);
      expect(lostOf(room, before), `seed ${seed}`).toEqual([]);
      for (const peer of upPeers(room)) expect(lastMigration(peer).confirmedTicksLost).toBe(0);
    }
  });

  it("uses the maximum of the dead player's inputs: what one survivor holds counts for all", () => {
    const room = toyRoom(4, { rttMs: 20 });
    // Peer 4 alone hears the host's last presses; then the host dies.
    for (const id of [2, 3]) setBlocked(room, 1, id, true);
    const lastPress = peerOf(room, 1).session.tick;
    runFor(room, 90);
    crash(room, peerOf(room, 1), false);
    for (const id of [2, 3]) setBlocked(room, 1, id, false);
    const known = peerOf(room, 4).session.confirmedTick;
    expect(known).toBeGreaterThan(lastPress - 3);
    const before = confirmedBy([peerOf(room, 4)]);
    runFor(room, 1500);
    expect([lostOf(room, before), isOfOneHistory(room)]).toEqual([[], true]);
    expect(upPeers(room).map(({ session }) => session.roster)).toEqual(
      [2, 3, 4].map(() => [2, 3, 4]),
    );
    for (const { session } of upPeers(room)) expect(session.stats.forks).toBe(0);
  });
});

describe('H6 migration costs confirmations, never frames', () => {
  it.each([20, 100, 200])('every update of every survivor steps (%i ms round trip)', (rttMs) => {
    const ticks = new Map<number, number>();
    let slowest = Number.POSITIVE_INFINITY;
    const check = (_: unknown, { id, session }: Peer) => ticks.set(id, session.tick);
    const room = toyRoom(4, { rttMs, loss: 0.05 }, { check });
    crash(room, peerOf(room, 1), false);
    for (let i = 0; i < 15; i++) {
      const before = new Map(ticks);
      runFor(room, 100);
      for (const { id } of upPeers(room))
        slowest = Math.min(slowest, (ticks.get(id) ?? 0) - (before.get(id) ?? 0));
    }
    expect(slowest).toBeGreaterThanOrEqual(5);
    expect(frozenIn(room)).toBe(0);
    expect(peerOf(room, 2).session.term).toBe(2);
  });
});

describe('H7 who is no longer the host', () => {
  it.each([300, 1000, 3000])(
    'a host stopped for %i ms that wakes is fenced and becomes a player',
    (ms) => {
      const room = toyRoom(4, { rttMs: 40 });
      const host = peerOf(room, 1);
      stall(room, host, ms);
      runFor(room, ms);
      const before = confirmedBy(others(room, 1));
      runFor(room, 3000);
      expect([host.session.isHost, host.session.term, host.session.host]).toEqual([false, 2, 2]);
      expect([isOfOneMind(room), isOfOneHistory(room)]).toEqual([true, true]);
      expect(host.session.seat).toBeGreaterThanOrEqual(0);
      expect(lostOf(room, before)).toEqual([]);
    },
  );

  it('a host that hears no quorum stops committing and plays on', () => {
    const room = toyRoom(3);
    const host = peerOf(room, 1);
    for (const id of [2, 3]) setBlocked(room, 1, id, true);
    runFor(room, 200);
    const { committedTick, tick } = host.session;
    runFor(room, 3000);
    expect(host.session.committedTick - committedTick).toBeLessThanOrEqual(3);
    expect(host.session.tick - tick).toBeGreaterThan(175);
  });

  it('lobby gone and host gone: plays on, marked provisional, and commits nothing', () => {
    const room = toyRoom(2);
    stopLobby(room.lobby);
    runFor(room, 300);
    crash(room, peerOf(room, 1), false);
    const { session } = peerOf(room, 2);
    runFor(room, 1500);
    const { committedTick } = session;
    expect([session.isHost, session.isVoting]).toEqual([false, true]);
    runFor(room, 2500);
    expect([session.isHost, session.isProvisional]).toEqual([true, true]);
    expect(session.committedTick).toBe(committedTick);
    expect(session.tick - session.confirmedTick).toBeLessThan(20);
    expect(frozenIn(room)).toBe(0);
  });

  it('a 1v1 whose link dies while the lobby is gone heals into one history', () => {
    const room = toyRoom(2);
    stopLobby(room.lobby);
    setBlocked(room, 1, 2, true);
    runFor(room, 4000);
    expect(upPeers(room).map(({ session }) => session.isHost)).toEqual([true, true]);
    expect(frozenIn(room)).toBe(0);
    setBlocked(room, 1, 2, false);
    runFor(room, 3000);
    expect([isOfOneMind(room), isOfOneHistory(room)]).toEqual([true, true]);
    expect(upPeers(room).every(({ session }) => session.seat >= 0)).toBe(true);
  });

  it("a divided room heals into the larger side's history", () => {
    const room = toyRoom(5);
    for (const a of [1, 2]) for (const b of [3, 4, 5]) setBlocked(room, a, b, true);
    runFor(room, 4000);
    const larger = confirmedBy([3, 4, 5].map((id) => peerOf(room, id)));
    for (const a of [1, 2]) for (const b of [3, 4, 5]) setBlocked(room, a, b, false);
    runFor(room, 3000);
    expect([isOfOneMind(room), isOfOneHistory(room), lostOf(room, larger)]).toEqual([
      true,
      true,
      [],
    ]);
    expect(upPeers(room).every(({ session }) => session.seat >= 0)).toBe(true);
  });
});

describe('H8 what migrates with the state', () => {
  it('the match itself: bots, names, score and clock go on in the very next tick', () => {
    const room = realRoom(3, { rttMs: 40 });
    const [host, heir] = [peerOf(room, 1), peerOf(room, 2)];
    [1, 2, 3].forEach((target) => {
      host.session.request({ kind: commandKind.team, target, value: 1 + (target % 2), text: '' });
    });
    host.session.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
    runFor(room, 6000);
    const before = heir.session.present;
    const bots = [...before.kind].filter((kind) => kind === seatKind.bot).length;
    const [score1, score2, tick] = [scoreOf(before, 1), scoreOf(before, 2), tickOf(before)];
    expect(phaseOf(before)).not.toBe('waiting');
    expect(bots).toBeGreaterThan(0);
    crash(room, host, true);
    runFor(room, 1000);
    const after = heir.session.present;
    expect(heir.session.isHost).toBe(true);
    expect(phaseOf(after)).not.toBe('waiting');
    expect(tickOf(after) - tick).toBeGreaterThanOrEqual(58);
    expect(scoreOf(after, 1)).toBeGreaterThanOrEqual(score1);
    expect(scoreOf(after, 2)).toBeGreaterThanOrEqual(score2);
    expect([...after.kind].filter((kind) => kind === seatKind.bot).length).toBeGreaterThanOrEqual(
      bots,
    );
    expect(frozenIn(room)).toBe(0);
  });

  it('a player who comes back has its seat again, and the room has one history', () => {
    const room = realRoom(3, { rttMs: 40 });
    const { seat } = peerOf(room, 1).session;
    crash(room, peerOf(room, 1), true);
    runFor(room, 3000);
    addPeer(room, 1);
    runFor(room, 3000);
    expect(peerOf(room, 1).session.seat).toBe(seat);
    expect([isOfOneMind(room), isOfOneHistory(room)]).toEqual([true, true]);
  });
});
