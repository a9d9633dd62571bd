// L21: the lobby as the last resort: packets between two members, from member to member only,
// within a rate, and nobody's flood, garbage or slow socket is felt by the others.
import { describe, expect, it } from 'vitest';
import type { ChannelName } from '../../game/net/peer-channels.ts';
import { RELAY_BYTES_RATE, RELAY_RATE, RELAY_SLACK } from '../../shared/protocol/lobby-limits.ts';
import { RELAY_CHANNEL, type Relay, writeRelay } from '../../shared/protocol/relay-message.ts';
import { readForward, writeForward } from '../../shared/protocol/route-messages.ts';
import { until } from '../support/until.ts';
import {
  eventOf,
  openLobby,
  openRoomOf,
  rawMember,
  settledEvents,
  statsOf,
  type TestLobby,
  type TestPlayer,
} from './lobby-fixture.ts';

const payload = Uint8Array.of(1, 2, 3);
const forwardTo = (peerId: number, bytes = payload) =>
  writeForward({ peerId, flags: 3, stream: 7, payload: bytes });
const frameOf = (relay: Uint8Array) => Buffer.concat([Buffer.from([17, RELAY_CHANNEL]), relay]);
const relayTo = (peerId: number, channel: ChannelName = 'game', bytes = payload) =>
  frameOf(writeRelay({ channel, bytes: forwardTo(peerId, bytes) }));

function listen({ room }: TestPlayer): Relay[] {
  const heard: Relay[] = [];
  room.onRelayed = (relay) => heard.push({ ...relay, bytes: relay.bytes.slice() });
  return heard;
}
/** Everything that was sent before has been taken by then. */
const settle = (...players: readonly TestPlayer[]) => Promise.all(players.map(settledEvents));

async function expectPeace(lobby: TestLobby, [ann, bob]: readonly TestPlayer[]): Promise<void> {
  await settle(ann);
  ann.room.signal(2, 'still here');
  await eventOf(bob, 'signal', { body: 'still here' });
  expect([ann.room.status, bob.room.status]).toEqual(['open', 'open']);
  expect(lobby.faults).toEqual([]);
}

describe('L21 relays', () => {
  it('reach the addressee as the sender’s, at once, and are counted', async () => {
    const lobby = await openLobby();
    const [ann, bob, cleo] = await openRoomOf(lobby, ['Ann', 'Bob', 'Cleo']);
    expect(ann.room.mayRelay).toBe(true);
    expect(await statsOf(lobby)).toMatchObject({ inputs: { messages: 0, bytes: 0 } });
    const [byBob, byCleo] = [listen(bob), listen(cleo)];
    ann.room.relay({ channel: 'game', bytes: forwardTo(2) });
    ann.room.relay({ channel: 'control', bytes: forwardTo(2) });
    await until('both', () => byBob.length === 2);
    expect(byBob.map(({ channel }) => channel)).toEqual(['game', 'control']);
    expect(readForward(byBob[0].bytes)).toEqual({ peerId: 1, flags: 3, stream: 7, payload });
    await settle(cleo);
    expect(byCleo).toEqual([]);
    expect(await statsOf(lobby)).toMatchObject({
      inputs: { messages: 1, bytes: 8 },
      relayedControl: { messages: 1, bytes: 8 },
      relaysDropped: 0,
    });
  });

  it('are off where the operator wants it so', async () => {
    const lobby = await openLobby({}, { mayRelay: false });
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    expect([ann.room.mayRelay, bob.room.mayRelay]).toEqual([false, false]);
    const heard = listen(bob);
    ann.room.relay({ channel: 'game', bytes: forwardTo(2) });
    await settle(ann, bob);
    expect(heard).toEqual([]);
    expect(await statsOf(lobby)).toMatchObject({ inputs: { messages: 0 }, relaysDropped: 1 });
  });

  it('reach nobody who is no member, nor oneself, nor one whose socket is gone', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const [stranger] = await openRoomOf(lobby, ['Eve']);
    const heard = [ann, bob, stranger].map(listen);
    ann.room.relay({ channel: 'game', bytes: forwardTo(1) });
    ann.room.relay({ channel: 'game', bytes: forwardTo(3) });
    bob.room.cut();
    await eventOf(ann, 'member-left', { playerId: 2 });
    ann.room.relay({ channel: 'game', bytes: forwardTo(2) });
    await eventOf(ann, 'member-joined', { playerId: 2 });
    await settle(ann, bob, stranger);
    expect(heard).toEqual([[], [], []]);
    expect(await statsOf(lobby)).toMatchObject({ inputs: { messages: 0 }, relaysDropped: 3 });
    await expectPeace(lobby, [ann, bob]);
  });

  it.each([
    ['nothing', frameOf(new Uint8Array())],
    ['an unknown channel', frameOf(Uint8Array.from([2, ...forwardTo(2)]))],
    ['one that claims to be forwarded', frameOf(Uint8Array.from([0, 0x50, 2, 0, 1, 9]))],
    ['a message of the lobby', frameOf(Uint8Array.of(0x91, 5))],
    ['one beyond a datagram', relayTo(2, 'game', new Uint8Array(1147))],
  ])('that are none are bad messages: %s', async (_, bytes) => {
    const lobby = await openLobby();
    const players = await openRoomOf(lobby, ['Ann', 'Bob']);
    const heard = listen(players[1]);
    const attacker = await rawMember(lobby, players[0].room.code);
    for (let i = 0; i < 9; i++) attacker.socket.send(bytes);
    expect(await until('the attacker to be closed', attacker.closeCode)).toBe(4002);
    expect(heard).toEqual([]);
    await expectPeace(lobby, players);
  });

  it('beyond the rate are dropped, and a flood closes the socket', async () => {
    const lobby = await openLobby();
    const players = await openRoomOf(lobby, ['Ann', 'Bob']);
    const heard = listen(players[1]);
    const attacker = await rawMember(lobby, players[0].room.code);
    const most = RELAY_RATE.burst * RELAY_SLACK;
    for (let i = 0; i < most + 100; i++) attacker.socket.send(relayTo(2));
    await until('the dropped ones', async () => (await statsOf(lobby)).relaysDropped === 100);
    // What the lobby has passed on may still be on its way.
    await until('all others', () => heard.length >= most);
    expect(heard).toHaveLength(most);
    expect(attacker.closeCode()).toBe(0);
    for (let i = 0; i < 400; i++) attacker.socket.send(relayTo(2));
    expect(await until('the attacker to be closed', attacker.closeCode)).toBe(4008);
    await expectPeace(lobby, players);
  });

  it('of too many bytes are dropped', async () => {
    const lobby = await openLobby();
    const players = await openRoomOf(lobby, ['Ann', 'Bob']);
    const heard = listen(players[1]);
    const attacker = await rawMember(lobby, players[0].room.code);
    const large = new Uint8Array(8000);
    const count = 40;
    for (let i = 0; i < count; i++) attacker.socket.send(relayTo(2, 'control', large));
    const fitting = Math.floor((RELAY_BYTES_RATE.burst * RELAY_SLACK) / 8005);
    await until('the dropped ones', async () => {
      return Number((await statsOf(lobby)).relaysDropped) >= count - fitting;
    });
    expect(heard.length).toBeLessThanOrEqual(fitting);
    await expectPeace(lobby, players);
  });

  it('to a member that does not read pile up nowhere and cut nobody', async () => {
    const lobby = await openLobby({
      relays: { burst: 1e6, perSecond: 1e6 },
      relayBytes: { burst: 1e9, perSecond: 1e9 },
    });
    const players = await openRoomOf(lobby, ['Ann', 'Bob']);
    const reader = await rawMember(lobby, players[0].room.code);
    const sender = await rawMember(lobby, players[0].room.code);
    reader.socket.pause();
    const large = relayTo(3, 'control', new Uint8Array(8000));
    // Until its socket holds no more, however much the system buffers.
    await until('something to be dropped', async () => {
      for (let i = 0; i < 200; i++) sender.socket.send(large);
      return Number((await statsOf(lobby)).relaysDropped) > 0;
    });
    expect(await statsOf(lobby)).toMatchObject({ slowSockets: 0 });
    await expectPeace(lobby, players);
  });

  it('to a member that has not acknowledged its join are dropped', async () => {
    const lobby = await openLobby();
    const players = await openRoomOf(lobby, ['Ann', 'Bob']);
    await rawMember(lobby, players[0].room.code, false);
    players[0].room.relay({ channel: 'game', bytes: forwardTo(3) });
    await until('it', async () => (await statsOf(lobby)).relaysDropped === 1);
    await expectPeace(lobby, players);
  });
});
