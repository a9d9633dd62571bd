// A schedule from a seed: how many peers, how bad the network, which faults when. The share of
// each fault is itself chance, so that some runs are all partitions and some are calm (swarm
// testing).
import type { LinkQuality } from './lossy-link.ts';
import { between, chance, createStream, pick, type Random, wholeBetween } from './random.ts';
import type { FaultEvent, FaultKind, LinkPlan, PeerPlan, Schedule, Whom } from './schedule.ts';

export type Choice = { readonly game: 'toy' | 'real'; readonly coded: boolean };

/** Gathering: until all are linked and seated, ms. */
const GATHER_MS = 1300;
const PEERS_MAX = 6;
const EVENTS_MAX = 5;
/** Chance that a kind of fault is left out of a run altogether. */
const LEFT_OUT = 0.5;

/** How often each kind is drawn among those of a run. */
const weights: Readonly<Record<FaultKind, number>> = {
  crash: 6,
  'crash-two': 1,
  'crash-candidate': 2,
  'crash-heard-by-one': 3,
  'close-tab': 2,
  leave: 2,
  'hand-off': 3,
  stop: 3,
  sleep: 1,
  'clock-step': 1,
  hide: 1,
  background: 1,
  slow: 1,
  block: 3,
  partition: 5,
  isolate: 3,
  degrade: 2,
  join: 3,
  return: 2,
  'lobby-down': 1,
  'lobby-cut': 1,
  'second-socket': 1,
  flood: 1,
  spoil: 1,
  lie: 1,
  replay: 1,
  asset: 1,
};
const kinds = Object.keys(weights) as FaultKind[];

export function chooseSchedule(seed: number, { game, coded }: Choice): Schedule {
  const random = createStream(seed, 7);
  const peers = choosePeers(random);
  const quality = chooseQuality(random);
  const startMs = peers[peers.length - 1].joinMs + GATHER_MS + 10 * quality.delayMs;
  const events = chooseEvents(random, peers.length, startMs);
  const last = events[events.length - 1];
  return {
    seed,
    game,
    coded,
    peers,
    quality,
    links: chooseLinks(random, peers.length, quality),
    lobbyDelayMs: Math.round(between(random, 5, 100)),
    faultsUntilMs: Math.round(
      last.atMs + ('ms' in last ? last.ms : 0) + between(random, 300, 1200),
    ),
    events,
  };
}

function choosePeers(random: Random): PeerPlan[] {
  const peers: PeerPlan[] = [];
  const count = wholeBetween(random, 2, PEERS_MAX);
  let joinMs = 0;
  for (let id = 1; id <= count; id++) {
    peers.push({
      id,
      joinMs: Math.round(joinMs),
      clockPpm: Math.round(between(random, -200, 200)),
      clockOffsetMs: Math.round(between(random, 0, 5000)),
      granularityMs: pick(random, [0, 0, 1, 4, 8, 16]),
    });
    joinMs += between(random, 20, 250);
  }
  return peers;
}

function chooseQuality(random: Random): LinkQuality {
  const delayMs = pick(random, [5, 10, 25, 50, 100]);
  const isBursty = chance(random) < 0.3;
  const loss = isBursty ? 0.01 : pick(random, [0, 0.01, 0.05, 0.1, 0.15]);
  const burst = isBursty ? 0.01 : 0;
  return {
    delayMs,
    jitterMs: round(delayMs * between(random, 0, 0.2)),
    loss,
    burst,
    burstPackets: isBursty ? pick(random, [3, 5, 10]) : 0,
    duplicate: pick(random, [0, 0.02]),
    reorder: pick(random, [0, 0.02]),
    blocked: false,
    stalls: (isBursty || loss >= 0.1) && chance(random) < 0.3,
  };
}

/** Some links are unlike the others: slow one way, thin, or lossy. */
function chooseLinks(random: Random, peers: number, quality: LinkQuality): LinkPlan[] {
  const links: LinkPlan[] = [];
  if (chance(random) < 0.6) return links;
  for (let from = 1; from <= peers; from++)
    for (let to = 1; to <= peers; to++) {
      if (from === to || chance(random) < 0.7) continue;
      const delayMs = round(quality.delayMs * between(random, 0.5, 2.5));
      const thin = { bytesPerMs: pick(random, [10, 16]), queueMsMax: pick(random, [60, 300]) };
      links.push({ from, to, delayMs, ...(chance(random) < 0.15 ? thin : {}) });
    }
  return links;
}

function chooseEvents(random: Random, peers: number, startMs: number): FaultEvent[] {
  const mix = kinds.filter(() => chance(random) >= LEFT_OUT);
  const events: FaultEvent[] = [];
  const count = wholeBetween(random, 1, EVENTS_MAX);
  let nextId = peers + 1;
  // Now and then something goes wrong while people still come in.
  let atMs = chance(random) < 0.15 ? startMs / 2 : startMs;
  while (events.length < count) {
    const kind = draw(random, mix.length === 0 ? kinds : mix);
    const event = chooseEvent(random, kind, Math.round(atMs), peers, nextId);
    if (event.kind === 'join') nextId += 1;
    events.push(event);
    // Half of all faults meet another one that is still going on, or its repair.
    atMs += chance(random) < 0.5 ? between(random, 0, 400) : between(random, 400, 2000);
  }
  return events;
}

function draw(random: Random, mix: readonly FaultKind[]): FaultKind {
  const total = mix.reduce((sum, kind) => sum + weights[kind], 0);
  let at = chance(random) * total;
  for (const kind of mix) {
    at -= weights[kind];
    if (at < 0) return kind;
  }
  return mix[mix.length - 1];
}

function chooseEvent(
  random: Random,
  kind: FaultKind,
  atMs: number,
  peers: number,
  nextId: number,
): FaultEvent {
  const anybody = wholeBetween(random, 1, peers);
  const whom: Whom = chance(random) < 0.6 ? 'host' : anybody;
  const ms = Math.round(between(random, 60, 2200));
  const other = wholeBetween(random, 1, peers);
  const base = { atMs };
  switch (kind) {
    case 'crash':
      return { ...base, kind, whom, fin: pick(random, ['seen', 'seen', 'late', 'none']) };
    case 'crash-two':
    case 'hand-off':
      return { ...base, kind };
    case 'crash-candidate':
      return { ...base, kind, afterMs: Math.round(between(random, 0, 120)) };
    case 'crash-heard-by-one':
      return { ...base, kind, only: anybody, ms: Math.round(between(random, 20, 140)) };
    case 'close-tab':
    case 'leave':
    case 'second-socket':
      return { ...base, kind, whom };
    case 'stop':
      return { ...base, kind, whom, ms };
    case 'sleep':
      return { ...base, kind, whom, ms: ms + 800, clockRuns: chance(random) < 0.5 };
    case 'clock-step':
      return { ...base, kind, whom, byMs: Math.round(between(random, 20, 1500)) };
    case 'hide':
    case 'background':
      return { ...base, kind, whom, ms: ms + 600 };
    case 'slow':
      return { ...base, kind, whom, ms: ms + 300, stepMs: pick(random, [1, 2, 4]) };
    case 'block':
      return { ...base, kind, whom, other, ms, oneWay: chance(random) < 0.4 };
    case 'partition':
      return {
        ...base,
        kind,
        side: subset(random, peers),
        withHost: chance(random) < 0.5,
        ms: ms + 200,
        oneWay: chance(random) < 0.15,
        lobby: pick(random, ['both', 'side', 'others']),
      };
    case 'isolate':
      return { ...base, kind, whom, ms, lobby: chance(random) < 0.5 };
    case 'degrade':
      return { ...base, kind, whom, ms, quality: { loss: round(between(random, 0.1, 0.5)) } };
    case 'join':
      return { ...base, kind, id: nextId };
    case 'return':
      return { ...base, kind, id: anybody };
    case 'lobby-down':
      return { ...base, kind, ms };
    case 'lobby-cut':
    case 'flood':
    case 'spoil':
      return { ...base, kind, whom, ms };
    case 'lie':
      return { ...base, kind, whom: 'host', ms: Math.min(ms, 600) };
    case 'replay':
      return { ...base, kind, whom, packets: wholeBetween(random, 5, 60) };
    case 'asset':
      return { ...base, kind, bytes: wholeBetween(random, 1000, 30_000) };
  }
}

function subset(random: Random, peers: number): number[] {
  const side: number[] = [];
  for (let id = 1; id <= peers; id++) if (chance(random) < 0.5) side.push(id);
  return side;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
