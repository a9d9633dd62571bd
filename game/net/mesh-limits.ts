// Limits and deadlines of the mesh, each with its unit and reason. Sizes of messages are limits of
// the protocol: shared/protocol/peer-limits.ts and signal-messages.ts.

/** Most bytes that may wait in one control channel; holds the largest stadium and a keyframe. */
export const CONTROL_QUEUE_BYTES_MAX = 1_048_576;

/** Most bytes that one tick sends to one peer on the game channel: a frame, a vote, and spare. */
export const TURN_BYTES_MAX = 4_600;

/** Links kept at once, closed ones included; above the seats of a room. */
export const LINKS_MAX = 64;
/** Candidates taken from a peer per connection. */
export const CANDIDATES_MAX = 64;
/** Messages of one peer waiting for `drain`: 8 s of play. Later ones are dropped. */
export const WAITING_MESSAGES_MAX = 512;
/** Signals of one peer waiting for the browser; the browser needs a few ms for each. */
export const WAITING_SIGNALS_MAX = 128;
/** Messages of a wrong type or size after which a peer is disconnected. */
export const BAD_MESSAGES_MAX = 32;

/** How long candidates are collected into one signal: 10 to 20 ms saves most of the messages. */
export const CANDIDATE_BATCH_MS = 15;
/**
 * How long the polite side leaves the first offer to the other. Both usually hear of each other at
 * the same time; two offers at once would cost a rollback.
 */
export const POLITE_WAIT_MS = 300;
/** A first connection that is not open by then gets a second one beside it, through a relay. */
export const SECOND_ATTEMPT_MS = 8_000;
/** Neither is open by then: the link has failed. As long as ICE itself takes to say so. */
export const SETUP_MS_MAX = 2 * SECOND_ATTEMPT_MS;
/**
 * How long a connection that was replaced is still listened to; the peer changes over within a
 * round trip, and what is on its way comes in.
 */
export const RETIRED_MS = 1_500;
/**
 * An answer to an offer that was made ahead leads to a link by then, or the offer was stale (its
 * page asleep, its address another one): then the newcomer offers by itself.
 */
export const AHEAD_SETUP_MS_MAX = 2_500;
/** An offer ahead carries the candidates that were found by then; a dead STUN server takes 40 s. */
export const AHEAD_GATHER_MS_MAX = 1_000;
/** Age at which an offer ahead is made anew: what a router remembers of it fades. */
export const AHEAD_AGE_MS_MAX = 45_000;
/** How long one that was replaced still waits: it may be in a newcomer's hands. */
export const AHEAD_REPLACED_MS = 5_000;
/** Between two offers ahead: newcomers who come sooner are connected without one. */
export const AHEAD_EVERY_MS = 1_000;
/** Connections that wait for a newcomer at once, those handed out included. */
export const AHEAD_MAX = 4;
/** Attempts of offers ahead count from here, so that they never meet those of a pair. */
export const AHEAD_ATTEMPT_MIN = 0x8000;
/** How long an open link may stay failed while ICE restarts. */
export const REPAIR_MS_MAX = 10_000;
