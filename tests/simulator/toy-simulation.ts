// The smallest game with a roster: a number per seat that inputs push about. Stands in for the real
// simulation where the netcode alone is tested; every input and command shows in the checksum.

import type { Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';

export const TOY_SEATS = 16;
export const toyCommand = { join: 1, leave: 2, absent: 3, poke: 4, asset: 5 } as const;
/** Player ids, then one word per seat, then a step count and a sum. */
export type ToyState = Uint32Array;
const IDS = 0;
const WORDS = TOY_SEATS;
const STEPS = 2 * TOY_SEATS;
const SUM = STEPS + 1;
/** Hash of the asset in play, four words. */
const ASSET = STEPS + 2;
const LENGTH = STEPS + 6;

/** The same game with these assets at hand; an asset in play is the first digit of its hash. */
export function createToySimulation(held: Pick<ReadonlySet<string>, 'has'>): Simulation<ToyState> {
  return { ...toySimulation, holdsAsset: (hash) => held.has(hash) };
}

export const toySimulation: Simulation<ToyState> = {
  seats: TOY_SEATS,
  stateBytesMax: LENGTH * 4,
  createState: () => new Uint32Array(LENGTH),
  step(state, inputs, commands) {
    for (const command of commands) applyCommand(state, command);
    for (let seat = 0; seat < TOY_SEATS; seat++)
      state[WORDS + seat] = Math.imul(state[WORDS + seat] ^ (inputs[seat] + 1), 0x01000193);
    state[STEPS] += 1;
  },
  save(state, into) {
    into.set(new Uint8Array(state.buffer));
    return LENGTH * 4;
  },
  load(state, from) {
    if (from.length !== LENGTH * 4) return false;
    new Uint8Array(state.buffer).set(from);
    return true;
  },
  checksum(state) {
    let hash = 0;
    for (const word of state) hash = Math.imul(hash ^ word, 0x01000193) >>> 0;
    return hash;
  },
  playerAt: (state, seat) => state[IDS + seat],
  predictInput: (last, age) => (age <= 10 ? last : 0),
  absence: (target) => ({ kind: toyCommand.absent, by: 0, target, value: 0, text: '' }),
  departure: (target) => ({ kind: toyCommand.leave, by: 0, target, value: 0, text: '' }),
  isDeadBall: (state) => state[STEPS] % 300 === 0,
  assetOf: ({ kind, text }) => (kind === toyCommand.asset ? text : ''),
  assetIn: (bytes) => hashAt(bytes),
  holdsAsset: () => false,
  mayBringAsset: (_state, playerId) => playerId === 1,
  replacesAsset: ({ kind }) => kind === toyCommand.asset,
};

/** Steps so far: the tick that a state is before. */
export function stepsOf(state: ToyState): number {
  return state[STEPS];
}

function applyCommand(state: ToyState, command: Command): void {
  const seat = state.subarray(IDS, IDS + TOY_SEATS).indexOf(command.target);
  if (command.kind === toyCommand.join && seat < 0) {
    const free = state.subarray(IDS, IDS + TOY_SEATS).indexOf(0);
    if (free >= 0) state[IDS + free] = command.target;
  } else if (command.kind === toyCommand.poke) state[SUM] += command.value;
  else if (command.kind === toyCommand.asset) state.set(wordsOf(command.text), ASSET);
  else if (command.kind !== toyCommand.join && seat >= 0) state[IDS + seat] = 0;
}

/** The four words of a hash; a hash is 32 hex digits. */
function wordsOf(hash: string): number[] {
  return [0, 8, 16, 24].map((at) => Number.parseInt(hash.slice(at, at + 8), 16));
}

function hashAt(bytes: Uint8Array): string {
  if (bytes.length !== LENGTH * 4) return '';
  const words = new Uint32Array(bytes.slice().buffer).subarray(ASSET, ASSET + 4);
  if (words.every((word) => word === 0)) return '';
  return Array.from(words, (word) => word.toString(16).padStart(8, '0')).join('');
}
