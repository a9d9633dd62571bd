// L6, L8, L10, L11 and L16 over real sockets: who is told what, and whose place is kept.
import { describe, expect, it } from 'vitest';
import { ROOM_MEMBERS_MAX } from '../../shared/protocol/lobby-limits.ts';
import {
  clientOf,
  enteringAs,
  eventOf,
  factsOf,
  openLobby,
  openRoomOf,
  playerOf,
  seatIn,
  settledEvents,
  statsOf,
  type TestPlayer,
} from './lobby-fixture.ts';

describe('leaving and coming back', () => {
  it('tells a leave on purpose as consented, and frees the place', async () => {
    const [ann, bob] = await openRoomOf(await openLobby(), ['Ann', 'Bob']);
    bob.room.leave();
    expect(bob.room.status).toBe('closed');
    await eventOf(ann, 'member-left', { playerId: 2, consented: true });
    expect(ann.room.members.map((one) => one.playerId)).toEqual([1]);
  });

  it('tells a cut socket at once, keeps the place, and tells the return', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    bob.room.cut();
    await eventOf(ann, 'member-left', { playerId: 2, consented: false });
    expect(ann.room.members).toContainEqual({ playerId: 2, name: 'Bob', connected: false });
    await eventOf(ann, 'member-joined', { playerId: 2, name: 'Bob' });
    expect(ann.room.members).toContainEqual({ playerId: 2, name: 'Bob', connected: true });
    await eventOf(bob, 'status', { status: 'down' });
    await eventOf(bob, 'status', { status: 'open' });
    expect(factsOf(bob)).toMatchObject({ playerId: 2, hostId: 1, term: 1 });
    expect(await settledEvents(bob)).toEqual([]);
  });

  it('forgets a member that stays away, and never gives its number to another', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const { code, ticket } = bob.room;
    bob.room.cut();
    bob.room.leave();
    await eventOf(ann, 'member-left', { playerId: 2 });
    lobby.clock.ms += 9_999;
    const cid = await playerOf(clientOf(lobby).join(code, enteringAs('Cid')));
    expect(cid.room.playerId).toBe(3);
    expect(cid.room.members.map((one) => one.playerId)).toEqual([1, 2, 3]);
    lobby.clock.ms += 1;
    await expect.poll(() => ann.room.members.map((one) => one.playerId)).toEqual([1, 3]);
    const back = await playerOf(clientOf(lobby).join(code, enteringAs('Bob', { ticket })));
    expect(back.room.playerId).toBe(2);
  });

  it('keeps a place in a full room for its owner only', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const { code, ticket } = bob.room;
    for (let i = 2; i < ROOM_MEMBERS_MAX; i++) await seatIn(lobby, code);
    bob.room.cut();
    bob.room.leave();
    await eventOf(ann, 'member-left', { playerId: 2 });
    const other = await clientOf(lobby).join(code, enteringAs('Cid'));
    expect(other).toMatchObject({ ok: false, code: 'full' });
    const back = await playerOf(clientOf(lobby).join(code, enteringAs('Bob', { ticket })));
    expect(back.room.playerId).toBe(2);
  });

  it('replaces a lingering socket of the same player, and tells its owner', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const entry = enteringAs('Bob', { ticket: bob.room.ticket });
    const again = await playerOf(clientOf(lobby).join(bob.room.code, entry));
    expect(again.room.playerId).toBe(2);
    await eventOf(bob, 'error', { code: 'replaced' });
    await eventOf(bob, 'status', { status: 'closed' });
    await eventOf(ann, 'member-joined', { playerId: 2 });
    expect(ann.room.members).toHaveLength(2);
  });

  it('closes an empty room, whose code is free again', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    ann.room.leave();
    await expect.poll(() => statsOf(lobby)).toMatchObject({ rooms: 0, members: 0 });
    const answer = await clientOf(lobby).join(ann.room.code, enteringAs('Bob'));
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
  });

  it('closes a room that nobody ever came to', async () => {
    const lobby = await openLobby();
    await seatIn(lobby);
    expect(await statsOf(lobby)).toMatchObject({ rooms: 1 });
    lobby.clock.ms += 5_000;
    await expect.poll(() => statsOf(lobby)).toMatchObject({ rooms: 0 });
  });
});

describe('signals', () => {
  it('reach their receiver with the sender that the lobby writes', async () => {
    const [ann, bob, cid] = await openRoomOf(await openLobby(), ['Ann', 'Bob', 'Cid']);
    ann.room.signal(2, 'for Bob \u26bd');
    expect(await eventOf(bob, 'signal')).toEqual({
      kind: 'signal',
      from: 1,
      body: 'for Bob \u26bd',
    });
    expect((await settledEvents(cid)).filter((one) => one.kind === 'signal')).toEqual([]);
  });

  it('never leave the room', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const [, other] = await openRoomOf(lobby, ['Eve', 'Fay']);
    ann.room.signal(2, 'to nobody here');
    await eventOf(ann, 'error', { code: 'unknown-member' });
    expect((await settledEvents(other)).filter((one) => one.kind === 'signal')).toEqual([]);
  });

  it('wait for a member whose socket is gone, the newest of them, in order', async () => {
    const lobby = await openLobby({ outboxMessagesMax: 3 });
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const { code, ticket } = bob.room;
    bob.room.cut();
    bob.room.leave();
    await eventOf(ann, 'member-left', { playerId: 2 });
    for (let i = 0; i < 5; i++) ann.room.signal(2, `${i}`);
    await settledEvents(ann);
    const back = await playerOf(clientOf(lobby).join(code, enteringAs('Bob', { ticket })));
    await eventOf(back, 'signal', { body: '2' });
    await eventOf(back, 'signal', { body: '3' });
    await eventOf(back, 'signal', { body: '4' });
  });

  it('wait in the client, too, while its own socket is gone', async () => {
    const [ann, bob] = await openRoomOf(await openLobby(), ['Ann', 'Bob']);
    ann.room.cut();
    ann.room.signal(2, 'held');
    expect(await eventOf(bob, 'signal')).toMatchObject({ from: 1, body: 'held' });
  });

  it('are counted, and no game input is among what is received', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    ann.room.signal(2, 'x'.repeat(12_000));
    await eventOf(bob, 'signal');
    expect(await statsOf(lobby)).toMatchObject({
      signals: { messages: 1 },
      received: { 'send-signal': { messages: 1 } },
      inputs: { messages: 0, bytes: 0 },
      badMessages: 0,
    });
  });
});

describe('the host', () => {
  const follow = (players: readonly TestPlayer[], term: number, hostId: number) =>
    Promise.all(players.map((one) => eventOf(one, 'host', { term, hostId })));

  it('hands over, and everybody is told', async () => {
    const players = await openRoomOf(await openLobby(), ['Ann', 'Bob', 'Cid']);
    players[0].room.reportHost(2, 3);
    await follow(players, 2, 3);
    expect(factsOf(players[1])).toMatchObject({ term: 2, hostId: 3 });
  });

  it('that is cut loses the vote to one candidate', async () => {
    const players = await openRoomOf(await openLobby(), ['Ann', 'Bob', 'Cid']);
    const [ann, bob, cid] = players;
    bob.room.claimHost(2);
    await eventOf(bob, 'claim', { term: 2, granted: false });
    ann.room.leave();
    await eventOf(bob, 'member-left', { playerId: 1 });
    bob.room.claimHost(2);
    await eventOf(bob, 'claim', { term: 2, granted: true });
    cid.room.claimHost(2);
    await eventOf(cid, 'claim', { term: 2, granted: false });
    bob.room.reportHost(2, 2);
    await follow([bob, cid], 2, 2);
  });

  it('that stops its heartbeat loses the vote, too', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    lobby.clock.ms += 401;
    ann.room.heartbeat();
    await settledEvents(ann);
    bob.room.claimHost(2);
    await eventOf(bob, 'claim', { granted: false });
    lobby.clock.ms += 401;
    bob.room.heartbeat();
    bob.room.claimHost(2);
    await eventOf(bob, 'claim', { granted: true });
  });

  it('of a lower term is answered with the present one', async () => {
    const [ann, bob] = await openRoomOf(await openLobby(), ['Ann', 'Bob']);
    ann.room.reportHost(2, 2);
    await eventOf(ann, 'host', { term: 2, hostId: 2 });
    ann.room.reportHost(1, 1);
    await eventOf(ann, 'host', { term: 2, hostId: 2 });
    expect(bob.room.hostId).toBe(2);
  });

  it('is never somebody whom the room has not seen', async () => {
    const [ann] = await openRoomOf(await openLobby(), ['Ann', 'Bob']);
    ann.room.reportHost(2, 3);
    await eventOf(ann, 'error', { code: 'unknown-member' });
    expect(ann.room.hostId).toBe(1);
  });

  it('is the newcomer of a room that everybody has left, in the next term', async () => {
    const lobby = await openLobby({ sweepMs: 60_000 });
    const [ann] = await openRoomOf(lobby, ['Ann']);
    ann.room.leave();
    await expect.poll(() => statsOf(lobby)).toMatchObject({ members: 0 });
    const bob = await playerOf(clientOf(lobby).join(ann.room.code, enteringAs('Bob')));
    expect(factsOf(bob)).toMatchObject({ playerId: 2, hostId: 2, term: 2 });
  });

  it('is whoever stays alone with an absent one', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    ann.room.leave();
    await eventOf(bob, 'member-left');
    lobby.clock.ms += 15_000;
    await eventOf(bob, 'host', { term: 2, hostId: 2 });
  });

  it('bans, and the banned player stays out with and without a ticket', async () => {
    const lobby = await openLobby({}, { trustedHops: 1 });
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const there = clientOf(lobby, '7.7.7.7');
    const bob = await playerOf(there.join(ann.room.code, enteringAs('Bob')));
    bob.room.ban(1);
    await eventOf(bob, 'error', { code: 'not-host' });
    const { code, ticket } = bob.room;
    ann.room.ban(2);
    await eventOf(bob, 'error', { code: 'banned' });
    await eventOf(bob, 'status', { status: 'closed' });
    await eventOf(ann, 'member-left', { playerId: 2, consented: true });
    for (const entry of [enteringAs('Bob', { ticket }), enteringAs('Rob')]) {
      expect(await there.join(code, entry)).toMatchObject({ ok: false, code: 'banned' });
    }
    const elsewhere = clientOf(lobby, '8.8.8.8').join(code, enteringAs('Bob', { ticket }));
    expect(await elsewhere).toMatchObject({ ok: false, code: 'banned' });
    await playerOf(clientOf(lobby, '8.8.8.8').join(code, enteringAs('Cid')));
  });
});
