// The plain facts of docs/diagnostics.md: what players paste into bug reports and tests read.
import { GAME_VERSION, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { nameAt, seatOfPlayer } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { PeerIdentity } from '../net/peer-identity.ts';
import type { RoomClient } from '../net/room-client.ts';
import type { LinkReport } from '../net/room-messages.ts';
import type { PracticeState } from '../ui/model.ts';
import type { PictureFacts } from './picture-facts.ts';
import type { Rates } from './traffic.ts';

/** Of a page outside a room. */
export const NO_RATES: Rates = { upBytesPerS: 0, downBytesPerS: 0, upPacketsPerS: 0 };

/** Of the page since it opened; the room's fields are empty or 0 outside a room. */
export type Diagnostics = ReturnType<typeof readDiagnostics>;

export type FrameTotals = { readonly drawn: number; readonly longestGapMs: number };

/** What the page shows besides the room. */
export type PageFacts = {
  readonly frames: FrameTotals;
  readonly picture: PictureFacts;
  readonly practice: PracticeState;
};

/** Ms since the player asked to enter; 0 before. */
export type EntryTimes = { readonly seatMs: number; readonly liveMs: number };

/** What of a room is looked at; `present` is undefined before it is live. */
export type RoomFacts = Pick<
  RoomClient,
  'lobby' | 'mesh' | 'identities' | 'placement' | 'beat' | 'report'
> & {
  readonly present: RoomState | undefined;
  readonly entry: EntryTimes;
};

export function readDiagnostics(room: RoomFacts | undefined, page: PageFacts, rates: Rates) {
  const beat = room?.beat;
  const report = room?.report;
  return {
    version: `${GAME_VERSION}/${PROTOCOL_VERSION}`,
    placement: room?.placement ?? 'page',
    roomCode: room?.lobby.code ?? '',
    me: room?.lobby.playerId ?? 0,
    host: beat?.host ?? 0,
    term: beat?.term ?? 0,
    tick: beat?.tick ?? 0,
    confirmedTick: beat?.confirmedTick ?? 0,
    committedTick: beat?.committedTick ?? 0,
    checksums: {
      tick: report?.checksumTick ?? 0,
      log: report?.checksumLog ?? 0,
      state: report?.checksumState ?? 0,
    },
    frames: page.frames,
    picture: page.picture,
    practice: page.practice,
    ticks: {
      stepped: report?.stepped ?? 0,
      rolledBack: report?.rolledBack ?? 0,
      frozen: report?.frozen ?? 0,
      deepestRollback: report?.deepestRollback ?? 0,
      late: report?.lateTicks ?? 0,
    },
    entry: entryOf(room?.entry),
    peers: room === undefined ? [] : peersOf(room, report?.links ?? []),
    migrations: report?.migrations ?? [],
    traffic: { ...rates, longestSendGapMs: Math.round(report?.longestSendGapMs ?? 0) },
    forwarded: report?.forwarded ?? { packets: 0, bytes: 0, refused: 0 },
    faults: {
      badMessages: (report?.badMessages ?? 0) + (room?.mesh.faultySignals ?? 0),
      forks: report?.forks ?? 0,
      desyncs: report?.desyncs ?? 0,
    },
    lobby: room?.lobby.status ?? 'closed',
    isProvisional: beat?.isProvisional ?? false,
    channels: room?.mesh.channelFacts() ?? [],
  };
}

function peersOf({ mesh, identities, present }: RoomFacts, links: readonly LinkReport[]) {
  return links
    .filter(({ playerId, route }) => mesh.linkOf(playerId) !== 'closed' || route !== undefined)
    .map(({ playerId, route, rttMs, jitterMs, lossShare, lateTicks }) => ({
      playerId,
      name: present === undefined ? '' : nameOf(present, playerId),
      link: mesh.linkOf(playerId),
      route: route?.kind ?? 'none',
      forwarder: route?.kind === 'player' ? route.by : 0,
      rttMs: tenths(rttMs),
      jitterMs: tenths(jitterMs),
      lossPct: tenths(lossShare * 100),
      lateTicks,
      setupMs: tenths(mesh.setupMsOf(playerId)),
      replacements: mesh.replacementsOf(playerId),
      ...identityOf(identities.of(playerId)),
    }));
}

function identityOf(identity: PeerIdentity) {
  const isProven = identity.kind === 'proven';
  return {
    identity: identity.kind,
    signs: isProven ? identity.fingerprint : '',
    isLinkProven: isProven && identity.isLinkProven,
  };
}

function entryOf({ seatMs, liveMs }: EntryTimes = { seatMs: 0, liveMs: 0 }): EntryTimes {
  return { seatMs: tenths(seatMs), liveMs: tenths(liveMs) };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function nameOf(state: RoomState, playerId: number): string {
  const seat = seatOfPlayer(state, playerId);
  return seat < 0 ? '' : nameAt(state, seat);
}
