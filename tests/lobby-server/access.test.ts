// L20: who can join a room, as its host tells the lobby; and the page's round trip to it.
import { describe, expect, it } from 'vitest';
import { createLobbyPing } from '../../game/net/lobby-ping.ts';
import { pingOf } from '../../game/scenes/room-lister.ts';
import type { RoomFacts } from '../../shared/protocol/lobby-messages.ts';
import { clientOf, enteringAs, openLobby, openRoomOf } from './lobby-fixture.ts';

const facts: RoomFacts = {
  ...{ phase: 'playing', score: [0, 0], players: 2, playersMax: 8, title: '' },
  ...{ access: 'listed', playedS: 0, limitS: 180, lobbyPingMs: 0 },
};

describe('L20 access', () => {
  it('an admin takes a room off the list, lets nobody new in, and opens it again', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob'], { listed: true });
    const { code } = ann.room;
    const client = clientOf(lobby);
    const listed = async () => {
      const answer = await client.rooms();
      return answer.ok && answer.rooms.length;
    };
    const join = (ticket?: string) =>
      client.join(code, { ...enteringAs('Cleo'), ...(ticket && { ticket }) });
    ann.room.describe({ ...facts, access: 'link' });
    await expect.poll(listed).toBe(0);
    expect(await join()).toMatchObject({ ok: true });
    ann.room.describe({ ...facts, access: 'locked' });
    await expect.poll(join).toMatchObject({ ok: false, code: 'locked' });
    expect(await join(bob.room.ticket)).toMatchObject({ ok: true });
    ann.room.describe(facts);
    await expect.poll(listed).toBe(1);
  });
});

describe('the round trip to the lobby', () => {
  it('is the fastest of a few, counts for a minute, and is asked for by nobody twice', async () => {
    let now = 0;
    const takes = [80, 31, 40, 12, 12, 12];
    const urls: string[] = [];
    const ping = createLobbyPing({
      baseUrl: 'https://lobby.example',
      nowMs: () => now,
      fetch: async (url) => {
        urls.push(url);
        now += takes.shift() ?? 0;
        return new Response();
      },
    });
    expect(ping.read()).toBeUndefined();
    await expect.poll(ping.read).toBe(31);
    expect(await ping.measure()).toBe(31);
    expect(urls).toEqual(Array(3).fill('https://lobby.example/healthz'));
    now += 60_000;
    expect(await ping.measure()).toBe(12);
  });

  it('is unknown without a lobby, and a row says so', async () => {
    const ping = createLobbyPing({
      baseUrl: '',
      nowMs: () => 0,
      fetch: () => Promise.reject(new Error('down')),
    });
    expect(await ping.measure()).toBeUndefined();
    expect([pingOf(20, undefined), pingOf(0, 20), pingOf(20.4, 10.2)]).toEqual([null, null, 31]);
  });
});
