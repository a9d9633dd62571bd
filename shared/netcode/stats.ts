// Counts of one session, for diagnostics and tests; nothing here steers anything.
import type { Ms } from './match-clock.ts';
import type { PlayerId, Tick } from './simulation.ts';

/** One host change as this peer lived it; times in ms. */
export type Migration = {
  readonly term: number;
  readonly from: PlayerId;
  readonly to: PlayerId;
  readonly detectedBy: string;
  /** Silence of the old host when it was given up. */
  readonly silentMs: Ms;
  /**
   * From the old host's last packet to the first tick that the new host confirmed; -1 until then.
   */
  toConfirmedMs: Ms;
  confirmedTicksLost: number;
};

export type SessionStats = {
  stepped: number;
  rolledBack: number;
  rollbacks: number;
  deepestRollback: number;
  /** Ticks that should have been stepped and were not, at the prediction limit (N3). */
  frozen: number;
  /** Own inputs that the host replaced because they came too late. */
  lateTicks: number;
  /** The same of each other player. */
  readonly lateOf: Map<PlayerId, number>;
  readonly migrations: Migration[];
  badMessages: number;
  /** Logs that differed in a tick that both had confirmed. */
  forks: number;
  /** States that differed under the same log. */
  desyncs: number;
  keyframesTaken: number;
  keyframesGiven: number;
  assetsTaken: number;
  /** Packets of a fenced-off term that were refused. */
  fenced: number;
  /** Claims that one peer alone made, and pieces of log that were not its to give (H9). */
  refused: number;
  checksumTick: Tick;
  checksumLog: number;
  checksumState: number;
};

/** Host changes remembered for diagnostics. */
const MIGRATIONS_KEPT = 50;

export function createStats(): SessionStats {
  return {
    stepped: 0,
    rolledBack: 0,
    rollbacks: 0,
    deepestRollback: 0,
    frozen: 0,
    lateTicks: 0,
    lateOf: new Map(),
    migrations: [],
    badMessages: 0,
    forks: 0,
    desyncs: 0,
    keyframesTaken: 0,
    keyframesGiven: 0,
    assetsTaken: 0,
    fenced: 0,
    refused: 0,
    checksumTick: 0,
    checksumLog: 0,
    checksumState: 0,
  };
}

export function addMigration(stats: SessionStats, migration: Migration): void {
  stats.migrations.push(migration);
  if (stats.migrations.length > MIGRATIONS_KEPT) stats.migrations.shift();
}
