// I13: how long each loss of a host took, by round trip and by how it was noticed.
import { upPeers } from './simulated-room.ts';
import type { Story } from './story.ts';

/** Times from the old host's last packet to the first tick that the new one confirmed (ms). */
export type Metrics = Map<string, number[]>;

export function createMetrics(): Metrics {
  return new Map();
}

/** Only losses in rooms of at most 5 % loss without other faults count: the model's case. */
export function addToMetrics<State>(metrics: Metrics, story: Story<State>): void {
  const { schedule, room } = story;
  const { quality, events } = schedule;
  const isCalm = quality.loss <= 0.05 && quality.burst === 0 && schedule.links.length === 0;
  const isOne = events.length === 1 && events[0].kind === 'crash';
  if (!isCalm || !isOne || schedule.peers.length < 3) return;
  for (const { id, session } of upPeers(room))
    for (const one of session.stats.migrations) {
      if (one.to !== id || one.toConfirmedMs < 0 || !story.lostMs.has(one.from)) continue;
      const label = `rtt ${2 * quality.delayMs} ms, ${one.detectedBy}`;
      metrics.set(label, [...(metrics.get(label) ?? []), one.toConfirmedMs]);
    }
}

export function mergeMetrics(into: Metrics, from: Metrics): void {
  for (const [label, times] of from) into.set(label, [...(into.get(label) ?? []), ...times]);
}

/** Value below which a share of the times lie. */
export function quantileOf(times: readonly number[], share: number): number {
  const sorted = times.slice().sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
