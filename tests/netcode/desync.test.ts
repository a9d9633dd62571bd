// N7: a peer that computes otherwise is found within 2 s, replaced, and its report reproduces it.
import { describe, expect, it } from 'vitest';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { field, type RoomState } from '../../shared/simulation/state.ts';
import { replayReport } from '../replay/replay.ts';
import { runFor, type SimulatedRoom } from '../simulator/simulated-room.ts';
import {
  frozenIn,
  isOfOneHistory,
  isOfOneMind,
  lastMigration,
  oddRoom,
  others,
  peerOf,
} from './room-fixture.ts';

/** Well after everybody has settled. */
const WRONG_TICK = 300;
/** The real game with one bit of the state wrong after one tick. */
const wrong = {
  ...roomSimulation,
  step(state: RoomState, ...rest: [Uint8Array, Parameters<typeof roomSimulation.step>[2]]) {
    roomSimulation.step(state, ...rest);
    if (state.fields[field.tick] === WRONG_TICK) state.joinTick[0] ^= 1;
  },
};

/** Runs until somebody has noticed; returns how long after the wrong tick that was. */
function noticedAfterMs(room: SimulatedRoom<RoomState>): number {
  const tickOf = () => Math.max(...room.peers.map(({ session }) => session.tick));
  while (tickOf() < WRONG_TICK) runFor(room, 5);
  const fromMs = room.queue.nowMs;
  while (room.peers.every(({ session }) => session.stats.desyncs === 0)) {
    runFor(room, 5);
    if (room.queue.nowMs - fromMs > 10_000) throw new Error('nobody noticed');
  }
  return room.queue.nowMs - fromMs;
}

describe('N7 a peer that computes one bit wrong', () => {
  it('is found within 2 s and takes a keyframe if it is a follower', () => {
    const room = oddRoom(roomSimulation, wrong, 3);
    expect(noticedAfterMs(room)).toBeLessThan(2000);
    runFor(room, 2000);
    const { session } = peerOf(room, 3);
    expect([session.stats.keyframesTaken, session.host, session.term]).toEqual([2, 1, 1]);
    expect(session.checksumsAt(session.stats.checksumTick)).toEqual(
      peerOf(room, 1).session.checksumsAt(session.stats.checksumTick),
    );
    expect(frozenIn(room)).toBe(0);
  });

  it('is found within 2 s and replaced if it is the host', () => {
    const room = oddRoom(roomSimulation, wrong, 1);
    expect(noticedAfterMs(room)).toBeLessThan(2000);
    runFor(room, 4000);
    expect([isOfOneMind(room), isOfOneHistory(room), frozenIn(room)]).toEqual([true, true, 0]);
    const detectors = others(room, 1).map((one) => lastMigration(one).detectedBy);
    expect(detectors).toContain('desync');
    const tick = Math.min(...room.peers.map(({ session }) => session.stats.checksumTick));
    const hashes = room.peers.map(({ session }) => session.checksumsAt(tick)?.[2]);
    expect([new Set(hashes).size, hashes[0] === undefined]).toEqual([1, false]);
  });

  it.each([1, 3])('leaves a report with everybody that replays (peer %i)', (odd) => {
    const room = oddRoom(roomSimulation, wrong, odd);
    noticedAfterMs(room);
    runFor(room, 500);
    for (const { id, session } of room.peers) {
      const report = session.desyncReport();
      if (id === odd) expect(report).toBeDefined();
      if (report === undefined) continue;
      const copy = JSON.parse(JSON.stringify(report));
      const replay = replayReport(copy);
      const isOdd = id === odd;
      expect([report.differs, replay.firstTick]).toEqual(['state', isOdd ? WRONG_TICK : -1]);
      expect(replay.agreesWith).toBe(isOdd ? 'the majority' : 'both');
      expect(replay.state).toBe(report.majority?.state);
    }
  });
});

describe('N7 a room of two that disagrees', () => {
  it('goes on with what the host computes', () => {
    const room = oddRoom(roomSimulation, wrong, 2, 2);
    noticedAfterMs(room);
    runFor(room, 3000);
    const [host, other] = room.peers.map(({ session }) => session);
    const tick = Math.min(host.stats.checksumTick, other.stats.checksumTick);
    expect([other.host, other.stats.keyframesTaken]).toEqual([1, 2]);
    expect(other.checksumsAt(tick)).toEqual(host.checksumsAt(tick));
  });
});
