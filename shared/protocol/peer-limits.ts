// Limits on everything that one peer accepts from another. Each says why it is that large.
import type { Rate } from './token-bucket.ts';

/** Largest datagram in bytes: one IP packet in Chromium and Firefox up to 1,160 (N8). */
export const DATAGRAM_BYTES_MAX = 1150;
/**
 * Largest message on the control channel in bytes; well under the 16 kB that any browser carries.
 */
export const CONTROL_BYTES_MAX = 8192;
/** Ticks of unacknowledged input one packet may repeat; 4 s, then the log or a keyframe serves. */
export const INPUT_TICKS_PER_PACKET_MAX = 240;
/** Bytes of run-length coded inputs: the worst case is two bytes a tick. */
export const INPUT_RUN_BYTES_MAX = 2 * INPUT_TICKS_PER_PACKET_MAX;
/** Input streams in one packet: the sender's own, and those it forwards for others (N9). */
export const INPUT_STREAMS_PER_PACKET_MAX = 16;
/** Bytes of log in one packet; leaves room for inputs under `DATAGRAM_BYTES_MAX`. */
export const LOG_BYTES_PER_PACKET_MAX = 700;
/** Commands a peer may have in flight to the host; a person does not click faster. */
export const COMMANDS_PER_PACKET_MAX = 4;
/** Commands in one log entry; more wait for the next tick. */
export const COMMANDS_PER_ENTRY_MAX = 16;
/** Bytes of one slice of a keyframe on the control channel: one packet each (N6). */
export const SLICE_BYTES_MAX = 1000;
/** Largest state in bytes that a keyframe may announce: above every pitch that the game loads. */
export const KEYFRAME_BYTES_MAX = 65_536;
/** Largest asset in bytes: twice the largest of 138 stadium files looked at. */
export const ASSET_BYTES_MAX = 262_144;
/** Hex digits of an asset's hash. */
export const ASSET_HASH_DIGITS = 32;
/** Ids in a successor list: every seat of a room. */
export const SUCCESSORS_MAX = 16;
/** Longest signal that peers bring each other, in UTF-16 units: fits a control message. */
export const PEER_SIGNAL_UNITS_MAX = 8_000;
/** Signals taken of one peer: twice what one connection takes, and one more in a second or so. */
export const PEER_SIGNAL_RATE: Rate = { burst: 48, perSecond: 8 };
/** Code points of one line of chat: a long sentence, three lines on a phone. */
export const SAY_POINTS_MAX = 120;
/** The same in UTF-16 units. */
export const SAY_UNITS_MAX = 2 * SAY_POINTS_MAX;
/** Sentences of the quick chat: one for each of eight directions. */
export const PHRASES_COUNT = 8;
/** Emotes: the number keys that one hand reaches. */
export const EMOTES_COUNT = 6;
/** Lines that a person may say at once, and the time after which one more is allowed (ms). */
export const SAY_BURST = 5;
export const SAY_EVERY_MS = 1200;
/** The same as a receiver counts it: above what any honest sender does, as lines come in clumps. */
export const HEAR_BURST = 8;
export const HEAR_EVERY_MS = 1000;
