// What one peer of a race saw and cost, update by update, and what follows from all of them.
import type { Work } from './crowded-pitch.ts';
import type { Racer } from './race.ts';

/** Final ticks before the kill that are looked at again in the end. */
const recheckTicks = 60;
const stateHashEveryTicks = 10;

/** Counted from the start of the race; the host's ends with it. */
export class PeerRecord {
  bytes = 0;
  packets = 0;
  updates = 0;
  frozen = 0;
  /** From the kill to the first tick that the dead host had no part in; Infinity until then. */
  resumedMs = Number.POSITIVE_INFINITY;
  lost = 0;
  /** Per update before the kill: us, us in the simulation, ticks that are not final. */
  readonly costsUs: number[] = [];
  readonly simulationUs: number[] = [];
  readonly lags: number[] = [];
  readonly depths: number[] = [];
  readonly fingerprints = new Map<number, number>();
  readonly stateHashes = new Map<number, number>();
  /** First tick that was not final here when the host was killed. */
  confirmedAtKill = 0;
  phase: 'idle' | 'before' | 'after' | 'over' = 'idle';
  seconds = 0;
  ticks = 0;
  steps = 0;
  bytesPerS = 0;
  packetsPerS = 0;
  readonly #work: Work;
  #startedMs = 0;
  #killedMs = 0;
  #reach = Number.POSITIVE_INFINITY;
  #firstTick = 0;
  #firstSteps = 0;
  #lastTick = 0;
  #next = 0;
  #stillUpdates = 0;
  #simulationUs = 0;
  #checkFrom = 0;

  constructor(work: Work) {
    this.#work = work;
  }

  start(racer: Racer, nowMs: number): void {
    this.phase = 'before';
    this.bytes = 0;
    this.packets = 0;
    this.#startedMs = nowMs;
    this.#firstTick = racer.tick();
    this.#lastTick = this.#firstTick;
    this.#firstSteps = this.#work.steps;
    this.#next = racer.confirmed();
    racer.takeRollbacks();
    this.#simulationUs = this.#work.us;
  }

  /** The host is killed: traffic and cost count up to here. */
  lose(racer: Racer, nowMs: number, reach: number): void {
    this.phase = 'after';
    this.seconds = (nowMs - this.#startedMs) / 1000;
    this.ticks = racer.tick() - this.#firstTick;
    this.steps = this.#work.steps - this.#firstSteps;
    this.bytesPerS = this.bytes / this.seconds;
    this.packetsPerS = this.packets / this.seconds;
    this.#killedMs = nowMs;
    this.#reach = reach;
    this.confirmedAtKill = racer.confirmed();
    this.#checkFrom = Math.max(0, this.confirmedAtKill - recheckTicks);
  }

  update(racer: Racer, nowMs: number, costUs: number): void {
    if (this.phase === 'idle') return;
    const tick = racer.tick();
    const confirmed = racer.confirmed();
    const advanced = tick - this.#lastTick;
    this.#lastTick = tick;
    this.updates += 1;
    this.#countStill(advanced);
    const depths = racer.takeRollbacks();
    if (this.phase === 'before') {
      this.costsUs.push(costUs);
      this.simulationUs.push(this.#work.us - this.#simulationUs);
      this.lags.push(tick - confirmed);
      this.depths.push(...depths);
    } else if (confirmed > this.#reach && this.resumedMs === Number.POSITIVE_INFINITY)
      this.resumedMs = nowMs - this.#killedMs;
    this.#take(racer, confirmed);
    this.#simulationUs = this.#work.us;
  }

  finish(): void {
    this.#endStill();
    this.phase = 'over';
  }

  /** Soon enough after the kill: a peer remembers some seconds of ticks. */
  recheck(racer: Racer): void {
    // What was final before the kill, and is still known, must still be the same.
    for (const [tick, fingerprint] of this.fingerprints) {
      if (tick < this.#checkFrom || tick > this.#reach) continue;
      const now = racer.fingerprintOf(tick);
      if (now !== undefined && now !== fingerprint) this.lost += 1;
    }
  }

  #countStill(advanced: number): void {
    if (advanced <= 0) this.#stillUpdates += 1;
    else this.#endStill();
  }

  /**
   * A picture that stands still: an update's time wanders, so a single one may fall between two
   * ticks.
   */
  #endStill(): void {
    if (this.#stillUpdates > 1) this.frozen += this.#stillUpdates;
    this.#stillUpdates = 0;
  }

  #take(racer: Racer, confirmed: number): void {
    for (; this.#next < confirmed; this.#next++) {
      const fingerprint = racer.fingerprintOf(this.#next);
      if (fingerprint !== undefined) this.fingerprints.set(this.#next, fingerprint);
      if (this.#next % stateHashEveryTicks !== 0) continue;
      const hash = racer.stateHashOf(this.#next);
      if (hash !== undefined) this.stateHashes.set(this.#next, hash);
    }
  }
}

export type Verdict = {
  readonly frozenPerSurvivor: number;
  /** At the first and the last survivor, ms; Infinity for one that never went on. */
  readonly firstResumedMs: number;
  readonly lastResumedMs: number;
  readonly lost: number;
  readonly compared: number;
  readonly differing: number;
  readonly costsUs: readonly number[];
  readonly simulationUs: readonly number[];
  readonly stepsPerTick: number;
  readonly bytesPerS: number;
  readonly packetsPerS: number;
  readonly lags: readonly number[];
  readonly rollbacksPer100: number;
  readonly depths: readonly number[];
  /** Ticks that the peers played before the kill, of those that the clock asked for. */
  readonly playedShare: number;
};

/** Traffic and cost are means and samples of all peers before the kill, the host among them. */
export function verdictOf(host: PeerRecord, survivors: readonly PeerRecord[]): Verdict {
  const all = [host, ...survivors];
  const mean = (pick: (one: PeerRecord) => number) =>
    all.reduce((sum, one) => sum + pick(one), 0) / all.length;
  const ticks = Math.max(
    1,
    mean((one) => one.ticks),
  );
  return {
    frozenPerSurvivor: survivors.reduce((sum, one) => sum + one.frozen, 0) / survivors.length,
    firstResumedMs: Math.min(...survivors.map((one) => one.resumedMs)),
    lastResumedMs: Math.max(...survivors.map((one) => one.resumedMs)),
    lost: survivors.reduce((sum, one) => sum + one.lost, 0),
    ...comparisonOf(host, survivors),
    costsUs: all.flatMap((one) => one.costsUs),
    simulationUs: all.flatMap((one) => one.simulationUs),
    stepsPerTick: mean((one) => one.steps) / ticks,
    bytesPerS: mean((one) => one.bytesPerS),
    packetsPerS: mean((one) => one.packetsPerS),
    lags: all.flatMap((one) => one.lags),
    rollbacksPer100: (100 * mean((one) => one.depths.length)) / ticks,
    depths: all.flatMap((one) => one.depths),
    playedShare: mean((one) => one.ticks / (one.seconds * 60)),
  };
}

/**
 * States of ticks that several peers held for final; 0 compared says nothing. What only the dead
 * host knew counts for nothing.
 */
function comparisonOf(
  host: PeerRecord,
  survivors: readonly PeerRecord[],
): { compared: number; differing: number } {
  const known = Math.max(...survivors.map((one) => one.confirmedAtKill));
  const seen = new Map<number, number[]>();
  for (const record of [host, ...survivors])
    for (const [tick, hash] of record.stateHashes) {
      if (record === host && tick >= known) continue;
      const hashes = seen.get(tick);
      if (hashes === undefined) seen.set(tick, [hash]);
      else hashes.push(hash);
    }
  const several = [...seen.values()].filter((hashes) => hashes.length > 1);
  const differing = several.filter((hashes) => hashes.some((hash) => hash !== hashes[0]));
  return { compared: several.length, differing: differing.length };
}
