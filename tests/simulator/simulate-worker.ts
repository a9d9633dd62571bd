// One core's share of `npm run simulate`: plays the seeds that it is given, and says what came of
// them.
import { parentPort } from 'node:worker_threads';
import { scheduleOf } from './fleet.ts';
import { type Outcome, playSchedule } from './play.ts';

parentPort?.on('message', (batch: { from: number; count: number } | undefined) => {
  if (batch === undefined) {
    parentPort?.close();
    return;
  }
  const results: [number, Outcome][] = [];
  for (let seed = batch.from; seed < batch.from + batch.count; seed++)
    results.push([seed, playSchedule(scheduleOf(seed))]);
  parentPort?.postMessage(results);
});
