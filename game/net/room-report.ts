// What a room tells the page of itself: a beat with every tick, a report ten times a second.
// Changes nothing.
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import type { Session } from '../../shared/netcode/session.ts';
import type { Tick } from '../../shared/netcode/simulation.ts';
import type { Traffic } from './channel-ends.ts';
import {
  type Beat,
  CHECKSUMS_PER_REPORT_MAX,
  type LinkReport,
  type PictureFacts,
  type RoomReport,
} from './room-messages.ts';
import type { Routes } from './routes.ts';

/** Hashes are there for this many ticks back (`SNAPSHOTS_KEPT` less a margin). */
const HASHED_TICKS_MAX = 500;

export function readBeat<State>(session: Session<State>, picture: PictureFacts | undefined): Beat {
  const { tick } = session;
  return {
    isLive: session.isLive,
    isLinked: session.links.size > 0,
    isHost: session.isHost,
    isAlone: session.roster.length <= 1,
    isProvisional: session.isProvisional,
    host: session.host,
    term: session.term,
    tick,
    confirmedTick: session.confirmedTick,
    committedTick: session.committedTick,
    presentAtMs: tick * TICK_MS - session.offsetMs,
    picture,
  };
}

/** What a report tells besides what the session knows. */
export type ReportFacts = {
  readonly badMessages: number;
  readonly traffic: Traffic;
  readonly longestSendGapMs: number;
  readonly routes: Pick<Routes, 'routeOf' | 'forwarded'>;
};

/** Makes one report after the other; each has the hashes since the last. */
export type Reporter = { readonly report: (nowMs: number, facts: ReportFacts) => RoomReport };

export function createReporter<State>(session: Session<State>): Reporter {
  const newHashes = createHashFeed(session);
  return {
    report: (nowMs, { badMessages, traffic, longestSendGapMs, routes }) => {
      const { stats } = session;
      return {
        ...newHashes(),
        atMs: nowMs,
        stepped: stats.stepped,
        rolledBack: stats.rolledBack,
        frozen: stats.frozen,
        deepestRollback: stats.deepestRollback,
        lateTicks: stats.lateTicks,
        forks: stats.forks,
        desyncs: stats.desyncs,
        badMessages: stats.badMessages + badMessages,
        checksumTick: stats.checksumTick,
        checksumLog: stats.checksumLog,
        checksumState: stats.checksumState,
        migrations: stats.migrations.map((one) => ({ ...one })),
        links: linksOf(session, routes),
        traffic: { ...traffic },
        forwarded: { ...routes.forwarded },
        longestSendGapMs,
      };
    },
  };
}

/** Hashes of committed ticks only: what isn't committed a change of host may still void (N3). */
function createHashFeed<State>(session: Session<State>) {
  let next: Tick = 0;
  let keyframes = 0;
  return (): Pick<RoomReport, 'checksums' | 'isAnew'> => {
    const isAnew = session.stats.keyframesTaken !== keyframes;
    keyframes = session.stats.keyframesTaken;
    const checksums: [Tick, number][] = [];
    if (!session.isLive) return { checksums, isAnew };
    const { committedTick } = session;
    next = Math.max(isAnew ? 0 : next, committedTick - HASHED_TICKS_MAX);
    for (; next <= committedTick && checksums.length < CHECKSUMS_PER_REPORT_MAX; next++) {
      const sums = session.checksumsAt(next);
      if (sums !== undefined) checksums.push([next, sums[2]]);
      // A tick behind a gap is not stepped yet; one before the keyframe never will be.
      else if (next > session.tick) break;
    }
    return { checksums, isAnew };
  };
}

function linksOf<State>(session: Session<State>, routes: ReportFacts['routes']): LinkReport[] {
  return [...session.links.values()].map(
    ({ playerId, closed, rttMs, gapVarianceMs2, lossShare }) => ({
      playerId,
      isClosed: closed,
      route: routes.routeOf(playerId),
      rttMs,
      jitterMs: Math.sqrt(gapVarianceMs2),
      lossShare,
      lateTicks: session.stats.lateOf.get(playerId) ?? 0,
    }),
  );
}
