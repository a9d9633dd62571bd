// What a newcomer is told to try: each thing until it has been done, in order.
import { describe, expect, it } from 'vitest';
import { createPromptTrack } from '../../game/scenes/practice-prompts.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import type { EventName } from '../../shared/simulation/event.ts';
import { encodeInput } from '../../shared/simulation/input.ts';
import { discOfSeat, seatOfPlayer } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';

function openPitch() {
  const state = roomSimulation.createState();
  const join = { kind: commandKind.join, by: 1, target: 1, value: 0, text: 'Tiko' };
  const inputs = new Uint8Array(16);
  roomSimulation.step(state, inputs, [join]);
  const seat = seatOfPlayer(state, 1);
  const run = (direction: number) => {
    inputs[seat] = encodeInput(direction, false);
    roomSimulation.step(state, inputs, []);
  };
  return { state, seat, run };
}

const event = (tick: number, kind: EventName, id: number) => {
  return { tick, kind, id, x: 0, y: 0, strength: 1 };
};

describe('prompts', () => {
  it('go from running over pushing and kicking to scoring', () => {
    const { state, seat, run } = openPitch();
    const track = createPromptTrack([]);
    track.follow(state, seat, []);
    expect(track.next()).toBe('move');
    for (let tick = 0; tick < 70; tick += 1) {
      run(9);
      track.follow(state, seat, []);
    }
    expect(track.next()).toBe('push');
    track.follow(state, seat, [event(80, 'touch', seat)]);
    expect(track.next()).toBe('kick');
    track.follow(state, seat, [event(81, 'kick', seat + 1), event(82, 'goal', 2)]);
    expect(track.next()).toBe('kick');
    track.follow(state, seat, [event(83, 'kick', seat)]);
    expect(track.next()).toBe('score');
    track.follow(state, seat, [event(84, 'goal', 1)]);
    expect(track.next()).toBe(null);
  });

  it('take no notice of a disc that is put somewhere, or that stands', () => {
    const { state, seat } = openPitch();
    const track = createPromptTrack([]);
    for (let i = 0; i < 9; i += 1) {
      state.discs[4 * discOfSeat(state, seat)] = i % 2 === 0 ? -300 : 300;
      track.follow(state, seat, []);
    }
    expect(track.next()).toBe('move');
  });

  it('leave out what an earlier visit has done, and nonsense', () => {
    const track = createPromptTrack(['move', 'kick', 'constructor', '']);
    expect(track.next()).toBe('push');
    expect(track.done()).toEqual(['move', 'kick']);
  });
});
