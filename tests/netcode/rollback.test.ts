// N1 to N9 in whole rooms: what each promises to the people in it, under a bad network.
import { describe, expect, it } from 'vitest';
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import { DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import {
  addPeer,
  crash,
  linkOf,
  runFor,
  type SimulatedPeer,
  type SimulatedRoom,
  setBlocked,
  stall,
  upPeers,
} from '../simulator/simulated-room.ts';
import { type ToyState, toySimulation } from '../simulator/toy-simulation.ts';
import {
  frozenIn,
  isOfOneHistory,
  isOfOneMind,
  longestGapMs,
  peerOf,
  realRoom,
  rest,
  setRtt,
  toyRoom,
} from './room-fixture.ts';

const lateIn = (room: SimulatedRoom<ToyState>) =>
  upPeers(room).reduce((sum, { session }) => sum + session.stats.lateTicks, 0);

describe('N1 inputs go directly from everyone to everyone', () => {
  it('a far host does not delay what two near players see of each other', () => {
    const room = toyRoom(3, { rttMs: 20 });
    // Not at once: that would be a silence, and a host change.
    for (const rttMs of [80, 140, 200]) {
      for (const near of [2, 3]) setRtt(room, 1, near, rttMs);
      runFor(room, 300);
    }
    rest(peerOf(room, 1), peerOf(room, 3));
    runFor(room, 1500);
    const { stats } = peerOf(room, 3).session;
    const { rolledBack } = stats;
    runFor(room, 3000);
    // Confirmation takes 200 ms; a press that came with it would roll 6 ticks and more back.
    const { session } = peerOf(room, 3);
    expect(session.tick - session.confirmedTick).toBeGreaterThan(6);
    expect(stats.rolledBack - rolledBack).toBeLessThan(10);
  });

  it('at 10 % loss hardly an input is late: lost packets cost nothing', () => {
    const room = toyRoom(4, { rttMs: 50, loss: 0.1 });
    const late = lateIn(room);
    runFor(room, 5000);
    expect(lateIn(room) - late).toBeLessThan(5);
    expect(frozenIn(room)).toBe(0);
  });
});

describe('N2 the host decides what counts', () => {
  it('a player who is too slow stalls nobody, and only its own inputs are replaced', () => {
    const room = toyRoom(4, { rttMs: 20 });
    for (const id of [1, 2, 3]) setRtt(room, id, 4, 900);
    runFor(room, 1500);
    const others = [1, 2, 3].map((id) => peerOf(room, id));
    const late = others.map(({ session }) => session.stats.lateTicks);
    const slow = peerOf(room, 4).session;
    const slowLate = slow.stats.lateTicks;
    expect(longestGapMs(room, others, 3000)).toBeLessThan(150);
    expect(slow.stats.lateTicks - slowLate).toBeGreaterThan(50);
    expect(others.map(({ session }) => session.stats.lateTicks)).toEqual(late);
    for (const { session } of others)
      expect(session.tick - session.confirmedTick).toBeLessThanOrEqual(15 + 8);
    expect(isOfOneMind(room)).toBe(true);
  });
});

describe('N3 predicted, confirmed, committed', () => {
  it('a tick passes through the three in this order, and an update rolls back at most once', () => {
    const rollbacks = new Map<number, number>();
    let worst = 0;
    let disordered = 0;
    const check = (_: unknown, { id, session }: SimulatedPeer<ToyState>) => {
      worst = Math.max(worst, session.stats.rollbacks - (rollbacks.get(id) ?? 0));
      rollbacks.set(id, session.stats.rollbacks);
      if (session.committedTick > session.confirmedTick) disordered += 1;
      if (session.isLive && session.confirmedTick > session.tick) disordered += 1;
    };
    const room = toyRoom(4, { rttMs: 100, loss: 0.05, jitterMs: 10 }, { check });
    runFor(room, 3000);
    expect([worst, disordered]).toEqual([1, 0]);
    for (const { session } of upPeers(room)) {
      expect(session.tick - session.confirmedTick).toBeLessThan(25);
      expect(session.confirmedTick - session.committedTick).toBeLessThan(25);
      expect(session.committedTick).toBeGreaterThan(100);
    }
  });
});

describe('N4 one match clock', () => {
  const spreadOf = (room: SimulatedRoom<ToyState>) => {
    const ticks = upPeers(room).map(({ session }) => session.tick);
    return Math.max(...ticks) - Math.min(...ticks);
  };

  it('clocks that run apart by 400 ppm and start anywhere agree within two ticks', () => {
    const room = toyRoom(4, { rttMs: 100, jitterMs: 10, loss: 0.02 });
    for (let i = 0; i < 20; i++) {
      runFor(room, 250);
      expect(spreadOf(room)).toBeLessThanOrEqual(2);
    }
  });

  it('a new host does not shift time', () => {
    const room = toyRoom(4, { rttMs: 60 });
    const survivors = [2, 3, 4].map((id) => peerOf(room, id));
    const before = survivors.map(({ session }) => session.tick);
    crash(room, peerOf(room, 1), true);
    runFor(room, 3000);
    survivors.forEach(({ session }, i) => {
      const ticks = session.tick - before[i];
      expect(Math.abs(ticks - 3000 / TICK_MS)).toBeLessThanOrEqual(3);
    });
    expect(spreadOf(room)).toBeLessThanOrEqual(2);
  });
});

describe('N5 corrections', () => {
  it('are given as the same tick before and after, and only when something was rolled back', () => {
    let seen = 0;
    let idle = 0;
    const rolledBack = new Map<number, number>();
    const check = (_: unknown, { id, session }: SimulatedPeer<ToyState>) => {
      const isCorrected = session.stats.rollbacks > (rolledBack.get(id) ?? 0);
      rolledBack.set(id, session.stats.rollbacks);
      const { correction } = session;
      if ((correction !== undefined) !== isCorrected) idle += 1;
      if (correction === undefined) return;
      seen += 1;
      const steps = 2 * toySimulation.seats;
      if (correction.before[steps] !== correction.after[steps]) idle += 1;
    };
    const room = toyRoom(3, { rttMs: 100 }, { check });
    runFor(room, 2000);
    expect(seen).toBeGreaterThan(20);
    expect(idle).toBe(0);
  });
});

describe('N6 keyframes', () => {
  it.each([0, 0.05])('a joiner costs nobody a frozen tick nor a late input (loss %f)', (loss) => {
    const room = realRoom(4, { rttMs: 60, loss });
    const others = upPeers(room);
    const late = others.map(({ session }) => session.stats.lateTicks);
    const joiner = addPeer(room, 5);
    expect(longestGapMs(room, others, 2500)).toBeLessThan(loss > 0 ? 250 : 100);
    expect(joiner.session.isLive).toBe(true);
    expect(joiner.session.seat).toBeGreaterThanOrEqual(0);
    expect(frozenIn(room)).toBe(0);
    others.forEach(({ session }, i) => {
      expect(session.stats.lateTicks - late[i]).toBeLessThan(loss > 0 ? 5 : 1);
    });
    expect(isOfOneHistory(room)).toBe(true);
  });

  it.each(['slept', 'was cut off'])(
    'a peer that %s for ten seconds is back within three',
    (what) => {
      const room = toyRoom(4, { rttMs: 40 });
      const peer = peerOf(room, 3);
      const others = [1, 2, 4];
      if (what === 'slept') stall(room, peer, 10_000);
      else for (const id of others) setBlocked(room, 3, id, true);
      runFor(room, 10_000);
      for (const id of others) setBlocked(room, 3, id, false);
      runFor(room, 3000);
      if (what === 'was cut off') expect(peer.session.stats.keyframesTaken).toBe(2);
      expect([isOfOneMind(room), isOfOneHistory(room)]).toEqual([true, true]);
      expect(peer.session.seat).toBeGreaterThanOrEqual(0);
      expect(peer.session.tick - peer.session.confirmedTick).toBeLessThan(30);
    },
  );
});

describe('N7 checksums', () => {
  it('a peer that computes something else is found out and repaired within four seconds', () => {
    const faultyFrom = 300;
    const faulty: typeof toySimulation = {
      ...toySimulation,
      step(state, inputs, commands) {
        toySimulation.step(state, inputs, commands);
        const steps = 2 * toySimulation.seats;
        const isFaulty = state[steps] > faultyFrom && state[steps] <= faultyFrom + 5;
        if (isFaulty) state[steps + 1] += 1;
      },
    };
    const room = toyRoom(2);
    Object.assign(room.options, { simulation: faulty });
    const joiner = addPeer(room, 3);
    Object.assign(room.options, { simulation: toySimulation });
    // The toy counts its steps from the start of the room.
    runFor(room, Math.max(0, faultyFrom * TICK_MS - room.queue.nowMs) + 4000);
    expect(joiner.session.tick).toBeGreaterThan(faultyFrom + 60);
    const { stats } = joiner.session;
    expect([stats.desyncs > 0, stats.forks]).toEqual([true, 0]);
    expect(stats.keyframesTaken).toBe(2);
    const tick = Math.floor(joiner.session.confirmedTick / 10) * 10 - 30;
    const sums = upPeers(room).map(({ session }) => session.checksumsAt(tick));
    expect(sums[2]).toBeDefined();
    expect(sums[2]).toEqual(sums[0]);
  });
});

describe('N8 packets', () => {
  const averageOf = (peer: { bytesSent: number; packetsSent: number }) =>
    peer.bytesSent / peer.packetsSent;

  it('stay under 1,150 bytes and are 12 to 40 as a rule', () => {
    const room = realRoom(4, { rttMs: 60, loss: 0.02 }, { coded: true });
    runFor(room, 2000);
    expect(room.longestPacketBytes).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
    for (const peer of upPeers(room)) {
      expect(averageOf(peer)).toBeGreaterThan(12);
      expect(averageOf(peer)).toBeLessThan(40);
    }
  });

  it('cost a peer of four 4 KB and 180 packets a second at 100 ms and 5 % loss', () => {
    const room = realRoom(4, { rttMs: 100, loss: 0.05 }, { coded: true });
    const sent = () => room.peers.reduce((sum, one) => sum + one.bytesSent, 0);
    const packets = () => room.peers.reduce((sum, one) => sum + one.packetsSent, 0);
    const [bytesBefore, packetsBefore] = [sent(), packets()];
    runFor(room, 5000);
    expect((sent() - bytesBefore) / 4 / 5).toBeLessThan(4096);
    expect((packets() - packetsBefore) / 4 / 5).toBeLessThanOrEqual(180);
  });

  it('stay under it after three seconds of nothing but loss', () => {
    const room = toyRoom(4, { rttMs: 60 }, { coded: true });
    for (const a of [1, 2, 3]) setBlocked(room, a, 4, true);
    runFor(room, 3000);
    for (const a of [1, 2, 3]) setBlocked(room, a, 4, false);
    runFor(room, 2500);
    expect(room.longestPacketBytes).toBeLessThanOrEqual(DATAGRAM_BYTES_MAX);
    expect([isOfOneMind(room), isOfOneHistory(room)]).toEqual([true, true]);
  });

  it('come at 30 Hz above 6 peers, and nobody notices', () => {
    const room = toyRoom(8, { rttMs: 40 }, { coded: true });
    const peer = peerOf(room, 5);
    const sent = peer.packetsSent;
    const late = lateIn(room);
    runFor(room, 2000);
    const perLinkAndSecond = (peer.packetsSent - sent) / 7 / 2;
    expect(perLinkAndSecond).toBeGreaterThan(25);
    expect(perLinkAndSecond).toBeLessThan(35);
    expect([lateIn(room) - late, frozenIn(room)]).toEqual([0, 0]);
  });
});

describe('N9 a room works as long as its graph is connected', () => {
  it('two players without a link play on through the third', () => {
    const room = toyRoom(4, { rttMs: 40 });
    setBlocked(room, 3, 4, true);
    runFor(room, 1000);
    const late = lateIn(room);
    runFor(room, 3000);
    expect([lateIn(room) - late, frozenIn(room)]).toEqual([0, 0]);
    expect([peerOf(room, 2).session.term, isOfOneMind(room)]).toEqual([1, true]);
    expect(isOfOneHistory(room)).toBe(true);
  });

  it('a player whose link to the host is dead gets the log from the others: no host change', () => {
    const room = toyRoom(4, { rttMs: 40 });
    setBlocked(room, 1, 4, true);
    const cut = peerOf(room, 4);
    expect(longestGapMs(room, [cut], 4000)).toBeLessThan(400);
    expect([cut.session.term, cut.session.host, isOfOneMind(room)]).toEqual([1, 1, true]);
    expect(cut.session.seat).toBeGreaterThanOrEqual(0);
    expect(frozenIn(room)).toBe(0);
  });

  it('one way is as dead as both', () => {
    const room = toyRoom(4, { rttMs: 40 });
    linkOf(room, 1, 4).quality.blocked = true;
    const cut = peerOf(room, 4);
    expect(longestGapMs(room, [cut], 4000)).toBeLessThan(400);
    expect([cut.session.term, cut.session.host, isOfOneMind(room)]).toEqual([1, 1, true]);
  });
});
