// What it takes to compute a disagreement anew: the state before it, the log from there, and what
// everybody made of it (N7). Plain data, for a file; tests/replay/run.ts reads it.
import type { Core } from './core.ts';
import type { Link } from './link.ts';
import { commandsAt, holds, inputsAt, type LogCommand, substitutedAt } from './log.ts';
import type { Ms } from './match-clock.ts';
import type { Tick } from './simulation.ts';
import { checksumBefore, hasSnapshot, snapshotAt } from './timeline.ts';

/** Evidence is gathered at most this often (ms): it is dear, and a liar could ask for it. */
const NOTE_EVERY_MS = 5000;

/** Chain hash of the log and hash of the state before one tick. */
export type HashPair = { readonly log: number; readonly state: number };
export type ReportEntry = {
  readonly inputs: readonly number[];
  readonly substituted: number;
  readonly commands: readonly LogCommand[];
};
export type DesyncReport = {
  readonly format: 'kickabout-desync-1';
  /** Protocol version. */
  readonly version: number;
  /** Browser and engine, added by the caller. */
  engine: string;
  readonly me: number;
  readonly host: number;
  readonly term: number;
  /** `log` if the schedules differ, `state` if the same schedule gave another state. */
  readonly differs: 'log' | 'state';
  /** Last tick known to agree, whose state `keyframe` is, and the tick that differs. */
  readonly from: Tick;
  readonly tick: Tick;
  /** Bytes as hex digits. */
  readonly keyframe: string;
  /** Hash and bytes of the stadium's file without which the keyframe can't be loaded, or empty. */
  readonly asset: string;
  readonly assetBytes: string;
  /** Ticks `from` to `tick` - 1. */
  readonly entries: readonly ReportEntry[];
  /** Own state hashes before ticks `from` to `tick`. */
  readonly states: readonly number[];
  readonly own: HashPair;
  /** What each other player said of `tick`. */
  readonly others: { readonly player: number; readonly log: number; readonly state: number }[];
  /** What more than half of those who said anything hold; null if no such half. */
  majority: HashPair | null;
};

/** Gathers the evidence while it is still held. */
export function noteDesync<State>(core: Core<State>, link: Link, tick: Tick, nowMs: Ms): void {
  if (nowMs - core.reportMs < NOTE_EVERY_MS) return;
  const { log, timeline } = core;
  let from = Math.max(link.agreedTick, timeline.base, log.base, tick - 240);
  while (from < tick && !hasSnapshot(timeline, from)) from += 1;
  if (from >= tick || tick > Math.min(log.next, timeline.tick)) return;
  core.reportMs = nowMs;
  core.report = gather(core, link, from, tick);
}

function gather<State>(core: Core<State>, link: Link, from: Tick, tick: Tick): DesyncReport {
  const { log, timeline, simulation } = core;
  const entries: ReportEntry[] = [];
  const states: number[] = [];
  for (let at = from; at < tick && holds(log, at); at++)
    entries.push({
      inputs: [...inputsAt(log, at)],
      substituted: substitutedAt(log, at),
      commands: commandsAt(log, at),
    });
  for (let at = from; at <= tick; at++) states.push(checksumBefore(timeline, at));
  const keyframe = snapshotAt(timeline, from);
  const asset = simulation.assetIn(keyframe);
  const own = core.agreement.own.find((one) => one[0] === tick) ?? [tick, 0, 0];
  const theirs = link.hashes.find((one) => one[0] === tick);
  return {
    format: 'kickabout-desync-1',
    version: core.version,
    engine: '',
    me: core.me,
    host: core.view.host,
    term: core.view.term,
    differs: theirs !== undefined && theirs[1] !== own[1] ? 'log' : 'state',
    from,
    tick,
    keyframe: toHex(keyframe),
    asset,
    assetBytes: asset === '' ? '' : toHex(core.assets.store.bytesOf(asset) ?? new Uint8Array()),
    entries,
    states,
    own: { log: own[1], state: own[2] },
    others: [],
    majority: null,
  };
}

/** The newest evidence, with what has been said of its tick by now. */
export function reportOf<State>(core: Core<State>): DesyncReport | undefined {
  const { report } = core;
  if (report === undefined) return undefined;
  const others = [];
  for (const link of core.links.values()) {
    const one = link.hashes.find((hashes) => hashes[0] === report.tick);
    if (one !== undefined) others.push({ player: link.playerId, log: one[1], state: one[2] });
  }
  // Once the hashes are forgotten, those of the last look stand.
  if (others.length > report.others.length)
    report.others.splice(0, report.others.length, ...others);
  return { ...report, others: [...report.others], majority: majorityOf(report) };
}

function majorityOf({ own, others }: DesyncReport): HashPair | null {
  const all = [own, ...others];
  for (const { log, state } of all) {
    const same = all.filter((one) => one.log === log && one.state === state).length;
    if (2 * same > all.length) return { log, state };
  }
  return null;
}

function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}
