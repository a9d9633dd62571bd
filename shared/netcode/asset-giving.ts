// Giving assets to those who lack them, and offering one to everybody before a command needs it: in
// slices of which a tick sends few, so that nobody's match stutters (N6).
import type { Command } from '../protocol/command.ts';
import type { AssetRequest } from '../protocol/peer-messages.ts';
import type { AssetIntake, Wanted } from './asset.ts';
import type { Core } from './core.ts';
import type { Ms } from './match-clock.ts';
import { seatOf } from './roster.ts';
import type { AssetHash, AssetStore, PlayerId } from './simulation.ts';

/** A part of an asset on its way out. */
export type AssetHandout = {
  readonly to: PlayerId;
  readonly hash: AssetHash;
  readonly bytes: Uint8Array;
  offset: number;
  readonly end: number;
};

/** An asset that everybody is to hold before a command brings it into play. */
export type AssetOffer = {
  readonly hash: AssetHash;
  readonly command: Omit<Command, 'by'>;
  readonly untilMs: Ms;
  readonly heldBy: Set<PlayerId>;
};

/** All that a peer remembers of assets. */
export type Assets = {
  readonly store: AssetStore;
  readonly wanted: Map<AssetHash, Wanted>;
  intake: AssetIntake | undefined;
  readonly handouts: AssetHandout[];
  /** The newest offer only: choosing anew takes the last choice back. */
  offer: AssetOffer | undefined;
  askedAnewMs: Ms;
};

/** For a game without assets. */
const NO_STORE: AssetStore = { bytesOf: () => undefined, add: () => {} };

/** Payload of a slice, and slices per tick to all receivers together: 240 kB/s. */
const SLICE_BYTES = 1000;
const SLICES_PER_TICK = 4;
/** What one request brings, in bytes: the receiver sets the pace, a window per round trip. */
export const WINDOW_BYTES = 32_768;
/** An offer is not held up for longer by those who don't answer (ms). */
const OFFER_MS = 3000;

export function createAssets(store: AssetStore = NO_STORE): Assets {
  return {
    store,
    wanted: new Map(),
    intake: undefined,
    handouts: [],
    offer: undefined,
    askedAnewMs: Number.NEGATIVE_INFINITY,
  };
}

/** Answers a request; one peer gets one asset at a time. */
export function giveAsset<State>(core: Core<State>, to: PlayerId, request: AssetRequest): void {
  const { handouts, store } = core.assets;
  const { hash, offset } = request;
  const bytes = store.bytesOf(hash);
  const before = handouts.findIndex((one) => one.to === to);
  if (before >= 0) handouts.splice(before, 1);
  if (offset === 0 || bytes === undefined) sendHead(core, to, hash, bytes?.length ?? 0);
  if (bytes === undefined || offset >= bytes.length) return;
  const end = Math.min(bytes.length, offset + WINDOW_BYTES);
  handouts.push({ to, hash, bytes, offset, end });
}

function sendHead<State>(core: Core<State>, to: PlayerId, hash: AssetHash, bytes: number): void {
  core.outbox.push({ to, channel: 'control', message: { kind: 'asset-head', hash, bytes } });
}

/** Sends the next slices, in turn to everybody who waits for some. */
export function sliceAssets<State>(core: Core<State>): void {
  const { handouts } = core.assets;
  for (let n = 0; n < SLICES_PER_TICK && handouts.length > 0; n++) {
    const handout = handouts.shift()!;
    const { to, hash, offset, end } = handout;
    const bytes = handout.bytes.subarray(offset, Math.min(end, offset + SLICE_BYTES));
    handout.offset += bytes.length;
    const message = { kind: 'asset-slice', hash, offset, bytes } as const;
    core.outbox.push({ to, channel: 'control', message });
    if (handout.offset < end) handouts.push(handout);
  }
}

/** Offers an asset of this peer's to all; `command` is asked for when everybody seated holds it. */
export function offerAsset<State>(
  core: Core<State>,
  hash: AssetHash,
  command: Omit<Command, 'by'>,
  nowMs: Ms,
): void {
  const length = core.assets.store.bytesOf(hash)?.length ?? 0;
  if (length === 0) return;
  core.assets.offer = { hash, command, untilMs: nowMs + OFFER_MS, heldBy: new Set() };
  for (const link of core.links.values())
    if (!link.closed) sendHead(core, link.playerId, hash, length);
}

/** The last choice counts: whoever asks for something else takes back what is still offered. */
export function takeBackOffer<State>(core: Core<State>, command: Omit<Command, 'by'>): void {
  if (core.simulation.replacesAsset?.(command) === true) core.assets.offer = undefined;
}

export function noteHeld<State>(core: Core<State>, from: PlayerId, hash: AssetHash): void {
  const { offer } = core.assets;
  if (offer?.hash === hash) offer.heldBy.add(from);
}

export function tendOffers<State>(core: Core<State>, nowMs: Ms): void {
  const { offer } = core.assets;
  if (offer === undefined) return;
  if (nowMs < offer.untilMs && !isHeldByAll(core, offer)) return;
  core.assets.offer = undefined;
  const { kind, target, value, text } = offer.command;
  core.pending.push([core.nextSequence++, [kind, core.me, target, value, text]]);
}

function isHeldByAll<State>(core: Core<State>, offer: AssetOffer): boolean {
  for (const { playerId, closed } of core.links.values())
    if (!closed && seatOf(core, playerId) >= 0 && !offer.heldBy.has(playerId)) return false;
  return true;
}
