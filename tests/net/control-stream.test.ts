// C32: the control messages of a pair arrive once and in order over routes that lose, repeat and
// overtake, and an end that begins anew is told from one that does not.
import { expect, it } from 'vitest';
import {
  type ControlStream,
  createControlStream,
  hearOn,
  isStuck,
  putBack,
  rewind,
  sayOn,
  takeAcknowledgement,
  takeDue,
} from '../../game/net/control-stream.ts';
import {
  ACKNOWLEDGE_MESSAGES,
  ACKNOWLEDGE_MS,
  RESEND_MS,
  STREAM_BYTES_MAX,
  STREAM_MESSAGES_MAX,
} from '../../game/net/route-limits.ts';
import { readStream } from '../../shared/protocol/route-messages.ts';
import { chance, createRandom } from '../simulator/random.ts';

const noneOld = (_stream: number) => false;

function hear(stream: ControlStream, bytes: Uint8Array, nowMs = 0, isOld = noneOld) {
  return hearOn(stream, readStream(bytes)!, isOld, nowMs);
}
const say = (stream: ControlStream, ...words: number[]) =>
  words.map((word) => sayOn(stream, Uint8Array.of(word)));
const due = (stream: ControlStream, windowBytes = Number.POSITIVE_INFINITY) =>
  takeDue(stream, windowBytes, 0);
/** Two ends that have met: each has heard one message of the other. */
function pair(): [ControlStream, ControlStream] {
  const [one, other] = [createControlStream(11), createControlStream(22)];
  say(one, 1);
  say(other, 1);
  hear(other, due(one)!);
  hear(one, due(other)!);
  hear(other, takeAcknowledgement(one, ACKNOWLEDGE_MS)!);
  return [one, other];
}

it('arrives once and in order over a route that loses, repeats and changes', () => {
  const random = createRandom(5);
  const [one, other] = pair();
  const heard: number[] = [];
  let said = 0;
  for (let nowMs = 0; heard.length < 300; nowMs += 20) {
    if (nowMs > 1_000_000) throw new Error(`stuck at ${heard.length}`);
    if (said < 300) say(one, said++ & 0xff);
    if (isStuck(one, nowMs) || chance(random) < 0.05) rewind(one);
    for (let bytes = takeDue(one, 12, nowMs); bytes; bytes = takeDue(one, 12, nowMs)) {
      for (let copies = chance(random) < 0.3 ? 2 : 1; copies > 0; copies--) {
        if (chance(random) < 0.3) continue;
        if (hear(other, bytes, nowMs) === 'next') heard.push(bytes.at(-1)!);
      }
    }
    const acknowledgement = takeAcknowledgement(other, nowMs);
    if (acknowledgement && chance(random) < 0.7) hear(one, acknowledgement, nowMs);
  }
  expect(heard).toEqual(Array.from({ length: 300 }, (_, n) => n & 0xff));
  expect(one.keptBytes).toBe(one.kept.length);
});

it('numbers wrap', () => {
  const [one, other] = pair();
  let heard = 0;
  for (let n = 0; n < 70_000; n++) {
    say(one, n & 0xff);
    if (hear(other, due(one)!) === 'next') heard += 1;
    if (n % 8 === 0) hear(one, takeAcknowledgement(other, Number.POSITIVE_INFINITY)!);
  }
  expect(heard).toBe(70_000);
});

it('keeps no more than the window under way, and nothing is lost when a channel is full', () => {
  const [one] = pair();
  say(one, 1, 2, 3);
  expect(due(one, 2)?.at(-1)).toBe(1);
  expect(due(one, 2)?.at(-1)).toBe(2);
  expect(due(one, 2)).toBeUndefined();
  putBack(one);
  expect(due(one, 2)?.at(-1)).toBe(2);
});

it('acknowledges after so many messages or so much time', () => {
  const [one, other] = pair();
  say(one, 1);
  hear(other, due(one)!, 1000);
  expect(takeAcknowledgement(other, 1000 + ACKNOWLEDGE_MS - 1)).toBeUndefined();
  for (let n = 1; n < ACKNOWLEDGE_MESSAGES; n++) {
    say(one, n);
    hear(other, due(one)!, 1000);
  }
  hear(one, takeAcknowledgement(other, 1000)!);
  expect(one.kept).toEqual([]);
  expect(takeAcknowledgement(other, 5000)).toBeUndefined();
});

it('is stuck only while something is under way and nothing comes back', () => {
  const [one] = pair();
  expect(isStuck(one, 10_000)).toBe(false);
  say(one, 1);
  takeDue(one, 100, 10_000);
  expect(isStuck(one, 10_000 + RESEND_MS - 1)).toBe(false);
  expect(isStuck(one, 10_000 + RESEND_MS)).toBe(true);
});

it('refuses more than it may keep', () => {
  const stream = createControlStream(1);
  for (let n = 0; n < STREAM_MESSAGES_MAX; n++) expect(sayOn(stream, new Uint8Array(1))).toBe(true);
  expect(sayOn(stream, new Uint8Array(1))).toBe(false);
  const full = createControlStream(1);
  expect(sayOn(full, new Uint8Array(STREAM_BYTES_MAX))).toBe(true);
  expect(sayOn(full, new Uint8Array(1))).toBe(false);
});

it('tells an end that begins anew, and is heard by it once it has begun anew itself', () => {
  const [one] = pair();
  const anew = createControlStream(33);
  say(anew, 9);
  const first = due(anew)!;
  expect(hear(one, first)).toBe('restarted');
  const own = createControlStream(44);
  expect(hear(own, first)).toBe('next');
  say(own, 8);
  expect(hear(anew, due(own)!)).toBe('next');
});

it('what an earlier stream left behind opens and changes nothing', () => {
  const [one, other] = pair();
  say(other, 5);
  const late = due(other)!;
  const fresh = createControlStream(55);
  // Said to a stream that is gone.
  expect(hear(fresh, late)).toBe('nothing');
  expect(fresh.peer).toBe(0);
  const old = createControlStream(66);
  say(old, 1);
  expect(hear(one, due(old)!, 0, (stream) => stream === 66)).toBe('nothing');
  // A later message of a stream that is not known yet.
  const other2 = createControlStream(77);
  say(other2, 1, 2);
  due(other2);
  expect(hear(fresh, due(other2)!)).toBe('nothing');
  expect(fresh.peer).toBe(0);
});

it('an acknowledgement of what was never said is none', () => {
  const [one, other] = pair();
  say(one, 1, 2);
  due(one);
  const lie = takeAcknowledgementOf(other, one.next + 7);
  hear(one, lie);
  expect(one.kept).toHaveLength(2);
});

function takeAcknowledgementOf(stream: ControlStream, next: number): Uint8Array {
  stream.expected = next;
  stream.owed = 1;
  return takeAcknowledgement(stream, Number.POSITIVE_INFINITY)!;
}
