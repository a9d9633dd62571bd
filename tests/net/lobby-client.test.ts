// L3 and L17: the client against lobbies that are absent, wrong, restarted or gone for good.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LobbyClient } from '../../game/net/lobby-client.ts';
import { startLobby } from '../../lobby-server/start-lobby.ts';
import {
  clientOf,
  enteringAs,
  eventOf,
  factsOf,
  openLobby,
  openRoomOf,
  playerOf,
  settledEvents,
  testSecret,
} from '../lobby-server/lobby-fixture.ts';
import { createDelayedTcp } from '../support/delayed-tcp.ts';

const consoleNames = ['log', 'info', 'warn', 'error', 'debug'] as const;
beforeEach(() => {
  for (const name of consoleNames) vi.spyOn(console, name);
});
afterEach(() => {
  for (const name of consoleNames) {
    expect(console[name], `console.${name}`).not.toHaveBeenCalled();
  }
  vi.restoreAllMocks();
});

/** A lobby that answers every request like this. */
function clientAnswered(answer: () => Response | Promise<Response>): LobbyClient {
  return new LobbyClient({
    baseUrl: 'http://127.0.0.1:9',
    fetch: async () => answer(),
    schedule: (delayMs, callback) => {
      const timer = setTimeout(callback, delayMs / 50);
      return () => clearTimeout(timer);
    },
  });
}

describe('a lobby that does not answer as it should', () => {
  it.each([
    ['nothing at all', () => Promise.reject(new TypeError('failed to fetch'))],
    ['a page of a proxy', () => new Response('<h1>502</h1>', { status: 502 })],
    ['null', () => new Response('null')],
    ['a number', () => new Response('7')],
    ['a seat without a session', () => new Response('{"ok":true,"code":"AB3C","processId":"x"}')],
    ['a code of its own', () => new Response('{"ok":false,"code":"teapot","message":"?"}')],
    [
      'a seat where no socket is',
      () => new Response('{"ok":true,"code":"AB3C","processId":"x","sessionId":"y"}'),
    ],
    [
      'a seat that is no URL',
      () => new Response('{"ok":true,"code":"#","processId":"#","sessionId":"#"}'),
    ],
  ])('is unreachable: %s', async (_, answer) => {
    const client = clientAnswered(answer);
    const failure = { ok: false, code: 'unreachable', message: expect.any(String) };
    expect(await client.create(enteringAs('A'))).toEqual(failure);
    expect(await client.join('AB3C', enteringAs('A'))).toEqual(failure);
    expect(await client.quick(enteringAs('A'))).toEqual(failure);
    expect(await client.rooms()).toEqual(failure);
  });

  it('is unreachable when nothing listens', async () => {
    const client = new LobbyClient({ baseUrl: 'http://127.0.0.1:9/' });
    expect(await client.create(enteringAs('A'))).toMatchObject({ code: 'unreachable' });
  });

  it('is given up after a while', async () => {
    const client = new LobbyClient({
      baseUrl: 'http://127.0.0.1:9',
      fetch: (_, init) =>
        new Promise((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
        }),
      schedule: (_, callback) => {
        const timer = setTimeout(callback, 1);
        return () => clearTimeout(timer);
      },
    });
    expect(await client.rooms()).toMatchObject({ code: 'unreachable' });
  });
});

describe('a lobby that restarts', () => {
  it('finds the room again: same code, numbers, host and term', async () => {
    const lobby = await openLobby();
    const players = await openRoomOf(lobby, ['Ann', 'Bob', 'Cid']);
    const [ann, bob, cid] = players;
    for (const one of [ann, bob]) one.room.reportHost(7, 2);
    for (const player of players) await eventOf(player, 'host', { term: 7 });
    for (const player of players) await settledEvents(player);
    const { code } = ann.room;

    await lobby.close({ abrupt: true });
    for (const player of players) await eventOf(player, 'status', { status: 'down' });
    ann.room.claimHost(8);
    await eventOf(ann, 'claim', { term: 8, granted: false });
    await openLobby({}, { port: lobby.port });

    for (const player of players) await eventOf(player, 'status', { status: 'open' });
    await expect.poll(() => ann.room.members.map((one) => one.playerId)).toEqual([1, 2, 3]);
    expect(players.map((one) => one.room.playerId)).toEqual([1, 2, 3]);
    for (const player of players) {
      expect(factsOf(player)).toMatchObject({ code, term: 7, hostId: 2 });
    }
    cid.room.signal(1, 'again');
    expect(await eventOf(ann, 'signal')).toMatchObject({ from: 3, body: 'again' });
    const dan = await playerOf(clientOf({ ...lobby }).join(code, enteringAs('Dan')));
    expect(dan.room.playerId).toBe(3 + 17);
    bob.room.leave();
  });

  it('is asked again and again until it is there', async () => {
    const lobby = await openLobby();
    let requests = 0;
    const client = new LobbyClient({
      baseUrl: lobby.url,
      fetch: (input, init) => {
        requests++;
        return fetch(input, init);
      },
      random: () => 0,
      schedule: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs >= 4_500 ? delayMs : delayMs / 100);
        return () => clearTimeout(timer);
      },
    });
    const ann = await playerOf(client.create(enteringAs('Ann')));
    await lobby.close({ abrupt: true });
    await expect.poll(() => requests).toBeGreaterThan(8);
    await openLobby({}, { port: lobby.port });
    await eventOf(ann, 'status', { status: 'down' });
    await eventOf(ann, 'status', { status: 'open' });
    ann.room.leave();
    const spent = requests;
    await expect.poll(() => ann.room.status).toBe('closed');
    expect(requests).toBe(spent);
  });

  it('hears of a host change that it missed', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    await lobby.close({ abrupt: true });
    for (const player of [ann, bob]) await eventOf(player, 'status', { status: 'down' });
    ann.room.reportHost(2, 2);
    bob.room.reportHost(2, 2);
    await openLobby({}, { port: lobby.port });
    await eventOf(ann, 'host', { term: 2, hostId: 2 });
    await eventOf(bob, 'status', { status: 'open' });
    await expect.poll(() => bob.room.term).toBe(2);
  });

  it('brings a player back who reloads the page meanwhile', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const { code, ticket } = bob.room;
    await lobby.close({ abrupt: true });
    bob.room.leave();
    ann.room.leave();
    const again = await openLobby({}, { port: lobby.port });
    const back = await playerOf(clientOf(again).join(code, enteringAs('Bob', { ticket })));
    expect(factsOf(back)).toMatchObject({ code, playerId: 2, hostId: 1, term: 1 });
  });

  it('with another secret knows nobody, and the player is told once', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    await lobby.close({ abrupt: true });
    await openLobby({}, { port: lobby.port, secret: Buffer.from('another') });
    await eventOf(ann, 'error', { code: 'not-found' });
    expect(ann.room.status).toBe('closed');
  });
});

describe('a lobby that stops', () => {
  it('tells its members, who come back to the next one', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    await lobby.close();
    await eventOf(ann, 'status', { status: 'down' });
    expect(ann.room.members.every((one) => one.connected)).toBe(true);
    await openLobby({}, { port: lobby.port });
    await eventOf(ann, 'status', { status: 'open' });
    await eventOf(bob, 'status', { status: 'open' });
    await settledEvents(ann);
  });

  it('is the only one of its process', async () => {
    await openLobby();
    await expect(startLobby({ port: 0, secret: testSecret })).rejects.toThrow('one lobby');
  });
});

describe('C41 a socket whose line is dead', () => {
  it('is replaced when somebody doubts it, and what was to be signalled arrives', async () => {
    const lobby = await openLobby();
    const proxy = await createDelayedTcp(lobby.port);
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const through = new LobbyClient({
      baseUrl: proxy.url,
      // A browser forgets idle connections with their network; Node's would be used again.
      fetch: (input, init) => fetch(String(input).replace(proxy.url, lobby.url), init),
      schedule: (delayMs, callback) => {
        const timer = setTimeout(callback, delayMs);
        return () => clearTimeout(timer);
      },
    });
    const bob = await playerOf(through.join(ann.room.code, enteringAs('Bob')));
    await expect.poll(() => bob.room.status).toBe('open');
    proxy.freeze();
    bob.room.checkLine();
    bob.room.signal(1, 'held back');
    await eventOf(bob, 'status', { status: 'down' });
    await eventOf(bob, 'status', { status: 'open' });
    expect(await eventOf(ann, 'signal')).toMatchObject({ from: 2, body: 'held back' });
    expect(factsOf(bob)).toMatchObject({ playerId: 2, hostId: 1, term: 1 });
    await proxy.close();
  });

  it('is kept where the lobby answers, and the answer is nobody else’s', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    for (const one of [ann, bob]) await settledEvents(one);
    for (const { room } of [ann, bob]) room.checkLine();
    bob.room.signal(1, 'held back');
    expect(await eventOf(ann, 'signal')).toMatchObject({ from: 2, body: 'held back' });
    for (const one of [ann, bob]) {
      const kinds = (await settledEvents(one)).map(({ kind }) => kind);
      expect(kinds).not.toContain('claim');
      expect(kinds).not.toContain('status');
    }
  });
});

describe('a room', () => {
  it('that was left stays silent', async () => {
    const [ann] = await openRoomOf(await openLobby(), ['Ann']);
    ann.room.leave();
    ann.room.leave();
    ann.room.cut();
    ann.room.signal(2, 'x');
    ann.room.heartbeat();
    ann.room.reportHost(2, 1);
    expect(ann.room.drain().at(-1)).toEqual({ kind: 'status', status: 'closed' });
    expect(ann.room.drain()).toEqual([]);
  });

  it('sends nothing that the lobby would refuse', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann', 'Bob']);
    ann.room.signal(2, 'x'.repeat(12_001));
    ann.room.signal(2, '\u26bd'.repeat(12_000));
    ann.room.signal(-1, 'x');
    ann.room.claimHost(Number.NaN);
    ann.room.reportHost(-1, 0);
    ann.room.ban(70_000);
    const score: readonly [number, number] = [-1, 0];
    ann.room.describe({
      ...{ phase: 'waiting', score, players: 0, playersMax: 0, title: '' },
      ...{ access: 'listed', playedS: 0, limitS: 0, lobbyPingMs: 0 },
    });
    const events = await settledEvents(ann);
    expect(events.filter((one) => one.kind === 'error')).toEqual([]);
    expect(ann.room.status).toBe('open');
  });
});
