// L12 and L13 under chance: random frames and random requests, from a printed seed. The lobby
// answers what it understands and goes on; an exception that escapes fails the run.
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { lobbyRequests } from '../../shared/protocol/lobby-messages.ts';
import { eventOf, openLobby, openRoomOf, rawMember, settledEvents } from './lobby-fixture.ts';

const seed = Number(process.env.SEED ?? 20_240_601);

/** Mulberry32: a number from 0 up to `limit` - 1. */
function createChance(start: number): (limit: number) => number {
  let word = start;
  return (limit) => {
    word = (word + 0x6d2b79f5) | 0;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

function randomBytes(chance: (limit: number) => number, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => chance(256)));
}

it(`3,000 random frames do no harm (SEED=${seed})`, async () => {
  const chance = createChance(seed);
  const lobby = await openLobby({
    badMessagesMax: 1e9,
    messages: { burst: 1e9, perSecond: 1e9 },
  });
  const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
  const valid = [
    lobbyRequests.encode({ kind: 'send-signal', to: 1, body: 'x' }),
    lobbyRequests.encode({ kind: 'report-host', term: 2, hostId: 3 }),
    lobbyRequests.encode({ kind: 'claim-host', term: 3 }),
    lobbyRequests.encode({ kind: 'ban-member', playerId: 1 }),
  ].map((bytes) => Buffer.from([17, 1, ...bytes]));
  const randomFrame = (): Buffer => {
    const mutated = Buffer.from(valid[chance(valid.length)]);
    for (let i = chance(3); i >= 0; i--) mutated[chance(mutated.length)] = chance(256);
    const codes = [10, 11, 13, 14, 15, 17];
    const coded = Buffer.from([codes[chance(6)], ...randomBytes(chance, chance(60))]);
    const frames = [mutated, coded, randomBytes(chance, chance(200))];
    return frames[chance(frames.length)];
  };
  let attacker = await rawMember(lobby, ann.room.code);
  for (let i = 0; i < 3_000; i++) {
    if (attacker.closeCode() !== 0) attacker = await rawMember(lobby, ann.room.code);
    const frame = randomFrame();
    if (frame[0] !== 12) attacker.socket.send(frame);
    if (i % 300 === 299) await settledEvents(bob);
  }
  ann.room.signal(2, 'still here');
  await eventOf(bob, 'signal', { body: 'still here', from: 1 });
  expect(lobby.faults).toEqual([]);
});

it(`400 random requests do no harm (SEED=${seed})`, async () => {
  const chance = createChance(seed + 1);
  const lobby = await openLobby({ joins: { burst: 1e9, perSecond: 1e9 } });
  const pick = <T>(items: readonly T[]): T => items[chance(items.length)];
  const methods = ['GET', 'POST', 'PUT', 'CONNECT', 'OPTIONS', 'BREW', ''];
  const paths = [
    '/',
    '/v1/join',
    '/v1/create',
    '/v1/socket/x/AAAA?sessionId=y',
    '*',
    'http://[',
    '/%',
  ];
  const headers = [
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    'Content-Length: 5',
    'Content-Length: -1',
    'Transfer-Encoding: chunked',
    'Expect: 100-continue',
    'Origin: null',
    `X-Long: ${'x'.repeat(20_000)}`,
  ];
  const bodies = ['', '{}', '{"name":', 'ffffffff\r\n', '0\r\n\r\n', 'null', '[[[[[['];
  const attack = (): Promise<void> =>
    new Promise((resolve) => {
      const socket = connect(lobby.port, '127.0.0.1');
      const lines = [`${pick(methods)} ${pick(paths)} HTTP/${pick(['1.1', '1.0', '9'])}`];
      for (let i = chance(6); i > 0; i--) lines.push(pick(headers));
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.on('data', () => socket.destroy());
      socket.write(`${lines.join('\r\n')}\r\nHost: x\r\n\r\n${pick(bodies)}`);
      if (chance(2) === 0) socket.write(randomBytes(chance, chance(100)));
      socket.end();
    });
  for (let i = 0; i < 400; i += 20) await Promise.all(Array.from({ length: 20 }, attack));
  expect((await fetch(`${lobby.url}/healthz`)).status).toBe(200);
  expect(lobby.faults).toEqual([]);
});
