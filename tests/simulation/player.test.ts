// Running and kicking: what players do to discs.
import { describe, expect, it } from 'vitest';
import { kickReachPx } from '../../shared/simulation/constants.ts';
import { allFlags, flag } from '../../shared/simulation/flags.ts';
import { cleanInput, directionX, directionY, encodeInput } from '../../shared/simulation/input.ts';
import {
  eventsOf,
  isKickHeldAt,
  lastTouchSeat,
  seatOfPlayer,
} from '../../shared/simulation/readers.ts';
import { playerPhysicsDefault } from '../../shared/simulation/stadium-source.ts';
import { field, phase, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import {
  bareStadium,
  disc,
  discAt,
  discOf,
  give,
  inputsFor,
  join,
  physicsOn,
  putDisc,
  run,
} from './scene.ts';

const right = encodeInput(1, false);

/** A player (id 1, side 1) on an empty plane, left of the ball; with a ball far away by default. */
function playerAt(x: number, y: number, ballX = 1000, stadium = bareStadium()): RoomState {
  const state = physicsOn(stadium);
  give(state, join(1));
  putDisc(state, 0, ballX, 0);
  putDisc(state, discOf(state, 1), x, y);
  return state;
}

describe('running', () => {
  it('S11: hostile input bytes are stored as valid ones', () => {
    const state = playerAt(0, 0);
    const seat = seatOfPlayer(state, 1);
    for (const byte of [17, 31, 49, 63, 64, 128, 200, 255]) {
      run(state, 1, inputsFor(state, 1, byte));
      expect(state.input[seat]).toBe(cleanInput(byte));
    }
  });

  it('S21: accelerates to 2.5 px per tick and stops by damping', () => {
    const state = playerAt(0, 0);
    run(state, 200, inputsFor(state, 1, right));
    const { x, vx, vy } = discAt(state, 1);
    run(state, 1, inputsFor(state, 1, right));
    expect(discAt(state, 1).x - x).toBeCloseTo(2.5, 2);
    expect(vx).toBeCloseTo(2.4, 2);
    expect(vy).toBe(0);
    run(state, 200);
    expect(Math.abs(discAt(state, 1).vx)).toBeLessThan(0.001);
  });

  it('S21: is equally fast in all 16 directions', () => {
    for (let direction = 1; direction <= 16; direction++) {
      const state = playerAt(0, 0);
      run(state, 100, inputsFor(state, 1, encodeInput(direction, false)));
      const { x, y } = discAt(state, 1);
      const length = Math.sqrt(x * x + y * y);
      expect(length).toBeCloseTo(191.1, 0);
      expect(x / length).toBeCloseTo(directionX[direction], 9);
      expect(y / length).toBeCloseTo(directionY[direction], 9);
    }
  });

  it('S22: holding the kick slows down until it is spent', () => {
    const state = playerAt(0, 0);
    run(state, 200, inputsFor(state, 1, encodeInput(1, true)));
    expect(discAt(state, 1).vx).toBeCloseTo(0.07 * 24, 2);
  });
});

describe('kicking', () => {
  it('S23: a held kick is ready, fires once in reach, then must be released', () => {
    const state = playerAt(0, 0, 60);
    const seat = seatOfPlayer(state, 1);
    const press = inputsFor(state, 1, encodeInput(1, true));
    run(state, 3, press);
    expect(isKickHeldAt(state, seat)).toBe(true);
    let kicks = 0;
    for (let i = 0; i < 200; i++) {
      step(state, press, []);
      kicks += eventsOf(state).filter((event) => event.kind === 'kick').length;
    }
    expect(kicks).toBe(1);
    expect(isKickHeldAt(state, seat)).toBe(false);
    expect(lastTouchSeat(state)).toBe(seat);
    putDisc(state, 0, discAt(state, 1).x + 27, 0);
    run(state, 1);
    run(state, 1, press);
    expect(eventsOf(state).map((event) => event.kind)).toContain('kick');
  });

  it('S24: gives the ball 5 px per tick away from the player, within 4 px of touching', () => {
    for (const [gap, kicked] of [
      [0.1, true],
      [kickReachPx - 0.1, true],
      [kickReachPx + 0.1, false],
    ] as const) {
      const state = playerAt(0, 0, 25 + gap);
      run(state, 1, inputsFor(state, 1, encodeInput(0, true)));
      expect(discAt(state, 0).vx > 4).toBe(kicked);
      if (kicked) expect(discAt(state, 0).vx).toBeCloseTo(5 * 0.99, 9);
    }
  });

  it('S24: kicks by mass, and pushes the player back by kickback', () => {
    const stadium = bareStadium({
      player: { ...playerPhysicsDefault, kickback: 2 },
      discs: [disc({ invMass: 0.5 })],
    });
    const state = playerAt(0, 0, 27, stadium);
    run(state, 1, inputsFor(state, 1, encodeInput(0, true)));
    expect(discAt(state, 0).vx).toBeCloseTo(2.5 * 0.99, 9);
    expect(discAt(state, 1).vx).toBeCloseTo(-2 * 0.5 * 0.96, 9);
  });

  it('S24: does not kick what lacks the flag, nor from the very same spot', () => {
    const stadium = bareStadium({ discs: [disc({ group: flag.ball })] });
    const unkickable = playerAt(0, 0, 27, stadium);
    run(unkickable, 1, inputsFor(unkickable, 1, encodeInput(0, true)));
    expect(discAt(unkickable, 0).vx).toBe(0);
    const state = playerAt(0, 0, 0);
    run(state, 1, inputsFor(state, 1, encodeInput(0, true)));
    expect(Number.isFinite(discAt(state, 0).vy)).toBe(true);
  });

  it('S25: only the kick-off side may kick before the ball is touched', () => {
    const state = playerAt(0, 0, 27);
    state.fields[field.phase] = phase.kickOff;
    state.fields[field.kickOffTeam] = 2;
    run(state, 1, inputsFor(state, 1, encodeInput(0, true)));
    expect(discAt(state, 0).vx).toBe(0);
    state.fields[field.kickOffTeam] = 1;
    run(state, 1, inputsFor(state, 1, encodeInput(0, true)));
    expect(discAt(state, 0).vx).toBeGreaterThan(4);
  });

  it('S41: own balls of a file need not have any flag to be the ball', () => {
    const state = playerAt(0, 0, 24, bareStadium({ discs: [disc({ group: allFlags })] }));
    run(state, 1, inputsFor(state, 1, right));
    expect(lastTouchSeat(state)).toBe(seatOfPlayer(state, 1));
  });
});
