// Cuts a failing schedule down to what it takes: events, then peers, then time, then links, as
// long as the same thing fails (S10 of docs/simulator.md).
import type { LinkQuality } from './lossy-link.ts';
import { type Outcome, playSchedule } from './play.ts';
import type { FaultEvent, Schedule } from './schedule.ts';

/** What a failure is known by: the invariant, and what of it broke; '' if nothing failed. */
export function identityOf({ failures }: Outcome): string {
  return failures.length === 0 ? '' : `${failures[0].rule} ${failures[0].kind}`;
}

type Fails = (schedule: Schedule) => boolean;

/** The smallest schedule found that fails by `identity`, within so many runs. */
export function shrink(
  schedule: Schedule,
  identity: string,
  runsMax: number,
  tell: (line: string) => void,
): Schedule {
  let runs = 0;
  const fails = (one: Schedule) => runs++ < runsMax && identityOf(playSchedule(one)) === identity;
  return shrinkWith(fails, schedule, tell);
}

export function shrinkWith(
  fails: (schedule: Schedule) => boolean,
  schedule: Schedule,
  tell: (line: string) => void,
): Schedule {
  let best = schedule;
  for (;;) {
    const before = JSON.stringify(best);
    for (const step of [fewerEvents, fewerPeers, lessTime, cleanerLinks]) best = step(fails, best);
    tell(`${best.events.length} events, ${best.peers.length} peers`);
    if (JSON.stringify(best) === before) return best;
  }
}

/** Zeller's ddmin over the events. */
function fewerEvents(fails: Fails, schedule: Schedule): Schedule {
  let best = schedule;
  let parts = 2;
  while (best.events.length > 0 && parts <= 2 * best.events.length) {
    const size = Math.ceil(best.events.length / parts);
    const smaller = without(best, size).find(fails);
    if (smaller !== undefined) {
      best = smaller;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) break;
    else parts *= 2;
  }
  return best;
}

function without(schedule: Schedule, size: number): Schedule[] {
  const all: Schedule[] = [];
  for (let at = 0; at < schedule.events.length; at += size) {
    const events = [...schedule.events.slice(0, at), ...schedule.events.slice(at + size)];
    all.push({ ...schedule, events });
  }
  return all;
}

/** The last to come goes first: the others keep their numbers. */
function fewerPeers(fails: Fails, schedule: Schedule): Schedule {
  let best = schedule;
  for (let at = best.peers.length - 1; at > 0 && best.peers.length > 2; at--) {
    const peers = best.peers.filter((_, index) => index !== at);
    const smaller = { ...best, peers };
    if (fails(smaller)) best = smaller;
  }
  return best;
}

function lessTime(fails: Fails, schedule: Schedule): Schedule {
  let best = schedule;
  const lastMs = Math.max(0, ...best.events.map((one) => one.atMs));
  const tries: Schedule[] = [{ ...best, faultsUntilMs: lastMs + 300 }];
  for (const [at, event] of best.events.entries())
    if ('ms' in event && event.ms > 200) {
      const shorter = { ...event, ms: Math.round(event.ms / 2) } as FaultEvent;
      tries.push({ ...best, events: best.events.with(at, shorter) });
    }
  for (const one of tries)
    if (JSON.stringify(one).length <= JSON.stringify(best).length && fails(one)) best = one;
  return best;
}

function cleanerLinks(fails: Fails, schedule: Schedule): Schedule {
  let best = schedule;
  if (best.links.length > 0 && fails({ ...best, links: [] })) best = { ...best, links: [] };
  const clean: Partial<LinkQuality>[] = [
    { duplicate: 0 },
    { reorder: 0 },
    { burst: 0, burstPackets: 0 },
    { loss: 0 },
    { stalls: false },
    { jitterMs: 0 },
  ];
  for (const change of clean) {
    const quality = { ...best.quality, ...change };
    const cleaner = { ...best, quality };
    if (JSON.stringify(quality) !== JSON.stringify(best.quality) && fails(cleaner)) best = cleaner;
  }
  return best;
}
