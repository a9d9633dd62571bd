// Assets (stadium files) that this peer needs, fetched by hash: asked of one peer at a time,
// checked against the hash on arrival, asked of another when that fails (N6).
import type { AssetHead, AssetMessage, AssetSlice } from '../protocol/peer-messages.ts';
import { giveAsset, noteHeld, sliceAssets, tendOffers, WINDOW_BYTES } from './asset-giving.ts';
import { assetHash } from './asset-hash.ts';
import type { Core } from './core.ts';
import type { Link } from './link.ts';
import type { LogEntry } from './log.ts';
import type { Ms } from './match-clock.ts';
import type { AssetHash, PlayerId } from './simulation.ts';

/** An asset that this peer needs. */
export type Wanted = {
  /** Who told of it first, and is asked first. */
  readonly from: PlayerId;
  /** Who wants to hear when it is here. */
  readonly offeredBy: Set<PlayerId>;
  /** Who could not give it, and is asked again only when nobody else is left. */
  readonly failed: Set<PlayerId>;
  /** When it was needed last. */
  wantedMs: Ms;
};

/** An asset on its way in. */
export type AssetIntake = {
  readonly hash: AssetHash;
  readonly from: PlayerId;
  /** Undefined until the head came. */
  data: Uint8Array | undefined;
  received: number;
  /** Up to here it has been asked for. */
  asked: number;
  heardMs: Ms;
  /** Requests since the last byte. */
  tries: number;
};

/** A giver that falls silent for this long is asked again, so many times, then given up (ms). */
const SILENT_MS = 700;
const TRIES_MAX = 2;
/** Nobody can give it: all are asked again after this (ms). */
const ASK_ANEW_MS = 1000;
/** What nobody needs any more is forgotten (ms). */
const WANTED_MS = 10_000;
/** Assets needed at once; a room needs one, and the next one before it is played on. */
const WANTED_MAX = 4;

/** Notes that an asset is needed; `from` told of it. */
export function wantAsset<State>(core: Core<State>, hash: AssetHash, from: PlayerId): void {
  const { wanted } = core.assets;
  const known = wanted.get(hash);
  if (known !== undefined) known.wantedMs = core.lastUpdateMs;
  else if (wanted.size < WANTED_MAX)
    wanted.set(hash, {
      from,
      offeredBy: new Set(),
      failed: new Set(),
      wantedMs: core.lastUpdateMs,
    });
}

/** True if the entry can't be stepped yet; what it lacks is being fetched from then on. */
export function lacksAsset<State>(core: Core<State>, entry: LogEntry): boolean {
  for (const { command } of entry.commands) {
    const hash = core.simulation.assetOf(command);
    if (hash === '' || core.simulation.holdsAsset(hash)) continue;
    wantAsset(core, hash, core.view.host);
    return true;
  }
  return false;
}

/** One tick's work: asks, gives, and lets offers come to their end. */
export function tendAssets<State>(core: Core<State>, nowMs: Ms): void {
  const { assets } = core;
  const { intake } = assets;
  if (intake !== undefined && isGone(core, intake.from)) failIntake(core);
  else if (intake !== undefined && nowMs - intake.heardMs > SILENT_MS)
    askAgain(core, intake, nowMs);
  for (const [hash, one] of assets.wanted)
    if (nowMs - one.wantedMs > WANTED_MS && assets.intake?.hash !== hash)
      assets.wanted.delete(hash);
  if (assets.intake === undefined) askForAsset(core, nowMs);
  sliceAssets(core);
  tendOffers(core, nowMs);
}

/** A full channel drops messages: the same giver goes on where it was, a few times. */
function askAgain<State>(core: Core<State>, intake: AssetIntake, nowMs: Ms): void {
  if (intake.tries >= TRIES_MAX) {
    failIntake(core);
    return;
  }
  intake.tries += 1;
  intake.heardMs = nowMs;
  intake.asked = intake.received + WINDOW_BYTES;
  sendRequest(core, intake.from, intake.hash, intake.received);
}

function isGone<State>(core: Core<State>, playerId: PlayerId): boolean {
  return core.links.get(playerId)?.closed !== false;
}

function failIntake<State>(core: Core<State>): void {
  const { assets } = core;
  if (assets.intake === undefined) return;
  assets.wanted.get(assets.intake.hash)?.failed.add(assets.intake.from);
  assets.intake = undefined;
}

function askForAsset<State>(core: Core<State>, nowMs: Ms): void {
  for (const [hash, wanted] of core.assets.wanted) {
    const to = giverOf(core, wanted);
    if (to === 0) continue;
    core.assets.intake = {
      hash,
      from: to,
      data: undefined,
      received: 0,
      asked: WINDOW_BYTES,
      heardMs: nowMs,
      tries: 0,
    };
    sendRequest(core, to, hash, 0);
    return;
  }
  if (nowMs - core.assets.askedAnewMs < ASK_ANEW_MS) return;
  core.assets.askedAnewMs = nowMs;
  for (const wanted of core.assets.wanted.values()) wanted.failed.clear();
}

function giverOf<State>(core: Core<State>, wanted: Wanted): PlayerId {
  const isAble = (playerId: PlayerId) => !isGone(core, playerId) && !wanted.failed.has(playerId);
  if (isAble(wanted.from)) return wanted.from;
  for (const playerId of core.links.keys()) if (isAble(playerId)) return playerId;
  return 0;
}

function sendRequest<State>(core: Core<State>, to: PlayerId, hash: AssetHash, offset: number) {
  const message = { kind: 'asset-request', hash, offset } as const;
  core.outbox.push({ to, channel: 'control', message });
}

/** Takes one message about assets. */
export function receiveAsset<State>(
  core: Core<State>,
  link: Link,
  message: AssetMessage,
  nowMs: Ms,
): void {
  const { playerId } = link;
  if (message.kind === 'asset-request') giveAsset(core, playerId, message);
  else if (message.kind === 'asset-held') noteHeld(core, playerId, message.hash);
  else if (message.kind === 'asset-head') takeAssetHead(core, playerId, message, nowMs);
  else takeAssetSlice(core, playerId, message, nowMs);
}

function takeAssetHead<State>(
  core: Core<State>,
  from: PlayerId,
  { hash, bytes }: AssetHead,
  nowMs: Ms,
): void {
  const { intake } = core.assets;
  if (intake?.hash !== hash || intake.from !== from || intake.data !== undefined) {
    if (bytes > 0) takeOffer(core, from, hash);
  } else if (bytes === 0) failIntake(core);
  else {
    intake.data = new Uint8Array(bytes);
    intake.heardMs = nowMs;
  }
}

/** Only somebody who may bring an asset into play can make others fetch it. */
function takeOffer<State>(core: Core<State>, from: PlayerId, hash: AssetHash): void {
  const { simulation, timeline } = core;
  if (!core.live) return;
  if (simulation.holdsAsset(hash)) tellHeld(core, from, hash);
  else if (simulation.mayBringAsset(timeline.present, from)) {
    wantAsset(core, hash, from);
    core.assets.wanted.get(hash)?.offeredBy.add(from);
  }
}

function tellHeld<State>(core: Core<State>, to: PlayerId, hash: AssetHash): void {
  core.outbox.push({ to, channel: 'control', message: { kind: 'asset-held', hash } });
}

function takeAssetSlice<State>(
  core: Core<State>,
  from: PlayerId,
  { hash, offset, bytes }: AssetSlice,
  nowMs: Ms,
): void {
  const { intake } = core.assets;
  if (intake?.hash !== hash || intake.from !== from || intake.data === undefined) return;
  if (offset !== intake.received || bytes.length === 0) return;
  if (offset + bytes.length > intake.data.length) return;
  intake.data.set(bytes, offset);
  intake.received += bytes.length;
  intake.tries = 0;
  intake.heardMs = nowMs;
  if (intake.received === intake.data.length) finishIntake(core, intake.data);
  else if (intake.received >= intake.asked) {
    intake.asked = intake.received + WINDOW_BYTES;
    sendRequest(core, from, hash, intake.received);
  }
}

/** All bytes are here: they are the asset, or their giver is not asked for it again. */
function finishIntake<State>(core: Core<State>, data: Uint8Array): void {
  const { assets, simulation, stats } = core;
  const { hash } = assets.intake!;
  const isRight = assetHash(data) === hash;
  if (isRight) assets.store.add(hash, data);
  if (!isRight || !simulation.holdsAsset(hash)) {
    stats.badMessages += 1;
    failIntake(core);
    return;
  }
  assets.intake = undefined;
  stats.assetsTaken += 1;
  for (const playerId of assets.wanted.get(hash)?.offeredBy ?? []) tellHeld(core, playerId, hash);
  assets.wanted.delete(hash);
}

/** Forgets what somebody who is gone was giving or getting. */
export function dropAssets<State>(core: Core<State>, playerId: PlayerId): void {
  const { handouts } = core.assets;
  if (core.assets.intake?.from === playerId) failIntake(core);
  for (let i = handouts.length - 1; i >= 0; i--)
    if (handouts[i].to === playerId) handouts.splice(i, 1);
}
