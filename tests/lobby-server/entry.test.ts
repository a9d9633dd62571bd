// L4 to L7 and L15: ways into a room, what refuses them, the room list and quick play.
import { describe, expect, it } from 'vitest';
import { ROOM_CODE_ALPHABET, readRoomCode } from '../../shared/protocol/lobby-code.ts';
import { ROOM_MEMBERS_MAX } from '../../shared/protocol/lobby-limits.ts';
import type { RoomFacts } from '../../shared/protocol/lobby-messages.ts';
import {
  clientOf,
  enteringAs,
  eventOf,
  factsOf,
  openLobby,
  openRoomOf,
  playerOf,
  post,
  seatIn,
} from './lobby-fixture.ts';

describe('codes', () => {
  it('are four symbols that nobody mixes up, with a digit among them', async () => {
    const lobby = await openLobby();
    for (let i = 0; i < 8; i++) {
      const { code } = await seatIn(lobby);
      expect(code).toMatch(new RegExp(`^[${ROOM_CODE_ALPHABET}]{4}$`));
      expect(code).toMatch(/\d/);
    }
    expect(new Set(ROOM_CODE_ALPHABET).size).toBe(27);
    expect(ROOM_CODE_ALPHABET).not.toMatch(/[01258OILU]/);
  });

  it('are read in any letter case, and nothing else is', () => {
    expect(readRoomCode(' ab3c ')).toBe('AB3C');
    for (const text of ['', 'AB3', 'AB3CD', 'AB0C', 'A 3C', '__proto__', 'ÄB3C']) {
      expect(readRoomCode(text)).toBeUndefined();
    }
  });
});

describe('entry', () => {
  it('creates a room hosted by its first member in term 1', async () => {
    const [ann] = await openRoomOf(await openLobby(), ['Ann']);
    expect(factsOf(ann)).toMatchObject({ playerId: 1, hostId: 1, term: 1, status: 'open' });
    expect(ann.room.members).toEqual([{ playerId: 1, name: 'Ann', connected: true }]);
  });

  it('joins by code in lower case, numbering in order', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const bob = await playerOf(
      clientOf(lobby).join(ann.room.code.toLowerCase(), enteringAs('Bob')),
    );
    expect(factsOf(bob)).toMatchObject({ playerId: 2, hostId: 1, term: 1, code: ann.room.code });
    await eventOf(ann, 'member-joined', { playerId: 2, name: 'Bob' });
    expect(ann.room.members).toEqual(bob.room.members);
  });

  it('refuses an unknown code and says what to do', async () => {
    const answer = await clientOf(await openLobby()).join('AB3C', enteringAs('Ann'));
    expect(answer).toMatchObject({ ok: false, code: 'not-found' });
    expect(!answer.ok && answer.message).toMatch(/code/);
  });

  it('refuses another version and says to reload', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const entry = enteringAs('Bob', { protocolVersion: 2 });
    const answer = await clientOf(lobby).join(ann.room.code, entry);
    expect(answer).toMatchObject({ ok: false, code: 'version' });
    expect(!answer.ok && answer.message).toMatch(/[Rr]eload/);
  });

  it('refuses the seventeenth, reserved seats included', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    for (let i = 1; i < ROOM_MEMBERS_MAX; i++) await seatIn(lobby, ann.room.code);
    const answer = await clientOf(lobby).join(ann.room.code, enteringAs('Late'));
    expect(answer).toMatchObject({ ok: false, code: 'full' });
    lobby.clock.ms += 5_000;
    const late = () => clientOf(lobby).join(ann.room.code, enteringAs('Late'));
    await expect.poll(async () => (await late()).ok).toBe(true);
  });

  it('cleans names and fills empty ones in', async () => {
    const lobby = await openLobby();
    const names = [
      '  A\u0000n\u202en \n',
      '\u3164',
      `<b>${'x'.repeat(40)}`,
      `Z${'\u0301'.repeat(30)}`,
    ];
    const players = await openRoomOf(lobby, names);
    expect(players.at(-1)?.room.members.map((one) => one.name)).toEqual([
      'Ann',
      'Player 2',
      `<b>${'x'.repeat(17)}`,
      `Z\u0301\u0301\u0301`.normalize('NFC').slice(0, 3),
    ]);
  });

  it.each([
    ['nothing', ''],
    ['no object', '[]'],
    ['half of one', '{"name":"A"'],
    ['a missing name', '{"protocolVersion":1}'],
    ['a missing version', '{"name":"A"}'],
    ['an unknown field', '{"name":"A","protocolVersion":1,"hasOwnProperty":1}'],
    ['a prototype', '{"name":"A","protocolVersion":1,"__proto__":{"code":"X"}}'],
    ['a wrong type', '{"name":1,"protocolVersion":1}'],
    ['a version out of range', '{"name":"A","protocolVersion":-1}'],
    ['a long name', `{"name":"${'A'.repeat(300)}","protocolVersion":1}`],
  ])('refuses a body with %s', async (_, body) => {
    const { status, answer } = await post(await openLobby(), '/v1/create', body);
    expect(status).toBe(400);
    expect(answer).toMatchObject({ ok: false, code: 'refused' });
  });

  it('refuses a page of another origin, unless it is named', async () => {
    const body = { name: 'A', protocolVersion: 1 };
    const lobby = await openLobby({}, { origins: ['https://friend.example'] });
    const from = (origin: string) => post(lobby, '/v1/create', body, { Origin: origin });
    expect((await from('https://evil.example')).status).toBe(403);
    expect((await from('https://friend.example')).status).toBe(200);
    expect((await from(lobby.url)).status).toBe(200);
  });
});

describe('limits per address', () => {
  const body = { name: 'A', protocolVersion: 1 };

  it('bound rooms, and refill with time', async () => {
    const lobby = await openLobby({ creates: { burst: 2, perSecond: 1 } });
    expect((await post(lobby, '/v1/create', body)).status).toBe(200);
    expect((await post(lobby, '/v1/create', body)).status).toBe(200);
    expect((await post(lobby, '/v1/create', body)).status).toBe(429);
    lobby.clock.ms += 1_000;
    expect((await post(lobby, '/v1/create', body)).status).toBe(200);
  });

  it('bound wrong codes, so that codes cannot be tried through', async () => {
    const lobby = await openLobby({ wrongCodes: { burst: 3, perSecond: 1 } });
    const { code } = await seatIn(lobby);
    for (let i = 0; i < 3; i++) {
      const { status, answer } = await post(lobby, '/v1/join', { ...body, code: 'AAA3' });
      expect(status).toBe(200);
      expect(answer).toMatchObject({ ok: false, code: 'not-found' });
    }
    expect((await post(lobby, '/v1/join', { ...body, code })).status).toBe(429);
  });

  it('bound all entries together', async () => {
    const lobby = await openLobby({ joins: { burst: 2, perSecond: 0 } });
    const { code } = await seatIn(lobby);
    expect((await post(lobby, '/v1/join', { ...body, code })).status).toBe(200);
    expect((await post(lobby, '/v1/quick', body)).status).toBe(429);
  });

  it('bound unspent seats until they expire', async () => {
    const lobby = await openLobby({ unspentSeatsMax: 2 });
    await seatIn(lobby);
    await seatIn(lobby);
    expect((await post(lobby, '/v1/create', body)).status).toBe(429);
    lobby.clock.ms += 5_000;
    await expect.poll(async () => (await post(lobby, '/v1/create', body)).status).toBe(200);
  });

  it('bound open sockets', async () => {
    const lobby = await openLobby({ socketsMax: 1 });
    const [ann] = await openRoomOf(lobby, ['Ann']);
    expect((await post(lobby, '/v1/create', body)).status).toBe(429);
    ann.room.leave();
    await expect.poll(async () => (await post(lobby, '/v1/create', body)).status).toBe(200);
  });

  it('tell addresses behind a trusted proxy apart, and believe no header without one', async () => {
    const limits = { creates: { burst: 1, perSecond: 0 } };
    const proxied = await openLobby(limits, { trustedHops: 1 });
    const from = (lobby: typeof proxied, ip: string) =>
      post(lobby, '/v1/create', body, { 'X-Forwarded-For': `9.9.9.9, ${ip}`, 'X-Real-IP': ip });
    expect((await from(proxied, '1.1.1.1')).status).toBe(200);
    expect((await from(proxied, '1.1.1.1')).status).toBe(429);
    expect((await from(proxied, '2.2.2.2')).status).toBe(200);
    await proxied.close();
    const direct = await openLobby(limits);
    expect((await from(direct, '1.1.1.1')).status).toBe(200);
    expect((await from(direct, '2.2.2.2')).status).toBe(429);
  });
});

const plainFacts: RoomFacts = {
  ...{ phase: 'playing', score: [0, 0], players: 2, playersMax: 8, title: '' },
  ...{ access: 'listed', playedS: 0, limitS: 180, lobbyPingMs: 0 },
};

describe('the room list', () => {
  it('holds listed rooms with their facts, and nothing private', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann', 'Bob'], { listed: true });
    await openRoomOf(lobby, ['Hidden']);
    const client = clientOf(lobby);
    expect(await client.rooms()).toMatchObject({ ok: true, online: 3, roomCount: 2 });
    const facts = { ...plainFacts, score: [1, 2], playedS: 78, lobbyPingMs: 31 } as const;
    ann.room.describe({ ...facts, title: ' The\u202e  <i>cage' });
    const line = { ...facts, title: 'The <i>cage', code: ann.room.code, protocolVersion: 1 };
    await expect
      .poll(() => client.rooms())
      .toMatchObject({ rooms: [{ ...line, members: 2, membersMax: ROOM_MEMBERS_MAX }] });
  });

  it('names no room that is full or left', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann'], { listed: true });
    const listed = async () => {
      const answer = await clientOf(lobby).rooms();
      return answer.ok ? answer.rooms.map((one) => one.code) : answer;
    };
    expect(await listed()).toEqual([ann.room.code]);
    for (let i = 1; i < ROOM_MEMBERS_MAX; i++) await seatIn(lobby, ann.room.code);
    expect(await listed()).toEqual([]);
    lobby.clock.ms += 5_000;
    await expect.poll(listed).toEqual([ann.room.code]);
    ann.room.leave();
    await expect.poll(listed).toEqual([]);
  });

  it('takes facts from the host only', async () => {
    const lobby = await openLobby();
    const [, bob] = await openRoomOf(lobby, ['Ann', 'Bob'], { listed: true });
    bob.room.describe({ ...plainFacts, phase: 'ended', score: [9, 0], title: 'Mine' });
    await eventOf(bob, 'error', { code: 'not-host' });
    expect(await clientOf(lobby).rooms()).toMatchObject({ rooms: [{ title: "Ann's room" }] });
  });

  it('is made anew only after a while, and not sent again unchanged', async () => {
    const lobby = await openLobby({ listMs: 500 });
    const first = await fetch(`${lobby.url}/v1/rooms`);
    const etag = first.headers.get('etag') ?? '';
    await openRoomOf(lobby, ['Ann'], { listed: true });
    const again = () => fetch(`${lobby.url}/v1/rooms`, { headers: { 'If-None-Match': etag } });
    expect((await again()).status).toBe(304);
    lobby.clock.ms += 500;
    expect((await again()).status).toBe(200);
  });
});

describe('quick play', () => {
  it('opens a listed room when there is none', async () => {
    const lobby = await openLobby();
    const ann = await playerOf(clientOf(lobby).quick(enteringAs('Ann')));
    const bob = await playerOf(clientOf(lobby).quick(enteringAs('Bob')));
    expect(ann.room.playerId).toBe(1);
    expect(bob.room.code).toBe(ann.room.code);
  });

  it('prefers the fullest room of two to six, then one, then more', async () => {
    const lobby = await openLobby();
    const sizes = [7, 1, 3, 2];
    const codes = new Map<number, string>();
    for (const size of sizes) {
      const names = Array.from({ length: size }, (_, i) => `P${i}`);
      const [first] = await openRoomOf(lobby, names, { listed: true });
      codes.set(size, first.room.code);
    }
    const quick = async () => (await playerOf(clientOf(lobby).quick(enteringAs('Q')))).room.code;
    for (let i = 0; i < 4; i++) expect(await quick()).toBe(codes.get(3));
    for (let i = 0; i < 5; i++) expect(await quick()).toBe(codes.get(2));
    expect(await quick()).toBe(codes.get(1));
  });

  it('leaves alone what is unlisted, of another version, or has a full pitch', async () => {
    const lobby = await openLobby();
    const [hidden] = await openRoomOf(lobby, ['Hidden']);
    const [other] = await openRoomOf(lobby, ['Other'], { listed: true, protocolVersion: 2 });
    const [full] = await openRoomOf(lobby, ['Full'], { listed: true });
    full.room.describe({ ...plainFacts, playersMax: 2 });
    await expect
      .poll(() => clientOf(lobby).rooms())
      .toMatchObject({ rooms: expect.arrayContaining([expect.objectContaining({ players: 2 })]) });
    const { room } = await playerOf(clientOf(lobby).quick(enteringAs('Quick')));
    expect([hidden, other, full].map((one) => one.room.code)).not.toContain(room.code);
  });

  it('brings people who press at the same time together', async () => {
    const lobby = await openLobby();
    const client = clientOf(lobby);
    const entries = ['A', 'B', 'C', 'D'].map((name) => playerOf(client.quick(enteringAs(name))));
    const codes = (await Promise.all(entries)).map((one) => one.room.code);
    expect(new Set(codes).size).toBe(1);
  });
});
