// A few sessions in virtual time with assets, and a hand on every message between them.
import { assetHash } from '../../shared/netcode/asset-hash.ts';
import type { Outgoing } from '../../shared/netcode/core.ts';
import { Session } from '../../shared/netcode/session.ts';
import { createToySimulation, type ToyState, toyCommand } from '../simulator/toy-simulation.ts';

export type AssetPeer = {
  readonly id: number;
  readonly session: Session<ToyState>;
  readonly held: Set<string>;
  readonly files: Map<string, Uint8Array>;
};
/** Looks at a message on its way: gives it back, another one for it, or nothing. */
export type Tap = (message: Outgoing['message'], from: number, to: number) => unknown;

export type AssetRoom = { nowMs: number; readonly peers: AssetPeer[]; tap: Tap };

const UPDATE_MS = 1000 / 60;

export function createAssetRoom(): AssetRoom {
  return { nowMs: 0, peers: [], tap: (message) => message };
}

/** The first peer opens the room and hosts it; it alone may bring assets. */
export function addAssetPeer(room: AssetRoom): AssetPeer {
  const id = room.peers.length + 1;
  const held = new Set<string>();
  const files = new Map<string, Uint8Array>();
  const add = (hash: string, bytes: Uint8Array) => {
    held.add(hash);
    files.set(hash, bytes);
  };
  const session = new Session({
    simulation: createToySimulation(held),
    playerId: id,
    version: 1,
    assets: { bytesOf: (hash) => files.get(hash), add },
  });
  const peer = { id, session, held, files };
  const join = { kind: toyCommand.join, target: id, value: 0, text: '' };
  if (id === 1) session.open(room.nowMs, 1, [{ ...join, by: 1 }]);
  else session.setHostHint(1);
  for (const other of room.peers) {
    other.session.peerOpened(id, room.nowMs);
    session.peerOpened(other.id, room.nowMs);
  }
  room.peers.push(peer);
  return peer;
}

/** A room of `count` seated players. */
export function seatedRoom(count: number): AssetRoom {
  const room = createAssetRoom();
  for (let i = 0; i < count; i++) addAssetPeer(room);
  run(room, 3000);
  return room;
}

export function run(room: AssetRoom, ms: number, each: () => void = () => {}): void {
  const end = room.nowMs + ms;
  while (room.nowMs < end) {
    room.nowMs += UPDATE_MS;
    for (const peer of room.peers) tick(room, peer);
    each();
  }
}

function tick(room: AssetRoom, { id, session }: AssetPeer): void {
  if (session.isLive && session.seat < 0 && !session.isAsking)
    session.request({ kind: toyCommand.join, target: id, value: 0, text: '' });
  session.update(room.nowMs);
  for (const { to, message } of session.drain()) {
    const carried = room.tap(message, id, to) as Outgoing['message'] | undefined;
    const receiver = room.peers.find((one) => one.id === to);
    if (carried !== undefined) receiver?.session.receive(id, carried, room.nowMs);
  }
}

/** Gives a peer an asset of so many bytes, and its hash back. */
export function giveFile(peer: AssetPeer, bytesCount: number, seed = 1): string {
  const bytes = new Uint8Array(bytesCount).map((_, i) => (i * 31 + seed * 17 + (i >> 8)) & 255);
  const hash = assetHash(bytes);
  peer.held.add(hash);
  peer.files.set(hash, bytes);
  return hash;
}

export function assetCommand(hash: string) {
  return { kind: toyCommand.asset, target: 0, value: 0, text: hash };
}

/** The asset that the peer's confirmed state is on. */
export function assetOnOf({ session }: AssetPeer): string {
  const bytes = new Uint8Array(session.present.buffer.slice(0));
  return createToySimulation(new Set()).assetIn(bytes);
}
