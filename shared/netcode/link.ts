// What this peer knows of one other peer: round trip, loss, silence, and what it says it holds.
import type { Checksums } from '../protocol/peer-messages.ts';
import type { Ms, OffsetSample } from './match-clock.ts';
import type { PlayerId, Tick } from './simulation.ts';

/** Wire unit of time stamps. */
export const STAMPS_PER_MS = 16;
/** The fastest exchange of this many seconds stands for the link. */
const WINDOW_MS = 5000;
const EXCHANGES_KEPT = 32;
/** Weight of a new sample in the smoothed round trip, as TCP does it. */
const RTT_GAIN = 1 / 8;
const GAP_GAIN = 1 / 16;
/** Numbers come as their low 11 bits; after this silence the next one can only be newer (ms). */
const SEQUENCE_BITS = 11;
const SEQUENCE_LOST_MS = 10_000;
/** Half of the time for which the longest silence is remembered (ms). */
const LONGEST_MS = 30_000;
/** A younger link has shown nothing yet (ms). */
const KNOWN_AFTER_MS = 3000;
/** How much longer than anything before a silence must be to mean something by itself. */
const UNHEARD_OF = 1.4;
/** Packets over which the loss is counted: 5 s at 60 Hz. */
const LOSS_PACKETS = 300;

/** One echo; `offsetMs` is the peer's room time less our own clock, whose slew leaves it alone. */
type Exchange = { readonly atMs: Ms; readonly rttMs: Ms; offsetMs: Ms };

export type Link = {
  readonly playerId: PlayerId;
  /** When the channels opened. */
  readonly openedMs: Ms;
  lastHeardMs: Ms;
  /** Highest packet number heard, and who has sent it since. */
  sequence: number;
  received: number;
  lossShare: number;
  lossFrom: number;
  rttMs: Ms;
  gapMs: Ms;
  gapVarianceMs2: number;
  /** The longest silences in this half minute and the one before, and when this one began. */
  longestGapMs: Ms;
  longestBeforeMs: Ms;
  longestFromMs: Ms;
  /** Stamp to echo and when it came. */
  echoStamp: number;
  echoAtMs: Ms;
  readonly exchanges: Exchange[];
  /** The one of them with the shortest round trip. */
  fastest: Exchange | undefined;
  /** What its last packet said. */
  term: number;
  host: PlayerId;
  flags: number;
  inputNext: Tick;
  logNext: Tick;
  hears: number;
  /** Closed by a leave message or the channel's end; stays until the session forgets it. */
  closed: boolean;
  /** It said that it goes. */
  saidLeave: boolean;
  /** The lobby saw its socket close and it hasn't come back. */
  lobbyGone: boolean;
  sent: number;
  /** The present when the last one was sent. */
  sentTick: Tick;
  /** Protocol version it said, 0 before. */
  version: number;
  /** Its newest hashes, oldest first; the last tick compared, and the last that agreed (N7). */
  readonly hashes: Checksums[];
  comparedTick: Tick;
  agreedTick: Tick;
  /** The present when it was last sent ours, and the time. */
  hashesTick: Tick;
  timeTick: Tick;
  /** Views of a higher term that it may still send against a host that is heard, at `alarmMs`. */
  alarms: number;
  alarmMs: Ms;
  /** Comes last in the line of succession until then. */
  demotedUntilMs: Ms;
  /** When it was last given a keyframe. */
  givenMs: Ms;
  /** Commands that it may still ask for, at `askMs`. */
  asks: number;
  askMs: Ms;
};

export function createLink(playerId: PlayerId, nowMs: Ms): Link {
  return {
    playerId,
    openedMs: nowMs,
    lastHeardMs: nowMs,
    sequence: 0,
    received: 0,
    lossShare: 0,
    lossFrom: 0,
    rttMs: 0,
    gapMs: 17,
    gapVarianceMs2: 0,
    longestGapMs: 0,
    longestBeforeMs: 0,
    longestFromMs: nowMs,
    echoStamp: 0,
    echoAtMs: 0,
    exchanges: [],
    fastest: undefined,
    term: 0,
    host: 0,
    flags: 0,
    inputNext: 0,
    logNext: 0,
    hears: 0,
    closed: false,
    saidLeave: false,
    lobbyGone: false,
    sent: 0,
    sentTick: -2,
    version: 0,
    hashes: [],
    comparedTick: 0,
    agreedTick: 0,
    hashesTick: -10,
    timeTick: -10,
    alarms: 3,
    alarmMs: nowMs,
    demotedUntilMs: Number.NEGATIVE_INFINITY,
    givenMs: Number.NEGATIVE_INFINITY,
    asks: 32,
    askMs: nowMs,
  };
}

/** Counts a packet; false if it is older than one already heard, whose facts then stand. */
export function hearPacket(link: Link, sequenceLow: number, nowMs: Ms): boolean {
  const gapMs = nowMs - link.lastHeardMs;
  const sequence = wholeSequence(link, sequenceLow, gapMs);
  link.lastHeardMs = Math.max(link.lastHeardMs, nowMs);
  link.received += 1;
  if (link.sequence > 0) noteGap(link, gapMs, nowMs);
  const isNewest = sequence > link.sequence;
  if (!isNewest) return false;
  if (link.sequence > 0) {
    const errorMs = gapMs - link.gapMs;
    link.gapMs += GAP_GAIN * errorMs;
    link.gapVarianceMs2 += GAP_GAIN * (errorMs * errorMs - link.gapVarianceMs2);
  } else link.lossFrom = sequence - 1;
  link.sequence = sequence;
  if (sequence - link.lossFrom >= LOSS_PACKETS) {
    const sent = sequence - link.lossFrom;
    link.lossShare = Math.max(0, 1 - link.received / sent);
    link.lossFrom = sequence;
    link.received = 0;
  }
  return true;
}

/** The number nearest to the last one heard, or the first above it where nothing is near. */
function wholeSequence(link: Link, low: number, silentMs: Ms): number {
  const unused = 32 - SEQUENCE_BITS;
  const ahead = (low - link.sequence) << unused;
  const isAbove = link.sequence === 0 || silentMs > SEQUENCE_LOST_MS;
  return link.sequence + (isAbove ? ahead >>> unused : ahead >> unused);
}

function noteGap(link: Link, gapMs: Ms, nowMs: Ms): void {
  if (nowMs - link.longestFromMs > LONGEST_MS) {
    link.longestBeforeMs = link.longestGapMs;
    link.longestGapMs = 0;
    link.longestFromMs = nowMs;
  }
  link.longestGapMs = Math.max(link.longestGapMs, gapMs);
}

/**
 * One exchange: our stamp came back after `rttMs` net of its hold; its room time minus our clock is
 * `offsetMs`.
 */
export function addExchange(link: Link, rttMs: Ms, offsetMs: Ms, nowMs: Ms): void {
  const { exchanges } = link;
  link.rttMs = exchanges.length === 0 ? rttMs : link.rttMs + RTT_GAIN * (rttMs - link.rttMs);
  const one = { atMs: nowMs, rttMs, offsetMs };
  exchanges.push(one);
  if (link.fastest === undefined || rttMs < link.fastest.rttMs) link.fastest = one;
  const tooOld = nowMs - WINDOW_MS;
  let isFastestGone = false;
  while (exchanges.length > EXCHANGES_KEPT || exchanges[0].atMs < tooOld)
    if (exchanges.shift() === link.fastest) isFastestGone = true;
  if (isFastestGone) link.fastest = exchanges.reduce((a, b) => (b.rttMs < a.rttMs ? b : a));
}

/** Our clock was set: what the exchanges say of it means nothing any more. */
export function forgetExchanges(link: Link): void {
  link.exchanges.length = 0;
  link.fastest = undefined;
}

/** The same wait of our clock moves what all exchanges say, so that they don't make up for it. */
export function shiftExchanges(link: Link, byMs: Ms): void {
  for (const one of link.exchanges) one.offsetMs += byMs;
}

/** How far its room time is ahead of a clock with this offset. */
export function aheadOf({ fastest, exchanges }: Link, clockOffsetMs: Ms): OffsetSample {
  const aheadMs = fastest === undefined ? 0 : fastest.offsetMs - clockOffsetMs;
  return { aheadMs, samples: exchanges.length };
}

/** Silence after which this link is in doubt (T_soft of H3), in ms. */
export function softTimeoutMs(link: Link): Ms {
  const jitterMs = link.gapMs + 6 * Math.sqrt(link.gapVarianceMs2);
  return Math.min(hardTimeoutMs(link), Math.max(100, jitterMs));
}
/**
 * Silence that this link has never come near to in the last half minute or more (H3 c), in ms;
 * Infinity before it is known well enough.
 */
export function unheardOfMs(link: Link, nowMs: Ms): Ms {
  if (nowMs - link.openedMs < KNOWN_AFTER_MS) return Number.POSITIVE_INFINITY;
  const longestMs = Math.max(link.longestGapMs, link.longestBeforeMs);
  return Math.max(softTimeoutMs(link), UNHEARD_OF * longestMs);
}
/** Silence after which it is taken for dead if nobody says otherwise (T_hard of H3), in ms. */
export function hardTimeoutMs(link: Link): Ms {
  return Math.max(300, 280 + 0.85 * link.rttMs);
}
