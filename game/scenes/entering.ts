// From the menu into a room: asks the lobby, shows the steps, and turns every failure into words.
import { isolate, words } from '../language/language.ts';
import type { EntryOptions, EntryResult, LobbyClient } from '../net/lobby-client.ts';
import type { LobbyRoom } from '../net/lobby-room.ts';
import { canConnectPeers } from '../net/mesh.ts';
import type { RoomEnd } from '../net/room-messages.ts';
import { type FailureReason, failureFor } from '../ui/failure.ts';
import type { AppModel, ConnectStep } from '../ui/model.ts';

/** How the player asked to get in; kept so that a failure can be tried again. */
export type Entry =
  | { readonly kind: 'quick' }
  | { readonly kind: 'create' }
  | { readonly kind: 'join'; readonly code: string; readonly ticket?: string };

/** Shows the connecting dialog with the steps before `doing` done. */
export function showSteps(model: AppModel, title: string, doing: number): void {
  const { findRoom, meetPlayers, loadMatch } = words.peek().connecting;
  const steps = [findRoom, meetPlayers, loadMatch].map((label, i): ConnectStep => {
    const state = i < doing ? 'done' : i === doing ? 'doing' : 'waiting';
    return { label, state };
  });
  model.connecting.value = { title, steps, cancellable: true };
}

export function showFailure(model: AppModel, reason: FailureReason, detail?: string): void {
  model.connecting.value = null;
  model.failure.value = failureFor(reason, detail);
}

/** Asks the lobby for a seat; undefined after a failure, which is on the screen then. */
export async function enter(
  model: AppModel,
  client: LobbyClient,
  entry: Entry,
  options: EntryOptions,
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
  showSteps(model, titleOf(entry), 0);
  const result = await ask(client, entry, options);
  if (result.ok) return result.room;
  showFailure(model, result.code);
  return undefined;
}

export function titleOf(entry: Entry): string {
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
