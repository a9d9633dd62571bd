// The games that a simulated room can play: the toy and the real one, with what a run needs to know
// of each.
import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { eventsOf, scoreOf, tickOf } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { stepsOf, type ToyState, toyCommand, toySimulation } from './toy-simulation.ts';

export type Game<State> = {
  readonly simulation: Simulation<State>;
  readonly join: (playerId: number) => Omit<Command, 'by'>;
  /** What the first player asks for once everybody is seated. */
  readonly kickOff: (playerIds: readonly number[]) => readonly Omit<Command, 'by'>[];
  /** A harmless command with a number in it. */
  readonly poke: (value: number) => Omit<Command, 'by'>;
  readonly absenceKind: number;
  readonly tickOf: (state: State) => number;
  /** Goals so far, and goal events of the last tick; none in the toy. */
  readonly goalsOf: (state: State) => number;
  readonly goalEventsOf: (state: State) => number;
};

export const toyGame: Game<ToyState> = {
  simulation: toySimulation,
  join: (target) => ({ kind: toyCommand.join, target, value: 0, text: '' }),
  kickOff: () => [],
  poke: (value) => ({ kind: toyCommand.poke, target: 0, value, text: '' }),
  absenceKind: toyCommand.absent,
  tickOf: stepsOf,
  goalsOf: () => 0,
  goalEventsOf: () => 0,
};

export const realGame: Game<RoomState> = {
  simulation: roomSimulation,
  join: (target) => ({ kind: commandKind.join, target, value: 0, text: `Player ${target}` }),
  kickOff: (playerIds) => [
    { kind: commandKind.setting, target: settingIndex.perSide, value: 3, text: '' },
    { kind: commandKind.setting, target: settingIndex.goalsToWin, value: 0, text: '' },
    ...playerIds.map((target) => ({
      kind: commandKind.team,
      target,
      value: 1 + (target % 2),
      text: '',
    })),
    { kind: commandKind.start, target: 0, value: 0, text: '' },
  ],
  poke: (value) => ({ kind: commandKind.ready, target: 0, value: value & 1, text: '' }),
  absenceKind: roomSimulation.absence(1).kind,
  tickOf,
  goalsOf: (state) => scoreOf(state, 1) + scoreOf(state, 2),
  goalEventsOf: (state) => eventsOf(state).filter((one) => one.kind === 'goal').length,
};
