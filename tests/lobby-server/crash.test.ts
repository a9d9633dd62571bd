// L2 and L12: every known way to crash or fill Colyseus 0.16 leaves the lobby alive and the other
// members in peace. An exception that escapes fails the run by itself.
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { LOBBY_PAYLOAD_BYTES_MAX } from '../../shared/protocol/lobby-limits.ts';
import { lobbyRequests } from '../../shared/protocol/lobby-messages.ts';
import { until } from '../support/until.ts';
import {
  eventOf,
  openLobby,
  openRoomOf,
  rawMember,
  seatIn,
  settledEvents,
  statsOf,
  type TestLobby,
  type TestPlayer,
} from './lobby-fixture.ts';

/** A lobby with two players who must not notice anything, and an attacker in their room. */
async function attacked(acknowledges = true, limits = {}) {
  const lobby = await openLobby(limits);
  const players = await openRoomOf(lobby, ['Ann', 'Bob']);
  const attacker = await rawMember(lobby, players[0].room.code, acknowledges);
  return { lobby, players, attacker };
}

async function expectPeace(lobby: TestLobby, [ann, bob]: TestPlayer[]): Promise<void> {
  await settledEvents(ann);
  ann.room.signal(2, 'still here');
  await eventOf(bob, 'signal', { body: 'still here' });
  expect([ann.room.status, bob.room.status]).toEqual(['open', 'open']);
  expect((await fetch(`${lobby.url}/healthz`)).status).toBe(200);
  expect(lobby.faults).toEqual([]);
}

const closedWith = (attacker: { closeCode: () => number }) =>
  until('the attacker to be closed', attacker.closeCode, { limitMs: 5_000, everyMs: 5 });

/** A Colyseus frame: code, message type, the rest. */
function frame(code: number, type: string | number, rest: Buffer = Buffer.alloc(0)): Buffer {
  if (typeof type === 'number') return Buffer.concat([Buffer.from([code, type]), rest]);
  const text = Buffer.from(type);
  const length = Buffer.from([0xda, text.length >> 8, text.length & 255]);
  return Buffer.concat([Buffer.from([code]), length, text, rest]);
}
const message = (bytes: Uint8Array) => frame(17, 1, Buffer.from(bytes));

describe('frames that end a default Colyseus 0.16', () => {
  it.each([
    ['E17: an unknown type of 300 characters', frame(13, 'x'.repeat(300))],
    ['E17: the same as bytes', frame(17, 'x'.repeat(300))],
    ['E1: bytes for a handler that would validate', frame(17, 1, Buffer.from([0xc1]))],
    ['E2: a message that a handler would trip over', frame(13, 1, Buffer.from([0xc0]))],
    ['E4: a list filter on metadata', frame(13, 'filter', Buffer.from([0x81, 0xa1, 0x78, 0xc0]))],
    ['__proto__ as a type', frame(17, '__proto__', Buffer.from([1]))],
    ['constructor as a type', frame(13, 'constructor')],
    ['a type whose length lies', Buffer.from([17, 0xdb, 0xff, 0xff, 0xff, 0xff])],
    ['a number type cut off', Buffer.from([17, 0xcb, 1])],
    ['an empty frame', Buffer.alloc(0)],
    ['only a code', Buffer.from([17])],
    ['an array of four billion', frame(17, 1, Buffer.from([0xdd, 255, 255, 255, 255]))],
    ['nesting of 8,000', frame(17, 1, Buffer.alloc(8_000, 0x91))],
    ['nesting of 8,000 for Colyseus', frame(13, 1, Buffer.alloc(8_000, 0x91))],
    ['a map with a prototype', frame(17, 1, Buffer.from('\x81\xa9__proto__\x80', 'latin1'))],
    ['a state message', Buffer.from([14, 1, 2, 3])],
    ['an error message', Buffer.from([11, 1, 2, 3])],
    ['an acknowledgement with a tail', Buffer.from([10, 0xff])],
  ])('%s', async (_, bytes) => {
    const { lobby, players, attacker } = await attacked();
    for (let i = 0; i < 9; i++) attacker.socket.send(bytes);
    expect(await closedWith(attacker)).toBe(4002);
    expect(await statsOf(lobby)).toMatchObject({ badMessages: 9 });
    await expectPeace(lobby, players);
  });

  it('text instead of bytes', async () => {
    const { lobby, players, attacker } = await attacked();
    for (let i = 0; i < 9; i++) attacker.socket.send('hello');
    expect(await closedWith(attacker)).toBe(4002);
    await expectPeace(lobby, players);
  });

  it('a frame above the limit', async () => {
    const { lobby, players, attacker } = await attacked();
    attacker.socket.send(Buffer.alloc(LOBBY_PAYLOAD_BYTES_MAX + 1));
    await closedWith(attacker);
    await expectPeace(lobby, players);
  });
});

describe('members without manners', () => {
  it('a bad message is answered before it costs the socket', async () => {
    const { lobby, players, attacker } = await attacked();
    const answers: Buffer[] = [];
    attacker.socket.on('message', (data: Buffer) => answers.push(data));
    attacker.socket.send(frame(17, 1, Buffer.from([0xc1])));
    await until('an answer', () => answers.some((one) => one.includes('bad-message')));
    expect(attacker.closeCode()).toBe(0);
    await expectPeace(lobby, players);
  });

  it('a flood is stopped', async () => {
    const { lobby, players, attacker } = await attacked(true, {
      messages: { burst: 50, perSecond: 10 },
    });
    const heartbeat = message(lobbyRequests.encode({ kind: 'heartbeat' }));
    for (let i = 0; i < 60; i++) attacker.socket.send(heartbeat);
    expect(await closedWith(attacker)).toBe(4008);
    expect(await statsOf(lobby)).toMatchObject({ floods: 1, badMessages: 0 });
    await expectPeace(lobby, players);
  });

  it('a flood of acknowledgements is stopped, too', async () => {
    const { lobby, players, attacker } = await attacked(true, {
      messages: { burst: 50, perSecond: 10 },
    });
    for (let i = 0; i < 60; i++) attacker.socket.send(Buffer.from([10]));
    expect(await closedWith(attacker)).toBe(4008);
    await expectPeace(lobby, players);
  });

  it('E31: one that never acknowledges its join is cut after five seconds', async () => {
    const { lobby, players, attacker } = await attacked(false);
    lobby.clock.ms += 4_999;
    await expectPeace(lobby, players);
    expect(attacker.closeCode()).toBe(0);
    lobby.clock.ms += 1;
    await closedWith(attacker);
    await eventOf(players[0], 'member-left', { playerId: 3 });
  });

  it('E31: or earlier, when its queue grows', async () => {
    const { lobby, players, attacker } = await attacked(false);
    for (let i = 0; i < 200; i++) players[0].room.signal(3, `${i}`);
    await closedWith(attacker);
    expect(await statsOf(lobby)).toMatchObject({ slowSockets: 1 });
    await expectPeace(lobby, players);
  });

  it('one whose line is dead is cut by unanswered pings', async () => {
    const lobby = await openLobby({ pingMs: 20 });
    const players = await openRoomOf(lobby, ['Ann', 'Bob']);
    await rawMember(lobby, players[0].room.code, true, { autoPong: false });
    await eventOf(players[0], 'member-left', { playerId: 3, consented: false });
    await expectPeace(lobby, players);
  });

  it('one that closes without a word takes nobody along', async () => {
    const { lobby, players, attacker } = await attacked();
    attacker.socket.terminate();
    await eventOf(players[0], 'member-left', { playerId: 3, consented: false });
    await expectPeace(lobby, players);
  });

  it('one that leaves twice leaves once', async () => {
    const { lobby, players, attacker } = await attacked();
    attacker.socket.send(Buffer.from([12]));
    attacker.socket.send(Buffer.from([12]));
    await eventOf(players[0], 'member-left', { playerId: 3, consented: true });
    await expectPeace(lobby, players);
    expect(players[0].room.members).toHaveLength(2);
  });
});

describe('sockets without a seat', () => {
  const statusOf = (lobby: TestLobby, path: string): Promise<number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(lobby.url.replace('http', 'ws') + path);
      socket.on('unexpected-response', (_, response) => {
        socket.terminate();
        resolve(response.statusCode ?? 0);
      });
      socket.on('open', () => {
        socket.terminate();
        resolve(101);
      });
      socket.on('error', () => {});
    });

  it('are refused before they are sockets', async () => {
    const lobby = await openLobby();
    const seat = await seatIn(lobby);
    const at = `/v1/socket/${seat.processId}/${seat.code}?sessionId=`;
    for (const path of [
      '/',
      `/${seat.processId}/${seat.code}?sessionId=${seat.sessionId}`,
      `/v1/socket/${seat.processId}/${seat.code}`,
      `${at}${'A'.repeat(22)}`,
      `${at}__proto__`,
      `${at}${seat.sessionId}&reconnectionToken=x`,
      `/v1/socket/${seat.processId}/AAAA?sessionId=${seat.sessionId}`,
      '/v1/socket/x/__proto__?sessionId=constructor',
    ]) {
      expect(await statusOf(lobby, path), path).toBe(404);
    }
    expect(await statusOf(lobby, at + seat.sessionId)).toBe(101);
    expect(await statusOf(lobby, at + seat.sessionId), 'a spent seat').toBe(404);
  });
});

describe('the matchmaker of Colyseus', () => {
  it.each([
    ['POST', '/matchmake/create/match', 405],
    ['POST', '/matchmake/joinOrCreate/match', 405],
    ['POST', '/v1/create/matchmake/create/match', 405],
    ['PUT', '/matchmake/create/match', 405],
    ['OPTIONS', '/matchmake/create/match', 405],
    ['GET', '/matchmake/match', 404],
  ])('does not answer %s %s (E22, E26)', async (method, path, status) => {
    const lobby = await openLobby();
    const body = method === 'GET' ? null : '{"hasOwnProperty":1}';
    const response = await fetch(lobby.url + path, { method, body });
    expect(response.status).toBe(status);
    expect(await statsOf(lobby)).toMatchObject({ rooms: 0 });
  });

  it.each([['/matchmake/create/match'], ['/v1/create']])(
    'E5: nobody reads a body of 400 MB at %s',
    async (path) => {
      const lobby = await openLobby();
      const status = await new Promise((resolve) => {
        const length = 400_000_000;
        const sent = request(lobby.url + path, {
          method: 'POST',
          headers: { 'Content-Length': length },
        });
        sent.on('response', (response) => resolve(response.statusCode));
        sent.on('error', () => resolve('closed'));
        sent.write(Buffer.alloc(100_000));
      });
      expect([405, 413, 'closed']).toContain(status);
      expect((await fetch(`${lobby.url}/healthz`)).status).toBe(200);
    },
  );

  it('E5: nor one that does not tell its length', async () => {
    const lobby = await openLobby();
    const status = await new Promise((resolve) => {
      const sent = request(`${lobby.url}/v1/create`, { method: 'POST' });
      sent.on('response', (response) => resolve(response.statusCode));
      sent.on('error', () => resolve('closed'));
      for (let i = 0; i < 20; i++) sent.write(Buffer.alloc(10_000, 0x20));
    });
    expect([413, 'closed']).toContain(status);
  });

  it('half a request is closed', async () => {
    const lobby = await openLobby();
    const open = ['', 'GET / HTTP/1.1\r\nHost: x\r\n'].map((start) => {
      const socket = connect(lobby.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(start);
      return new Promise((resolve) => socket.on('close', resolve).resume());
    });
    await Promise.all(open);
  });
});
