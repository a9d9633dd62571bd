// The matches whose checksums are recorded (tests/simulation/golden-checksums.json) and compared
// between engines. Runs in any engine: nothing of Node, and no arithmetic that engines differ in.
import type { Command } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { checksum } from '../../shared/simulation/snapshot.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import { createShelf, putOnShelf } from '../../shared/simulation/stadium-shelf.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import { command, createRandom, give, join, setting } from '../simulation/scene.ts';
import { syntheticPitches } from './synthetic-pitches.ts';

export type GoldenScene = {
  readonly name: string;
  readonly seed: number;
  readonly ticks: number;
  /** The match at its start. */
  readonly create: () => RoomState;
};

/** What people do in a tick. */
export type PlayTick = { readonly inputs: Uint8Array; readonly commands: readonly Command[] };

/** Between two checksums. */
export const checksumEveryTicks = 60;
/** Three minutes of play with its pauses, and what comes after. */
const builtInTicks = 3 * 3600 + 1200;
const syntheticTicks = 1800;
const perSides = [3, 6, 4, 3, 2];

export const syntheticShelf = createShelf();
for (const { hash, stadium } of syntheticPitches) putOnShelf(syntheticShelf, hash, stadium);

export const goldenScenes: readonly GoldenScene[] = [
  ...builtInStadiums.map(({ name }, index) => ({
    name: `pitch ${name}`,
    seed: 101 + 101 * index,
    ticks: builtInTicks,
    create: () => {
      const choice = setting('stadium', index);
      return startMatch(101 + 101 * index, choice, perSides[index % perSides.length]);
    },
  })),
  ...syntheticPitches.map(({ name, hash }, index) => ({
    name,
    seed: 7 + index,
    ticks: syntheticTicks,
    create: () => startMatch(7 + index, command('stadium', 0, 0, 0, hash), 4),
  })),
];

/** A checksum every 60 ticks of bots' match in which people also come, go and press keys. */
export function replay(scene: GoldenScene): number[] {
  const state = scene.create();
  const play = createPlay(scene.seed);
  const sums: number[] = [];
  for (let i = 1; i <= scene.ticks; i++) {
    const { inputs, commands } = play(i);
    step(state, inputs, commands);
    if (i % checksumEveryTicks === 0) sums.push(checksum(state));
  }
  return sums;
}

/** Every scene's checksums by its name. */
export function replayAll(): Record<string, number[]> {
  return Object.fromEntries(goldenScenes.map((scene) => [scene.name, replay(scene)]));
}

/** Inputs and commands of made-up people: the same for the same seed and tick. */
export function createPlay(seed: number): (tick: number) => PlayTick {
  const random = createRandom(seed);
  const inputs = new Uint8Array(seatsMax);
  return (tick) => {
    for (let seat = 0; seat < seatsMax; seat++) {
      if (random() < 0.05) inputs[seat] = Math.floor(random() * 64);
    }
    return { inputs, commands: random() < 0.01 ? [anyCommand(random, tick)] : [] };
  };
}

function startMatch(seed: number, stadium: Command, perSide: number): RoomState {
  const state = createRoomState(seed, syntheticShelf);
  give(state, setting('goalsToWin', 0), setting('minutes', 3), stadium);
  give(state, setting('perSide', perSide), setting('botLevel', 1 + (seed % 3)));
  give(state, join(1), join(2), command('start', 0));
  return state;
}

function anyCommand(random: () => number, tick: number): Command {
  const id = 1 + Math.floor(random() * 5);
  const commands = [
    join(id, `Name ${tick}`),
    join(id),
    command('leave', id, id),
    command('absent', 0, id),
    command('team', id, id, Math.floor(random() * 3)),
    command('ready', id, 0, 1),
    command('pause', 0, 0, 1),
    command('pause', 0, 0, 0),
    command('pause', 0, 0, 0),
    command('rematch', 0),
    command('start', 0),
    command('kickOut', 0, id),
  ];
  return commands[Math.floor(random() * commands.length)];
}
