// From the menu into a room: asks the lobby, shows the steps, and turns every failure into words.
import { isolate, words } from '../language/language.ts';
import type { EntryOptions, EntryResult, LobbyClient } from '../net/lobby-client.ts';
import type { LobbyRoom } from '../net/lobby-room.ts';
import { canConnectPeers } from '../net/mesh.ts';
import type { RoomClient } from '../net/room-client.ts';
import type { RoomEnd } from '../net/room-messages.ts';
import type { RoomLobby } from '../net/solo-lobby.ts';
import { type FailureReason, failureFor } from '../ui/failure.ts';
import type { AppModel, ConnectStep } from '../ui/model.ts';
import type { NetPath } from '../ui/net-view.ts';

/** How the player asked to get in; kept so that a failure can be tried again. */
export type Entry =
  | { readonly kind: 'quick' }
  | { readonly kind: 'create' }
  | { readonly kind: 'join'; readonly code: string; readonly ticket?: string };

/** How far it is, and with whom. */
type EntryProgress = {
  /** The step that is under way: 0 the lobby, 1 the host, 2 the match. */
  readonly doing: 0 | 1 | 2;
  /** Empty while nobody knows. */
  readonly hostName?: string;
  /** How packets go, once they do. */
  readonly path?: NetPath | undefined;
};

/** The lobby has given a seat; `address` is that of the page without a code. */
export function showSeat(model: AppModel, entry: Entry, lobby: RoomLobby, address: string): void {
  showSteps(model, titleOf(entry), { doing: 1, hostName: nameOfHost(lobby) });
  model.roomCode.value = lobby.code;
  model.roomLink.value = `${address}#${lobby.code}`;
}

/** The room is not live yet. */
export function showProgress(model: AppModel, entry: Entry, room: RoomClient): void {
  const { lobby, beat, report } = room;
  const path = report?.links.find((one) => one.playerId === lobby.hostId)?.route?.kind;
  const doing = beat?.isLinked === true ? 2 : 1;
  showSteps(model, titleOf(entry), { doing, hostName: nameOfHost(lobby), path });
}

function nameOfHost({ members, hostId, playerId }: RoomLobby): string {
  if (hostId === playerId) return '';
  return members.find((one) => one.playerId === hostId)?.name ?? '';
}

/** Shows the connecting dialog with what is done and what is going on. */
function showSteps(model: AppModel, title: string, progress: EntryProgress): void {
  const { doing, hostName = '', path } = progress;
  const { connecting, play, net } = words.peek();
  const ask = hostName === '' ? connecting.meetPlayers : play.ask(isolate(hostName));
  const link = path === undefined ? ask : `${ask}: ${net.paths[path]}`;
  const steps = [connecting.findRoom, link, connecting.loadMatch].map((label, i): ConnectStep => {
    const state = i < doing ? 'done' : i === doing ? 'doing' : 'waiting';
    return { label, state };
  });
  model.connecting.value = { title, steps, cancellable: true };
}

export function showFailure(model: AppModel, reason: FailureReason, detail?: string): void {
  model.connecting.value = null;
  model.failure.value = failureFor(reason, detail);
}

/** Whether the room can be played in without showing an address that is to be hidden (C21). */
type EntryCondition = { readonly mayEnter: (room: LobbyRoom) => boolean };

/** Asks the lobby for a seat; undefined after a failure, which is on the screen then. */
export async function enter(
  model: AppModel,
  client: LobbyClient,
  entry: Entry,
  { mayEnter, ...options }: EntryOptions & EntryCondition,
): Promise<LobbyRoom | undefined> {
  if (!canConnectPeers()) {
    showFailure(model, 'webrtc-blocked');
    return undefined;
  }
  if (model.isOffline.peek()) {
    showFailure(model, 'unreachable');
    return undefined;
  }
  model.failure.value = null;
  showSteps(model, titleOf(entry), { doing: 0 });
  const result = await ask(client, entry, options);
  if (result.ok && mayEnter(result.room)) return result.room;
  if (result.ok) result.room.leave();
  showFailure(model, result.ok ? 'no-relay' : result.code);
  return undefined;
}

function titleOf(entry: Entry): string {
  const { findingMatch, makingRoom, joining } = words.peek().connecting;
  if (entry.kind === 'quick') return findingMatch;
  return entry.kind === 'create' ? makingRoom : joining(isolate(entry.code));
}

function ask(client: LobbyClient, entry: Entry, options: EntryOptions): Promise<EntryResult> {
  if (entry.kind === 'quick') return client.quick(options);
  if (entry.kind === 'create') return client.create({ ...options, listed: true });
  const { code, ticket } = entry;
  return client.join(code, ticket === undefined ? options : { ...options, ticket });
}

/** A refusal that has no screen of its own is shown as one. */
export function reasonOf(end: Exclude<RoomEnd, 'left'>): FailureReason {
  if (end === 'kicked-out' || end === 'no-connection' || end === 'replaced') return end;
  if (isEntryReason(end)) return end;
  return 'room-closed';
}

function isEntryReason(end: string): end is Exclude<FailureReason, 'kicked-out' | 'replaced'> {
  return [
    'not-found',
    'full',
    'unreachable',
    'version',
    'banned',
    'locked',
    'rate-limited',
  ].includes(end);
}
