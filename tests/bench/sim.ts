// `npm run bench sim`: what a tick of twelve bots, a snapshot, a checksum and a 60-tick rollback
// cost. Processor time of this process, so that a busy machine disturbs less; needs no
// expectations.
import { type Command, commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { checksum, loadState, saveState } from '../../shared/simulation/snapshot.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import { createRoomState, type RoomState, stateBytesMax } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';

type Report = {
  title: string;
  columns: string[];
  rows: (string | number)[][];
  facts: Record<string, number>;
};

const warmUpTicks = 40_000;
const measuredTicks = 60_000;
const rollbackTicks = 60;
const inputs = new Uint8Array(seatsMax);
const none: readonly Command[] = [];

export async function run(): Promise<Report> {
  const rows: (string | number)[][] = [];
  const facts: Record<string, number> = {};
  builtInStadiums.forEach((stadium, index) => {
    const state = botMatch(index);
    stepFor(state, warmUpTicks);
    const stepNs = measure(measuredTicks, () => step(state, inputs, none));
    const slot = new Uint8Array(stateBytesMax);
    const saveNs = measure(200_000, () => saveState(state, slot));
    const loadNs = measure(100_000, () => loadState(state, slot));
    const checksumNs = measure(200_000, () => checksum(state));
    const rollbackNs = measure(1000, () => {
      loadState(state, slot);
      stepFor(state, rollbackTicks);
    });
    const bytes = state.used.length;
    const cells = [stepNs, saveNs, loadNs, checksumNs].map(Math.round);
    const ticksPerSecond = Math.round(1e9 / stepNs);
    const rollbackUs = Math.round(rollbackNs / 100) / 10;
    rows.push([stadium.name, ticksPerSecond, ...cells, rollbackUs, bytes]);
    const name = stadium.name.toLowerCase();
    facts[`${name}TicksPerSecond`] = ticksPerSecond;
    facts[`${name}StepNs`] = cells[0];
    facts[`${name}SaveNs`] = cells[1];
    facts[`${name}LoadNs`] = cells[2];
    facts[`${name}ChecksumNs`] = cells[3];
    facts[`${name}Rollback60Us`] = rollbackUs;
    facts[`${name}StateBytes`] = bytes;
  });
  return {
    title: 'Simulation: twelve bots and a ball, processor time of one core',
    columns: [
      'pitch',
      'ticks/s',
      'step ns',
      'save ns',
      'load ns',
      'checksum ns',
      'rollback 60 us',
      'state bytes',
    ],
    rows,
    facts,
  };
}

/** Six a side, without limits. */
function botMatch(stadium: number): RoomState {
  const state = createRoomState(1);
  const set = (target: number, value: number) => ({
    kind: commandKind.setting,
    by: 0,
    target,
    value,
    text: '',
  });
  const start = { kind: commandKind.start, by: 0, target: 0, value: 0, text: '' };
  step(state, inputs, [
    set(settingIndex.goalsToWin, 0),
    set(settingIndex.minutes, 0),
    set(settingIndex.stadium, stadium),
    set(settingIndex.perSide, 6),
    start,
  ]);
  return state;
}

function stepFor(state: RoomState, ticks: number): void {
  for (let i = 0; i < ticks; i++) step(state, inputs, none);
}

/** Nanoseconds of processor time per call. */
function measure(times: number, work: () => void): number {
  const before = process.cpuUsage();
  for (let i = 0; i < times; i++) work();
  const { user, system } = process.cpuUsage(before);
  return ((user + system) * 1000) / times;
}
