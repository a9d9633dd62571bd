// Limits on everything that one peer accepts from another. Each says why it is that large.

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
