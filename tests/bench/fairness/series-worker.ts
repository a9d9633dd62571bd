// A thread of `npm run bench fairness`: plays the rooms it was given and sends back the tally.
import { parentPort, workerData } from 'node:worker_threads';
import { createTally, playSeries, type Series } from './match-series.ts';

export type Share = { readonly series: Series; readonly seeds: readonly number[] };

const { series, seeds } = workerData as Share;
const tally = createTally();
for (const seed of seeds) playSeries(seed, series, tally);
parentPort?.postMessage(tally);
