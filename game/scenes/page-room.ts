// A room of the lobby as the player's page opens it: with the seat, the place where it runs, and
// everything of the page that a room needs.
import type { LobbyRoom } from '../net/lobby-room.ts';
import type { OwnIdentity } from '../net/room-identities.ts';
import type { MeshMaker } from '../net/room-mesh.ts';
import type { RoomPort } from '../net/room-port.ts';
import type { AppOptions } from './app.ts';
import type { KnownPlayers } from './known-players.ts';
import type { PitchLibrary } from './pitch-library.ts';
import { createFeed } from './room-feed.ts';
import { openPagePortLazily } from './room-placement.ts';
import { RoomPlay, type RoomPlayOptions } from './room-play.ts';

export type RoomSeat = {
  readonly lobby: LobbyRoom;
  readonly port: RoomPort;
  /** When the player asked for it. */
  readonly askedMs: number;
  readonly identity: OwnIdentity;
};

export type RoomPage = Pick<
  AppOptions,
  'model' | 'nowMs' | 'page' | 'input' | 'settings' | 'lobbyPing'
> & {
  readonly pitches: PitchLibrary;
  readonly meshes: MeshMaker;
  readonly known: KnownPlayers;
};

export function openPageRoom(
  seat: RoomSeat,
  { model, nowMs, page, input, settings, pitches, meshes, known, lobbyPing }: RoomPage,
  handlers: Pick<RoomPlayOptions, 'onSaid' | 'onBeat' | 'onEnd'>,
): RoomPlay {
  const name = model.name.peek();
  const { shelf, files, store } = pitches;
  return new RoomPlay({
    ...seat,
    ...handlers,
    shelf,
    nowMs,
    createMesh: meshes.create,
    createFeed: (room, mirror, rates) =>
      createFeed(room, mirror, model, { clockMs: nowMs, known, rates }),
    openPagePort: openPagePortLazily,
    start: () => ({
      name,
      isAutopilot: page.autopilot,
      isHidden: isPageHidden(),
      timeOriginMs: performance.timeOrigin,
      assets: [...files],
    }),
    readInput: input.read,
    readNumber: () => settings.peek().discNumber,
    keepAsset: store.add,
    lobbyPingMs: () => lobbyPing.read() ?? 0,
  });
}

export function isPageHidden(): boolean {
  return document.visibilityState === 'hidden';
}
