// Bots play on a stadium that was read, without goal or time limit. Every step throws by itself
// when a number is none (S7).
import type { Stadium } from '../../shared/simulation/stadium.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { command, give, noInputs, setting, useStadium } from '../simulation/scene.ts';

export function botsOn(stadium: Stadium, perSide: number, seed = 7): RoomState {
  const state = createRoomState(seed);
  useStadium(state, stadium);
  give(
    state,
    setting('goalsToWin', 0),
    setting('minutes', 0),
    setting('perSide', perSide),
    command('start', 0),
  );
  return state;
}

export function play(state: RoomState, ticks: number, afterTick?: (tick: number) => void): void {
  for (let tick = 0; tick < ticks; tick++) {
    step(state, noInputs, []);
    afterTick?.(tick);
  }
}
