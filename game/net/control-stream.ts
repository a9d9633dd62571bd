// The control messages between two peers as one reliable, ordered stream that outlives any of their
// links: numbered, kept until acknowledged, sent again over the next route (C32). No I/O.
import { type StreamEnvelope, writeStream } from '../../shared/protocol/route-messages.ts';
import {
  ACKNOWLEDGE_MESSAGES,
  ACKNOWLEDGE_MS,
  RESEND_MS,
  STREAM_BYTES_MAX,
  STREAM_MESSAGES_MAX,
} from './route-limits.ts';

export type ControlStream = {
  /** Random number of this end's stream, and of the other's as it came; 0 before. */
  readonly own: number;
  peer: number;
  /** Number of the next message to be said. */
  next: number;
  /** Said and not yet acknowledged, oldest first; the first `sent` of them are under way. */
  readonly kept: Uint8Array[];
  keptBytes: number;
  sent: number;
  sentBytes: number;
  /** When it was last sent from the start, or an acknowledgement came. */
  progressMs: number;
  /** Number of the next message to be heard. */
  expected: number;
  /** Heard since the last acknowledgement, and since when. */
  owed: number;
  owedMs: number;
};

/**
 * `next`: the message that was expected. `restarted`: the other end has begun anew, and so must
 * this one. `nothing`: known already, of an earlier stream, behind a gap, or no message at all.
 */
export type StreamNews = 'next' | 'restarted' | 'nothing';

const NUMBERS = 0x10000;

/** `own` from 1 to 65,535. */
export function createControlStream(own: number): ControlStream {
  return {
    own,
    peer: 0,
    next: 0,
    kept: [],
    keptBytes: 0,
    sent: 0,
    sentBytes: 0,
    progressMs: Number.NaN,
    expected: 0,
    owed: 0,
    owedMs: Number.NaN,
  };
}

/** Takes a message to be sent by `takeDue`; false when too many wait. */
export function sayOn(stream: ControlStream, payload: Uint8Array): boolean {
  const { kept, keptBytes } = stream;
  if (kept.length >= STREAM_MESSAGES_MAX || keptBytes + payload.length > STREAM_BYTES_MAX)
    return false;
  kept.push(payload);
  stream.keptBytes += payload.length;
  stream.next = (stream.next + 1) % NUMBERS;
  return true;
}

/** The next message to send while less than `windowBytes` are under way; it counts as sent. */
export function takeDue(
  stream: ControlStream,
  windowBytes: number,
  nowMs: number,
): Uint8Array | undefined {
  const payload = stream.kept[stream.sent];
  if (payload === undefined || (stream.sentBytes > 0 && stream.sentBytes >= windowBytes))
    return undefined;
  if (stream.sent === 0) stream.progressMs = nowMs;
  const number = (stream.next - stream.kept.length + stream.sent + NUMBERS) % NUMBERS;
  stream.sent += 1;
  stream.sentBytes += payload.length;
  return envelopeOf(stream, number, payload);
}

/** The message that was just taken did not go out: it is the next one again. */
export function putBack(stream: ControlStream): void {
  stream.sent -= 1;
  stream.sentBytes -= stream.kept[stream.sent].length;
}

/** The route has changed, or lost something: what is not acknowledged goes out again, in order. */
export function rewind(stream: ControlStream): void {
  stream.sent = 0;
  stream.sentBytes = 0;
}

/** True if nothing has been acknowledged for so long that something must have been lost. */
export function isStuck(stream: ControlStream, nowMs: number): boolean {
  return stream.sent > 0 && nowMs - stream.progressMs >= RESEND_MS;
}

/** An envelope that only acknowledges, if one is due by now. */
export function takeAcknowledgement(stream: ControlStream, nowMs: number): Uint8Array | undefined {
  const isDue = stream.owed >= ACKNOWLEDGE_MESSAGES || nowMs - stream.owedMs >= ACKNOWLEDGE_MS;
  if (stream.owed === 0 || !isDue) return undefined;
  return envelopeOf(stream, stream.next, new Uint8Array());
}

/** Takes what came from the other end; `isOld` knows the streams that it has given up. */
export function hearOn(
  stream: ControlStream,
  envelope: StreamEnvelope,
  isOld: (stream: number) => boolean,
  nowMs: number,
): StreamNews {
  const { own, peer, number, next, payload } = envelope;
  // Said before it knew of this stream's beginning, or by what has ended.
  if ((peer !== 0 && peer !== stream.own) || isOld(own)) return 'nothing';
  const isFirst = number === 0 && payload.length > 0;
  if (own !== stream.peer) {
    if (!isFirst) return 'nothing';
    if (stream.peer !== 0) return 'restarted';
    stream.peer = own;
  }
  if (peer === stream.own) takeNext(stream, next, nowMs);
  if (payload.length === 0) return 'nothing';
  if (stream.owed === 0) stream.owedMs = nowMs;
  stream.owed += 1;
  if (number !== stream.expected) return 'nothing';
  stream.expected = (stream.expected + 1) % NUMBERS;
  return 'next';
}

function takeNext(stream: ControlStream, next: number, nowMs: number): void {
  const first = (stream.next - stream.kept.length + NUMBERS) % NUMBERS;
  const count = (next - first + NUMBERS) % NUMBERS;
  if (count === 0 || count > stream.kept.length) return;
  for (const payload of stream.kept.splice(0, count)) {
    stream.keptBytes -= payload.length;
    if (stream.sent === 0) continue;
    stream.sent -= 1;
    stream.sentBytes -= payload.length;
  }
  stream.progressMs = nowMs;
}

function envelopeOf(stream: ControlStream, number: number, payload: Uint8Array): Uint8Array {
  const { own, peer, expected } = stream;
  stream.owed = 0;
  return writeStream({ own, peer, number, next: expected, payload });
}
