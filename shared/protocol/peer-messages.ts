// Every message between two peers, on the game channel (datagrams) and the control channel
// (reliable).
// A bad one is dropped and counted by the receiver, never answered, and never throws.
import type { FrameFields, InputRun, LogPiece } from './frame.ts';
import { readFrame, writeFrame } from './frame-body.ts';
import { faultOfFrame } from './frame-check.ts';
import { type LinkProof, linkProof } from './link-proof-message.ts';
import {
  ASSET_BYTES_MAX,
  ASSET_HASH_DIGITS,
  CONTROL_BYTES_MAX,
  DATAGRAM_BYTES_MAX,
  INPUT_RUN_BYTES_MAX,
  KEYFRAME_BYTES_MAX,
  LOG_BYTES_PER_PACKET_MAX,
  SLICE_BYTES_MAX,
  SUCCESSORS_MAX,
} from './peer-limits.ts';
import { Say } from './say-message.ts';
import {
  bytes,
  choice,
  codec,
  hexText,
  int,
  list,
  type MessageOf,
  message,
  optional,
  type PackedSchema,
  tuple,
  u16,
  u32,
} from './schema.ts';
import { PeerSignal } from './signal-messages.ts';

export type { Checksums, CommandRequest, InputRun, LogPiece, Timing } from './frame.ts';
export { frameFlag } from './frame.ts';

const inputRun = tuple<InputRun>(u16, u32, bytes(INPUT_RUN_BYTES_MAX));
const logPiece = tuple<LogPiece>(u32, u32, bytes(LOG_BYTES_PER_PACKET_MAX));

/** Every peer to every other, game channel, each tick (N1); 20 to 40 bytes as a rule. */
export const Frame: PackedSchema<FrameFields> = {
  tag: 1,
  kind: 'frame',
  faultOf: faultOfFrame,
  write: writeFrame,
  read: readFrame,
};
export type Frame = FrameFields;

/**
 * Survivor to the candidate and to all, game channel, each tick while voting (H4); also the vote.
 */
export const View = message(2, 'view', {
  term: u16,
  candidate: u16,
  lost: u16,
  logTerm: u16,
  logNext: u32,
  log: optional(logPiece),
  inputs: optional(inputRun),
});
export type View = MessageOf<typeof View>;

/**
 * Any peer to any, both channels, once: the sender goes now; the receiver doesn't wait for silence.
 */
export const Leave = message(3, 'leave', { why: choice('left', 'closed') });
export type Leave = MessageOf<typeof Leave>;

/** Any peer to any, control, first message: another version is refused by name. */
export const Hello = message(16, 'hello', { version: u16 });
export type Hello = MessageOf<typeof Hello>;

/** Joiner, or a peer with a gap, to a live peer, control, at most one per 700 ms (N6). */
export const KeyframeRequest = message(17, 'keyframe-request', { logNext: u32 });
export type KeyframeRequest = MessageOf<typeof KeyframeRequest>;

/** Answer, control, once: all that a keyframe holds but the state, which follows in slices. */
export const KeyframeHead = message(18, 'keyframe-head', {
  tick: u32,
  chain: u32,
  term: u16,
  host: u16,
  logTerm: u16,
  handoffTo: u16,
  handoffLast: u32,
  successors: list(u16, SUCCESSORS_MAX),
  sequences: list(tuple<[number, number]>(u16, u16), 255),
  inputs: bytes(64),
  substituted: u16,
  stateBytes: int(1, KEYFRAME_BYTES_MAX),
});
export type KeyframeHead = MessageOf<typeof KeyframeHead>;

/** Follows a head, control, a few per tick: `offset` in bytes into the state. */
export const KeyframeSlice = message(19, 'keyframe-slice', {
  tick: u32,
  offset: u32,
  bytes: bytes(SLICE_BYTES_MAX),
});
export type KeyframeSlice = MessageOf<typeof KeyframeSlice>;

const assetHash = hexText(ASSET_HASH_DIGITS);

/**
 * Whoever lacks an asset (a stadium's file) to a peer that may hold it, control, one at a time: the
 * slices from `offset` on, about 32 kB of them (N6).
 */
export const AssetRequest = message(20, 'asset-request', { hash: assetHash, offset: u32 });
export type AssetRequest = MessageOf<typeof AssetRequest>;

/**
 * "I hold this asset of so many bytes", control: to all before a command brings it into play, and
 * as the first answer to a request, where 0 bytes say that the sender does not hold it.
 */
export const AssetHead = message(21, 'asset-head', {
  hash: assetHash,
  bytes: int(0, ASSET_BYTES_MAX),
});
export type AssetHead = MessageOf<typeof AssetHead>;

/** Follows a head or a request, control, a few per tick: checked against the hash when all came. */
export const AssetSlice = message(22, 'asset-slice', {
  hash: assetHash,
  offset: u32,
  bytes: bytes(SLICE_BYTES_MAX),
});
export type AssetSlice = MessageOf<typeof AssetSlice>;

/** To whoever offered an asset, control, once: the sender holds it, too. */
export const AssetHeld = message(23, 'asset-held', { hash: assetHash });
export type AssetHeld = MessageOf<typeof AssetHeld>;

/** Of no concern to a session: what people say, signals past the lobby, who somebody is. */
export type RoomWord = Say | PeerSignal | LinkProof;

export type GameMessage = Frame | View | Leave;
export type AssetMessage = AssetRequest | AssetHead | AssetSlice | AssetHeld;
export type ControlMessage =
  | Hello
  | Leave
  | KeyframeRequest
  | KeyframeHead
  | KeyframeSlice
  | AssetMessage
  | RoomWord;
export type PeerMessage = GameMessage | ControlMessage;

export function isRoomWord(message: PeerMessage): message is RoomWord {
  return message.kind === 'say' || message.kind === 'peer-signal' || message.kind === 'link-proof';
}

export const gameCodec = codec([Frame, View, Leave], DATAGRAM_BYTES_MAX);
export const controlCodec = codec(
  [
    Hello,
    Leave,
    KeyframeRequest,
    KeyframeHead,
    KeyframeSlice,
    AssetRequest,
    AssetHead,
    AssetSlice,
    AssetHeld,
    Say,
    PeerSignal,
    linkProof,
  ],
  CONTROL_BYTES_MAX,
);
