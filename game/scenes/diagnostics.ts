// The plain facts of docs/diagnostics.md: what players paste into bug reports and tests read.
import { GAME_VERSION, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { nameAt, seatOfPlayer } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { RoomClient } from '../net/room-client.ts';
import type { Rates } from './traffic.ts';

/** Of the page since it opened; the room's fields are empty or 0 outside a room. */
export type Diagnostics = ReturnType<typeof readDiagnostics>;

export type FrameTotals = { readonly drawn: number; readonly longestGapMs: number };

const NO_CHECKSUMS = { tick: 0, log: 0, state: 0 };
const NO_TICKS = { stepped: 0, rolledBack: 0, frozen: 0, deepestRollback: 0 };

export function readDiagnostics(
  room: RoomClient<RoomState> | undefined,
  frames: FrameTotals,
  traffic: Rates,
) {
  const session = room?.session;
  const stats = session?.stats;
  return {
    version: `${GAME_VERSION}/${PROTOCOL_VERSION}`,
    roomCode: room?.lobby.code ?? '',
    me: room?.lobby.playerId ?? 0,
    host: session?.host ?? 0,
    term: session?.term ?? 0,
    tick: session?.tick ?? 0,
    confirmedTick: session?.confirmedTick ?? 0,
    committedTick: session?.committedTick ?? 0,
    checksums:
      stats === undefined
        ? NO_CHECKSUMS
        : { tick: stats.checksumTick, log: stats.checksumLog, state: stats.checksumState },
    frames,
    ticks:
      stats === undefined
        ? NO_TICKS
        : {
            stepped: stats.stepped,
            rolledBack: stats.rolledBack,
            frozen: stats.frozen,
            deepestRollback: stats.deepestRollback,
          },
    peers: room === undefined ? [] : peersOf(room),
    migrations: stats?.migrations.map((one) => ({ ...one })) ?? [],
    traffic,
    faults: {
      badMessages: (stats?.badMessages ?? 0) + (room?.badMessages ?? 0) + badAtMesh(room),
      forks: stats?.forks ?? 0,
      desyncs: stats?.desyncs ?? 0,
    },
    lobby: room?.lobby.status ?? 'closed',
    isProvisional: session?.isProvisional ?? false,
    channels: room?.mesh.channelFacts() ?? [],
  };
}

function badAtMesh(room: RoomClient<RoomState> | undefined): number {
  if (room === undefined) return 0;
  return room.mesh.faults.messages + room.mesh.faults.signals;
}

function peersOf(room: RoomClient<RoomState>) {
  const { session, mesh } = room;
  return [...session.links.values()]
    .filter((link) => mesh.linkOf(link.playerId) !== 'closed')
    .map((link) => {
      const seat = seatOfPlayer(session.present, link.playerId);
      return {
        playerId: link.playerId,
        name: seat < 0 ? '' : nameAt(session.present, seat),
        link: mesh.linkOf(link.playerId),
        rttMs: Math.round(link.rttMs * 10) / 10,
        lossPct: Math.round(link.lossShare * 1000) / 10,
        lateTicks: session.stats.lateOf.get(link.playerId) ?? 0,
      };
    });
}
