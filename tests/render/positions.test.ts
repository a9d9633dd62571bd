// Slots stay with their owners while the list of discs changes; corrections are read from whole
// states.
import { describe, expect, it } from 'vitest';
import { addCorrection, createCorrection } from '../../game/render/correction.ts';
import {
  createPositions,
  readPositions,
  slotOfStadiumDisc,
  slotsMax,
} from '../../game/render/positions.ts';
import { type Command, commandKind } from '../../shared/simulation/command.ts';
import { discsMax, seatsMax } from '../../shared/simulation/constants.ts';
import { discOfSeat, seatOfPlayer } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';

const inputs = new Uint8Array(seatsMax);

function command(kind: number, target: number, value = 0): Command {
  return { kind, by: target, target, value, text: `P${target}` };
}

/** Three people, all on the pitch. */
function roomOfThree(): RoomState {
  const state = roomSimulation.createState();
  const people = [1, 2, 3];
  const joins = people.map((id) => command(commandKind.join, id));
  const teams = people.map((id) => command(commandKind.team, id, 1 + (id % 2)));
  roomSimulation.step(state, inputs, [...joins, ...teams]);
  return state;
}

function copyOf(state: RoomState): RoomState {
  const bytes = new Uint8Array(roomSimulation.stateBytesMax);
  const used = roomSimulation.save(state, bytes);
  const copy = roomSimulation.createState();
  if (!roomSimulation.load(copy, bytes.subarray(0, used))) throw new Error('not loaded');
  return copy;
}

describe('slots', () => {
  it('have room for everything that a state can hold', () => {
    expect(slotsMax).toBeGreaterThanOrEqual(discsMax);
  });

  it('are the seats for players and follow for the ball', () => {
    const state = roomOfThree();
    const positions = createPositions();
    readPositions(state, positions);
    for (const id of [1, 2, 3]) {
      const seat = seatOfPlayer(state, id);
      expect(positions.present[seat]).toBe(1);
      expect(positions.x[seat]).toBe(state.discs[discOfSeat(state, seat) * 4]);
    }
    expect(positions.present[slotOfStadiumDisc(0)]).toBe(1);
    expect(positions.present.reduce((sum, one) => sum + one)).toBe(4);
  });

  it('stay when somebody before them leaves', () => {
    const state = roomOfThree();
    const [first, last] = [seatOfPlayer(state, 1), seatOfPlayer(state, 3)];
    const before = createPositions();
    readPositions(state, before);
    roomSimulation.step(state, inputs, [command(commandKind.leave, 1)]);
    const after = createPositions();
    readPositions(state, after);
    expect(after.present[first]).toBe(0);
    expect(after.x[last]).toBe(before.x[last]);
  });
});

it('a correction is the difference of two whole states, by slot', () => {
  const before = roomOfThree();
  const after = copyOf(before);
  const seat = seatOfPlayer(after, 2);
  after.discs[discOfSeat(after, seat) * 4] += 7;
  after.discs[1] -= 4;
  const correction = createCorrection();
  addCorrection(correction, before, after);
  expect(correction.isEmpty).toBe(false);
  expect(correction.x[seat]).toBe(-7);
  expect(correction.y[slotOfStadiumDisc(0)]).toBe(4);
  expect(correction.x.filter((x) => x !== 0)).toHaveLength(1);
});
