// Limits and deadlines of routes (C30 to C36), each with its unit and reason. What of them the wire
// knows is in shared/protocol/route-messages.ts.
import { CONTROL_BYTES_MAX, DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { ENVELOPE_BYTES, FORWARD_HEAD_BYTES } from '../../shared/protocol/route-messages.ts';
import type { Rate } from '../../shared/protocol/token-bucket.ts';
import type { ChannelName } from './peer-channels.ts';

/** The longest message that every route takes, in bytes: what a channel takes less the heads. */
export const PAYLOAD_BYTES_MAX: Readonly<Record<ChannelName, number>> = {
  game: DATAGRAM_BYTES_MAX - FORWARD_HEAD_BYTES,
  control: CONTROL_BYTES_MAX - ENVELOPE_BYTES,
};

/**
 * Silence after which a link is in doubt and traffic takes another route (ms): above the gaps of
 * bad links (173 at 20 % loss), far below the 6 s after which a browser notices.
 */
export const DIRECT_SILENT_MS = 250;
/** How long a link in doubt must do again before traffic moves back (ms): it may only flicker. */
export const RETURN_AFTER_MS = 500;
/** Between two probes of a link in doubt (ms): two may be lost before it counts as silent. */
export const PROBE_EVERY_MS = 100;
/** Somebody heard this lately in any way is told so (ms): two late packets are no silence. */
export const HEARD_MS = 500;
/** Of a peer heard this lately over its own link, nothing is taken from a forwarder (ms). */
export const FRESH_MS = 50;
/** How long a first link is waited for before another player is asked to forward (ms). */
export const DETOUR_AFTER_MS = 300;
/** Nobody looks for a way to a peer that has just gone (ms): the others are about to notice. */
export const GONE_MS = 1000;

/** How long a forwarder has time to show that it forwards, both ways (ms). */
export const FORWARDER_TRIAL_MS = 700;
/** How long one that did not is left alone (ms). */
export const FORWARDER_BAD_MS = 5000;
/** Another forwarder must be quicker by this share and this much (ms), or traffic stays. */
export const QUICKER_SHARE = 0.2;
export const QUICKER_MS = 10;
/** Links are told of anew this often, if round trips have changed (ms). */
export const REACH_EVERY_MS = 1000;

/** Silence of a linked peer after which the lobby's socket is used (ms); below H7's 2 s. */
export const LOBBY_AFTER_MS = 1500;
/** How long a first link is waited for before that (ms): above any set-up that works. */
export const LOBBY_SETUP_MS = 5000;
/** What nobody answers there is left (ms), and tried again later (ms): the peer may be stopped. */
export const LOBBY_TRIAL_MS = 3000;
export const LOBBY_PAUSE_MS = 10_000;

/** Messages from the lobby that wait for the tick; later ones are dropped. */
export const RELAYED_WAITING_MAX = 512;
/** Above the longest gap between two ticks that means nothing (ms), as in the netcode. */
export const STALL_MS = 50;

/** A peer without any route for this long is closed (ms): a phone changes its network meanwhile. */
export const LOST_MS = 5000;
/** Routes kept at once, closed ones included; above the seats of a room. */
export const ROUTES_MAX = 64;

/** Forwarded for one peer: 60 packets a second to six others, or 30 to eleven. */
export const FORWARD_RATE: Rate = { burst: 400, perSecond: 400 };
/** The same in bytes: packets of 60 B and slices of a keyframe at a time. */
export const FORWARD_BYTES_RATE: Rate = { burst: 131_072, perSecond: 98_304 };

/** Control messages not yet acknowledged that may be kept per peer; a quarter of the numbers. */
export const STREAM_MESSAGES_MAX = 16_384;
/** And their bytes: as much as one channel may queue. */
export const STREAM_BYTES_MAX = 1_048_576;
/** Of these, how many bytes may be under way over a forwarder or the lobby. */
export const STREAM_WINDOW_BYTES = 16_384;
/** Without news from the receiver all of it is sent again (ms): above a slow round trip. */
export const RESEND_MS = 1200;
/** Streams of a peer's earlier visits that are remembered, so that late messages open nothing. */
export const OLD_STREAMS_MAX = 8;
/** What was received is acknowledged by then (ms), or after so many messages. */
export const ACKNOWLEDGE_MS = 100;
export const ACKNOWLEDGE_MESSAGES = 8;
