// Signals: what two peers tell each other through the lobby to get connected (C2).
// They travel as text inside a lobby message, so a signal is a JSON array `[tag, ...fields]`.
import { PEER_SIGNAL_UNITS_MAX } from './peer-limits.ts';
import {
  choice,
  type Field,
  int,
  list,
  type MessageOf,
  message,
  text,
  tuple,
  u32,
} from './schema.ts';

/** Longest session description; data channels need 500, audio and video 5,500 (UTF-16 units). */
export const SIGNAL_SDP_UNITS_MAX = 8_192;
/** Longest candidate line; browsers write about 150 (UTF-16 units). */
export const SIGNAL_CANDIDATE_UNITS_MAX = 512;
/** Candidates in one signal; a batch then fits the same lobby message that a description fits. */
export const SIGNAL_BATCH_MAX = 12;
/** Longest signal as text; holds every description but one made of characters that JSON escapes. */
export const SIGNAL_UNITS_MAX = 12_000;

/** Connections that two peers may try in one session. */
export const ATTEMPT_MAX = 0xffff;

/**
 * Who speaks about which connection. `session` is a random number of the sender's mesh, `toSession`
 * the receiver's as the sender knows it (0: not yet), `attempt` counts connections between the two.
 */
const address = { session: u32, toSession: u32, attempt: int(1, ATTEMPT_MAX) };

/**
 * Peer to peer through the lobby; one offer and one answer per negotiation; at most 12,000 units.
 * A receiver drops and counts a bad one, and one for another session or an older attempt.
 */
export const describe = message(1, 'describe', {
  ...address,
  type: choice('offer', 'answer'),
  sdp: text(SIGNAL_SDP_UNITS_MAX),
});
export type Describe = MessageOf<typeof describe>;

/** Candidate line and the media section it belongs to. */
export type CandidateTuple = [candidate: string, mid: string];
const candidate: Field<CandidateTuple> = tuple<CandidateTuple>(
  text(SIGNAL_CANDIDATE_UNITS_MAX),
  text(32),
);

/**
 * Peer to peer through the lobby, in batches of 15 ms while gathering; at most 12,000 units.
 * A receiver drops and counts bad ones, and all beyond 64 per connection.
 */
export const candidates = message(2, 'candidates', {
  ...address,
  items: list(candidate, SIGNAL_BATCH_MAX),
});
export type Candidates = MessageOf<typeof candidates>;

export type Signal = Describe | Candidates;

/**
 * Peer to peer on control while the lobby is gone: the same text as through the lobby, over
 * whatever route there is (C2, C35). As often as there are signals; a receiver drops what is beyond
 * `PEER_SIGNAL_RATE`.
 */
export const PeerSignal = message(25, 'peer-signal', { body: text(PEER_SIGNAL_UNITS_MAX) });
export type PeerSignal = MessageOf<typeof PeerSignal>;

const schemas = [describe, candidates] as const;

/** The signal as text, or undefined when the browser's part of it is beyond the limits. */
export function encodeSignal(signal: Signal): string | undefined {
  const schema = schemas.find((one) => one.kind === signal.kind)!;
  const fields = signal as unknown as Readonly<Record<string, unknown>>;
  const body = JSON.stringify([schema.tag, ...schema.names.map((name) => fields[name])]);
  return decodeSignal(body) === undefined ? undefined : body;
}

/** A signal, or undefined for anything else; never throws. */
export function decodeSignal(body: string): Signal | undefined {
  if (body.length > SIGNAL_UNITS_MAX) return undefined;
  const values = parseOrUndefined(body);
  if (!Array.isArray(values)) return undefined;
  const schema = schemas.find((one) => one.tag === values[0]);
  if (schema === undefined || values.length !== schema.names.length + 1) return undefined;
  const checks = schema.fields as Readonly<Record<string, Field<unknown>>>;
  const signal: Record<string, unknown> = { kind: schema.kind };
  for (let i = 0; i < schema.names.length; i++) {
    const name = schema.names[i];
    if (!checks[name].check(values[i + 1])) return undefined;
    signal[name] = values[i + 1];
  }
  return signal as unknown as Signal;
}

function parseOrUndefined(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
