// P7 and C31, C33: what hostile neighbours and forwarders send is counted and changes nothing that
// they have no say in.
import { beforeEach, expect, it } from 'vitest';
import type { ChannelEvent } from '../../game/net/channel-ends.ts';
import type { ChannelName } from '../../game/net/peer-channels.ts';
import { FORWARD_RATE, FRESH_MS, PAYLOAD_BYTES_MAX } from '../../game/net/route-limits.ts';
import { Routes } from '../../game/net/routes.ts';
import { reachCodec, writeForward, writeStream } from '../../shared/protocol/route-messages.ts';
import { createRandom, wholeBetween } from '../simulator/random.ts';

type Sent = { readonly to: number; readonly channel: ChannelName; readonly bytes: Uint8Array };

let routes: Routes;
let events: ChannelEvent[];
let sent: Sent[];
let nowMs: number;

/** Players 2 and 3 are neighbours, 4 is a member without a link. */
beforeEach(() => {
  events = [];
  sent = [];
  nowMs = 1000;
  routes = new Routes({
    direct: {
      send: (to, channel, bytes) => {
        sent.push({ to, channel, bytes });
        return true;
      },
      drain: () => events.splice(0),
    },
    relay: () => {},
    rttOf: () => 20,
    random: () => 0.5,
  });
  routes.setMembers([2, 3, 4], nowMs);
  for (const peerId of [2, 3]) events.push({ kind: 'open', peerId });
  routes.drain(nowMs);
});

function say(peerId: number, channel: ChannelName, bytes: Uint8Array): void {
  events.push({ kind: 'message', peerId, channel, bytes, receivedMs: nowMs });
}
const turn = () => routes.drain(nowMs);
const frame: Uint8Array = Uint8Array.of(1, 2, 3);
const forwardOf = (peerId: number, payload = frame, stream = 9) => {
  const bytes = writeForward({ peerId, flags: 3, stream, payload });
  bytes[0] += 0x10;
  return bytes;
};
const hello = (own: number) =>
  writeStream({ own, peer: 0, number: 0, next: 0, payload: Uint8Array.of(0x92, 16, 7) });

it('nobody is spoken for who has a good link of their own', () => {
  say(3, 'game', frame);
  say(2, 'game', forwardOf(3));
  say(2, 'control', forwardOf(3, hello(9)));
  expect(turn().map((event) => event.peerId)).toEqual([3]);
  // After so long a silence it may be that the link is gone.
  nowMs += FRESH_MS;
  say(2, 'control', forwardOf(3, hello(9)));
  say(2, 'game', forwardOf(3));
  expect(turn()).toHaveLength(2);
});

it('strangers, the forwarder itself and bytes that are nothing are counted', () => {
  say(2, 'control', forwardOf(9, hello(9)));
  say(2, 'control', forwardOf(2, hello(9)));
  say(2, 'game', Uint8Array.of(0x50, 4));
  say(2, 'game', Uint8Array.of(0x74, 4, 4));
  say(2, 'game', Uint8Array.of(0x6f));
  say(2, 'control', Uint8Array.of(0x60));
  say(2, 'control', Uint8Array.of(0x92, 33, 0x91, 0x91));
  say(2, 'control', new Uint8Array());
  expect(turn()).toEqual([]);
  expect(routes.faults).toBe(8);
  expect(routes.routeOf(9)).toBeUndefined();
});

it('a packet counts only for a visit that a hello has opened', () => {
  say(2, 'game', forwardOf(4));
  expect(turn()).toEqual([]);
  say(2, 'control', forwardOf(4, hello(0x109)));
  say(2, 'game', forwardOf(4));
  say(2, 'game', forwardOf(4, frame, 8));
  expect(turn().map((event) => event.kind)).toEqual(['open', 'message', 'message']);
});

it('what was forwarded is not forwarded again', () => {
  say(2, 'game', forwardOf(3));
  turn();
  expect(sent.filter(({ to }) => to === 3)).toEqual([]);
});

it('forwards within a rate, as it came, to neighbours only', () => {
  const asked = (to: number) => writeForward({ peerId: to, flags: 2, stream: 7, payload: frame });
  for (let n = 0; n < FORWARD_RATE.burst + 50; n++) say(2, 'game', asked(3));
  say(2, 'game', asked(4));
  say(2, 'game', asked(2));
  turn();
  const forwarded = sent.filter(({ bytes }) => bytes[0] === 0x52);
  expect(forwarded).toHaveLength(FORWARD_RATE.burst);
  expect(forwarded[0]).toMatchObject({ to: 3, channel: 'game' });
  expect([...forwarded[0].bytes]).toEqual([0x52, 2, 0, 7, ...frame]);
  expect(routes.forwarded).toMatchObject({ packets: FORWARD_RATE.burst, refused: 51 });
  expect(routes.faults).toBe(1);
  // Somebody else has a share of their own.
  say(3, 'game', asked(2));
  turn();
  expect(routes.forwarded.packets).toBe(FORWARD_RATE.burst + 1);
});

it('a neighbour that promises everything and forwards nothing is left again', () => {
  const promise = reachCodec.encode({ kind: 'reach', links: [[4, 0]] });
  const run = (ms: number) => {
    for (const endMs = nowMs + ms; nowMs < endMs; nowMs += 8) {
      say(2, 'game', frame);
      say(3, 'game', frame);
      turn();
    }
  };
  say(2, 'control', promise);
  run(400);
  expect(routes.routeOf(4)).toEqual({ kind: 'player', by: 2 });
  run(1000);
  expect(routes.routeOf(4)).toBeUndefined();
});

it('refuses what no route could carry', () => {
  for (const channel of ['game', 'control'] as const) {
    const longest = new Uint8Array(PAYLOAD_BYTES_MAX[channel]);
    expect(routes.send(2, channel, longest)).toBe(true);
    expect(() => routes.send(2, channel, new Uint8Array(longest.length + 1))).toThrow(RangeError);
  }
});

it('noise of neighbours and of the lobby never throws, and opens nobody', () => {
  const random = createRandom(7);
  for (let round = 0; round < 5000; round++) {
    const length = wholeBetween(random, 0, 24);
    const bytes = Uint8Array.from({ length }, () => wholeBetween(random, 0, 255));
    if (length > 0 && round % 2 === 0) bytes[0] = (wholeBetween(random, 4, 7) << 4) | 1;
    const channel = round % 3 === 0 ? 'game' : 'control';
    if (round % 5 === 0) routes.receiveRelayed({ channel, bytes, receivedMs: nowMs });
    else say(wholeBetween(random, 2, 3), channel, bytes);
    nowMs += 1;
    for (const event of turn()) expect([2, 3]).toContain(event.peerId);
    routes.tend(nowMs);
  }
  expect(routes.faults).toBeGreaterThan(1000);
});
