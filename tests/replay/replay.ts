// Computes a desync report anew: from its keyframe over its log, tick by tick, in this engine (N7).
import type { DesyncReport, HashPair } from '../../shared/netcode/desync-report.ts';
import { createRoomSimulation } from '../../shared/simulation/simulation.ts';
import { createShelf, putOnShelf } from '../../shared/simulation/stadium-shelf.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';

/** Kinds of command from here on are the netcode's; the simulation never sees them (P3). */
const netcodeCommandsFrom = 128;

export type Replay = {
  /** First tick before which this engine's state differs from the reporter's; -1 if none. */
  readonly firstTick: number;
  /** This engine's hash of the state before the reported tick. */
  readonly state: number;
  readonly agreesWith: 'the reporter' | 'the majority' | 'both' | 'neither';
  readonly majority: HashPair | null;
};

export function isReport(value: unknown): value is DesyncReport {
  const format = (value as Partial<DesyncReport> | null)?.format;
  return format === 'kickabout-desync-1';
}

/** Throws if the keyframe or its stadium can't be loaded. */
export function replayReport(report: DesyncReport): Replay {
  const simulation = simulationFor(report);
  const state = simulation.createState();
  if (!simulation.load(state, fromHex(report.keyframe)))
    throw new Error(`the keyframe of tick ${report.from} does not load`);
  let firstTick = -1;
  const look = (index: number) => {
    if (firstTick < 0 && simulation.checksum(state) !== report.states[index])
      firstTick = report.from + index;
  };
  look(0);
  for (const [i, { inputs, commands }] of report.entries.entries()) {
    const seen = commands
      .map((one) => one.command)
      .filter(({ kind }) => kind < netcodeCommandsFrom);
    simulation.step(state, Uint8Array.from(inputs), seen);
    look(i + 1);
  }
  const hash = simulation.checksum(state);
  const isOwn = hash === report.own.state;
  const isMost = hash === report.majority?.state;
  const agreesWith =
    isOwn && isMost ? 'both' : isOwn ? 'the reporter' : isMost ? 'the majority' : 'neither';
  return { firstTick, state: hash, agreesWith, majority: report.majority };
}

function simulationFor({ asset, assetBytes }: DesyncReport) {
  const shelf = createShelf();
  if (asset !== '') {
    if (assetBytes === '') throw new Error(`the stadium ${asset} is not in the report`);
    const reading = readStadium(asset, new TextDecoder().decode(fromHex(assetBytes)));
    if (!reading.ok) throw new Error(reading.error.message);
    putOnShelf(shelf, asset, reading.stadium);
  }
  return createRoomSimulation(shelf);
}

function fromHex(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length >> 1);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  return bytes;
}
