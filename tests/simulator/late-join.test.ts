// N6 with the real simulation: people who come to a running match of eight, and one whose computer
// slept, cost the others no tick, and are there within two round trips and the transfer.
import { describe, expect, it } from 'vitest';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatOfPlayer } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import {
  addPeer,
  createRoom,
  runFor,
  type SimulatedPeer,
  type SimulatedRoom,
  stall,
} from './simulated-room.ts';

const players = 8;
const rttMs = 100;
/** Until the simulator's channels are open, as a browser needs it. */
const setupMs = 3 * rttMs + 20;
/** Slices of a keyframe leave a few per tick; a lost one is sent again after a time-out. */
const transferMs = 600;

function createMatch(seed: number): SimulatedRoom<RoomState> {
  const quality = { delayMs: rttMs / 2, jitterMs: 5, loss: 0.05, burst: 0, burstPackets: 0 };
  const room = createRoom<RoomState>({
    simulation: roomSimulation,
    join: (target) => ({ kind: commandKind.join, target, value: 0, text: `Player ${target}` }),
    seed,
    quality: { ...quality, duplicate: 0, reorder: 0, blocked: false },
    lobbyDelayMs: rttMs / 2,
    coded: false,
    updateMs: 8,
  });
  for (let id = 1; id <= players; id++) {
    addPeer(room, id);
    runFor(room, 100);
  }
  runFor(room, 3000);
  const { session } = room.peers[0];
  const set = (target: number, value: number) =>
    session.request({ kind: commandKind.setting, target, value, text: '' });
  set(settingIndex.goalsToWin, 0);
  set(settingIndex.minutes, 0);
  set(settingIndex.perSide, players / 2);
  set(settingIndex.stadium, largest());
  for (let id = 1; id <= players; id++)
    session.request({ kind: commandKind.team, target: id, value: 1 + (id % 2), text: '' });
  runFor(room, 1000);
  session.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
  runFor(room, 2000);
  return room;
}

function largest(): number {
  const names = builtInStadiums.map(({ name }) => name);
  return names.indexOf('Large');
}

/** How long until the peer plays from a state that the host has confirmed, tick by tick. */
function untilCaughtUp(room: SimulatedRoom<RoomState>, { session }: SimulatedPeer<RoomState>) {
  const fromMs = room.queue.nowMs;
  const [{ session: host }] = room.peers;
  // Whoever follows the host is behind it by half a round trip, and by a resend at the most.
  while (!session.isLive || host.confirmedTick - session.confirmedTick > 20) {
    runFor(room, 1);
    if (room.queue.nowMs - fromMs > 10_000) throw new Error('never caught up');
  }
  return room.queue.nowMs - fromMs;
}

function expectOneState({ peers }: SimulatedRoom<RoomState>): void {
  const newest = Math.min(...peers.map(({ session }) => session.confirmedTick));
  const tick = newest - (newest % 60);
  const sums = peers.map(({ session }) => session.checksumsAt(tick));
  expect(sums[0]).toBeDefined();
  for (const sum of sums) expect(sum).toEqual(sums[0]);
}

const frozenOf = (peers: readonly SimulatedPeer<RoomState>[]) =>
  peers.map(({ session }) => session.stats.frozen);

describe('N6 a match of eight on the largest pitch', () => {
  it.each([1, 2])('goes on without a frozen tick while two more come (seed %i)', (seed) => {
    const room = createMatch(seed);
    const eight = [...room.peers];
    const before = frozenOf(eight);
    for (const id of [9, 10]) {
      const joiner = addPeer(room, id);
      expect(untilCaughtUp(room, joiner)).toBeLessThanOrEqual(setupMs + 2 * rttMs + transferMs);
      runFor(room, 2000);
      expect(seatOfPlayer(eight[1].session.present, id)).toBeGreaterThanOrEqual(0);
      expect(joiner.session.stats.keyframesTaken).toBe(1);
    }
    expect(frozenOf(eight)).toEqual(before);
    expectOneState(room);
  });

  it('has one back at once who slept for a minute, by a keyframe', () => {
    const room = createMatch(4);
    const sleeper = room.peers[5];
    const others = room.peers.filter((peer) => peer !== sleeper);
    stall(room, sleeper, 60_000);
    sleeper.clockOffsetMs -= 60_000;
    runFor(room, 30_000);
    const before = frozenOf(others);
    const taken = sleeper.session.stats.keyframesTaken;
    runFor(room, 30_000);
    expect(untilCaughtUp(room, sleeper)).toBeLessThanOrEqual(2 * rttMs + transferMs);
    expect(sleeper.session.stats.keyframesTaken).toBe(taken + 1);
    runFor(room, 3000);
    expect(frozenOf(others)).toEqual(before);
  });
});
