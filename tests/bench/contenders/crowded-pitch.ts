// The one simulation that all contenders play: our real room with twelve people on the small pitch,
// of whom only the first N have a peer; what the others press comes from a recorded log.
import type { Simulation } from '../../../shared/netcode/simulation.ts';
import { type Command, commandKind, settingIndex } from '../../../shared/simulation/command.ts';
import { seatsMax } from '../../../shared/simulation/constants.ts';
import { seatOfPlayer } from '../../../shared/simulation/readers.ts';
import { roomSimulation } from '../../../shared/simulation/simulation.ts';
import { field, type RoomState } from '../../../shared/simulation/state.ts';
import { recordInputs } from '../worlds/recorded-inputs.ts';

/** What one peer's simulation has cost so far; `us` is time inside of it. */
export type Work = { steps: number; us: number };

const people = 12;
/** People without a peer: the netcode takes their seats for empty. */
const ghostsFrom = 1001;
const recorded = recordInputs(3600);
/** Until the kick-off's whistle is over. */
const kickOffTicks = 120;

export function createWork(): Work {
  return { steps: 0, us: 0 };
}

/** What the player with this seat presses in this tick. */
export function pressed(seat: number, tick: number): number {
  return seat < 0 ? 0 : recorded[tick % recorded.length][seat];
}

/** Everything that makes the room full and the match endless, after player 1 has joined. */
export function crowdCommands(players: number): Command[] {
  const ghosts = Array.from({ length: people - players }, (_, i) => ghostsFrom + i);
  const own = { kind: commandKind.setting, by: 1, text: '' };
  return [
    { ...own, target: settingIndex.goalsToWin, value: 0 },
    { ...own, target: settingIndex.minutes, value: 0 },
    { ...own, target: settingIndex.perSide, value: people / 2 },
    ...ghosts.map((target) => joinOf(target)),
  ];
}

export function joinOf(target: number): Command {
  return { kind: commandKind.join, by: target, target, value: 0, text: `Player ${target}` };
}

/** Whoever is on the bench takes a place, sides in turn. */
export function sideCommands(players: number): Command[] {
  const ids = Array.from({ length: people }, (_, i) =>
    i < players ? i : ghostsFrom + i - players,
  );
  return ids.map((id, i) => ({
    kind: commandKind.team,
    by: 1,
    target: id < ghostsFrom ? id + 1 : id,
    value: 1 + (i % 2),
    text: '',
  }));
}

export const startCommand: Command = {
  kind: commandKind.start,
  by: 1,
  target: 0,
  value: 0,
  text: '',
};

/** The room's simulation, with the ghosts' inputs in it and its cost written into `work`. */
export function crowdedSimulation(work: Work): Simulation<RoomState> {
  const inputsScratch = new Uint8Array(seatsMax);
  const timed = <T>(run: () => T): T => {
    const from = performance.now();
    const result = run();
    work.us += 1000 * (performance.now() - from);
    return result;
  };
  return {
    ...roomSimulation,
    step: (state, inputs, commands) =>
      timed(() => {
        work.steps += 1;
        pressForGhosts(state, inputs, inputsScratch);
        roomSimulation.step(state, inputsScratch, commands);
      }),
    save: (state, into) => timed(() => roomSimulation.save(state, into)),
    load: (state, from) => timed(() => roomSimulation.load(state, from)),
    restore: (state, from) => timed(() => roomSimulation.restore(state, from)),
    checksum: (state) => timed(() => roomSimulation.checksum(state)),
    playerAt: (state, seat) => {
      const id = roomSimulation.playerAt(state, seat);
      return id >= ghostsFrom ? 0 : id;
    },
  };
}

function pressForGhosts(state: RoomState, inputs: Uint8Array, into: Uint8Array): void {
  into.set(inputs);
  const tick = state.fields[field.tick];
  for (let seat = 0; seat < seatsMax; seat++)
    if (state.playerId[seat] >= ghostsFrom) into[seat] = pressed(seat, tick);
}

/** The match just after its kick-off, for those who begin all at once. */
export function createKickedOff(players: number): RoomState {
  const simulation = crowdedSimulation(createWork());
  const state = simulation.createState();
  const nobody = new Uint8Array(seatsMax);
  const joins = Array.from({ length: players }, (_, i) => joinOf(i + 1));
  simulation.step(state, nobody, [...joins, ...crowdCommands(players)]);
  simulation.step(state, nobody, sideCommands(players));
  simulation.step(state, nobody, [startCommand]);
  for (let i = 0; i < kickOffTicks; i++) simulation.step(state, nobody, []);
  return state;
}

export function seatOf(state: RoomState, playerId: number): number {
  return seatOfPlayer(state, playerId);
}
