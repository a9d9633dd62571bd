// L3 and L9: what a ticket is worth, and rooms that re-open.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadSecret } from '../../lobby-server/secret.ts';
import { readTicket, signTicket, TICKET_LIFE_MS, type Ticket } from '../../lobby-server/ticket.ts';
import { TICKET_UNITS_MAX } from '../../shared/protocol/lobby-limits.ts';
import {
  clientOf,
  enteringAs,
  eventOf,
  factsOf,
  openLobby,
  openRoomOf,
  playerOf,
  testSecret,
} from './lobby-fixture.ts';

const nowMs = 1_700_000_000_000;
const example: Ticket = {
  code: 'AB3C',
  playerId: 3,
  holder: 77,
  roomInstance: 5,
  hostId: 2,
  term: 9,
  highestId: 4,
  listed: true,
  expiresS: nowMs / 1000 + 60,
};

describe('a ticket', () => {
  it('reads back as it was signed', () => {
    expect(readTicket(signTicket(example, testSecret), testSecret, nowMs)).toEqual(example);
  });

  it('fits the wire with the largest numbers in it', () => {
    const largest = {
      ...example,
      playerId: 0xffff,
      holder: 2 ** 32 - 1,
      roomInstance: 2 ** 32 - 1,
    };
    const ticket = signTicket({ ...largest, term: 2 ** 32 - 1, highestId: 0xffff }, testSecret);
    expect(ticket.length).toBeLessThan(TICKET_UNITS_MAX);
  });

  it('is worth nothing after its time, or with another secret', () => {
    const ticket = signTicket(example, testSecret);
    expect(readTicket(ticket, testSecret, nowMs + 60_000)).toBeUndefined();
    expect(readTicket(ticket, Buffer.from('another'), nowMs)).toBeUndefined();
  });

  it('is worth nothing with any character changed', () => {
    const ticket = signTicket(example, testSecret);
    for (let i = 0; i < ticket.length; i++) {
      const other = ticket[i] === 'A' ? 'Q' : 'A';
      const forged = ticket.slice(0, i) + other + ticket.slice(i + 1);
      expect(readTicket(forged, testSecret, nowMs), `character ${i}`).toBeUndefined();
    }
  });

  it.each([
    ['', 'nothing'],
    ['.', 'a dot'],
    ['a.b.c', 'too many parts'],
    [`${'A'.repeat(10_000)}.AAAA`, 'too much'],
  ])('%# is worth nothing as %s', (raw) => {
    expect(readTicket(raw, testSecret, nowMs)).toBeUndefined();
  });
});

describe('the secret of a machine', () => {
  const folder = () => {
    const path = mkdtempSync(join(tmpdir(), 'kickabout-'));
    onTestFinished(() => rmSync(path, { recursive: true }));
    return path;
  };

  it('is made once, kept, and readable by its owner only', () => {
    const path = join(folder(), 'deep', 'secret');
    const first = loadSecret(path);
    expect(first).toHaveLength(32);
    expect(loadSecret(path)).toEqual(first);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('lives in memory when it cannot be kept', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, 'not a secret');
    expect(loadSecret(join(file, 'secret'))).toHaveLength(32);
    expect(loadSecret(file)).toHaveLength(32);
    expect(readFileSync(file, 'utf8')).toBe('not a secret');
  });
});

describe('joining with a ticket', () => {
  it('gives the same number after a reload of the page', async () => {
    const lobby = await openLobby();
    const [, bob] = await openRoomOf(lobby, ['Ann', 'Bob', 'Cid']);
    const entry = enteringAs('Bob', { ticket: bob.room.ticket });
    const again = await playerOf(clientOf(lobby).join(bob.room.code, entry));
    expect(again.room.playerId).toBe(2);
  });

  it('counts as a first visit when it is expired, forged or for another room', async () => {
    const lobby = await openLobby();
    const [, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const [eve] = await openRoomOf(lobby, ['Eve']);
    const join = async (ticket: string) => {
      const entry = clientOf(lobby).join(bob.room.code, enteringAs('X', { ticket }));
      return (await playerOf(entry)).room.playerId;
    };
    expect(await join('forged.ticket')).toBe(3);
    expect(await join(eve.room.ticket)).toBe(4);
    const { ticket } = bob.room;
    lobby.clock.ms += TICKET_LIFE_MS;
    expect(await join(ticket)).toBe(5);
  });

  it('is always possible for a connected member: tickets are renewed', async () => {
    const lobby = await openLobby();
    const [, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const { ticket } = bob.room;
    lobby.clock.ms += TICKET_LIFE_MS - 1_000;
    await expect.poll(() => bob.room.ticket).not.toBe(ticket);
    expect(readTicket(bob.room.ticket, testSecret, lobby.clock.ms + 2_000)).toBeDefined();
  });

  it('carries the last term, host and highest number', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob', 'Cid']);
    ann.room.reportHost(2, 2);
    await eventOf(bob, 'host', { term: 2 });
    const expected = { playerId: 2, hostId: 2, term: 2, highestId: 3 };
    await expect
      .poll(() => readTicket(bob.room.ticket, testSecret, lobby.clock.ms))
      .toMatchObject(expected);
  });
});

describe('a room that re-opens', () => {
  const waitingAt = async ({ url }: { readonly url: string }) =>
    ((await (await fetch(`${url}/v1/stats`)).json()) as { awaitedRooms: number }).awaitedRooms;
  const ticketFor = (more: Partial<Ticket>) =>
    signTicket({ ...example, expiresS: nowMs / 1000 + 600, ...more }, testSecret);
  const joinAs = (lobby: Awaited<ReturnType<typeof openLobby>>, more?: Partial<Ticket>) => {
    const ticket = more === undefined ? {} : { ticket: ticketFor(more) };
    return playerOf(clientOf(lobby).join('AB3C', enteringAs('X', ticket)));
  };

  it('keeps code, number, term, host and listing of the ticket', async () => {
    const lobby = await openLobby();
    const player = await joinAs(lobby, {});
    expect(factsOf(player)).toMatchObject({ code: 'AB3C', playerId: 3, hostId: 2, term: 9 });
    expect(await clientOf(lobby).rooms()).toMatchObject({ rooms: [{ code: 'AB3C' }] });
  });

  it('needs a valid ticket', async () => {
    const lobby = await openLobby();
    const expired = ticketFor({ expiresS: nowMs / 1000 - 1 });
    for (const ticket of [expired, 'forged.ticket']) {
      const answer = await clientOf(lobby).join('AB3C', enteringAs('X', { ticket }));
      expect(answer).toMatchObject({ ok: false, code: 'not-found' });
    }
  });

  it('gives newcomers numbers that nobody who is still to come can have', async () => {
    const lobby = await openLobby();
    await joinAs(lobby, {});
    const fresh = await joinAs(lobby);
    expect(fresh.room.playerId).toBe(4 + 17);
    const late = await joinAs(lobby, { playerId: 6, holder: 8, highestId: 6 });
    expect(late.room.playerId).toBe(6);
  });

  it('is waited for by whoever follows its link to a lobby that has just started', async () => {
    const lobby = await openLobby({ reopenMs: 8_000 });
    const early = joinAs(lobby);
    await expect.poll(() => waitingAt(lobby)).toBe(1);
    const member = await joinAs(lobby, {});
    expect(factsOf(await early)).toMatchObject({ code: 'AB3C' });
    expect(member.room.playerId).toBe(3);
  });

  it('is called unknown once its members have had their time', async () => {
    const lobby = await openLobby({ reopenMs: 8_000 });
    const early = clientOf(lobby).join('AB3C', enteringAs('X'));
    await expect.poll(() => waitingAt(lobby)).toBe(1);
    lobby.clock.ms += 8_000;
    expect(await early).toMatchObject({ ok: false, code: 'not-found' });
    expect(await clientOf(lobby).join('AB3C', enteringAs('X'))).toMatchObject({ ok: false });
  });

  it('tells two people with one number apart', async () => {
    const lobby = await openLobby();
    await joinAs(lobby, { playerId: 3, holder: 77 });
    const other = await joinAs(lobby, { playerId: 3, holder: 78 });
    expect(other.room.playerId).toBe(4 + 17);
    const first = await joinAs(lobby, { playerId: 3, holder: 77 });
    expect(first.room.playerId).toBe(3);
  });

  it('believes the highest term of those who come back in the first minute', async () => {
    const lobby = await openLobby();
    const first = await joinAs(lobby, { playerId: 1, holder: 1, term: 9, hostId: 2 });
    const second = await joinAs(lobby, { playerId: 2, holder: 2, term: 12, hostId: 3 });
    expect(factsOf(second)).toMatchObject({ term: 12, hostId: 3 });
    await eventOf(first, 'host', { term: 12, hostId: 3 });
    const third = await joinAs(lobby, { playerId: 4, holder: 4, term: 10, hostId: 4 });
    expect(factsOf(third)).toMatchObject({ term: 12, hostId: 3 });
    lobby.clock.ms += 60_001;
    const late = await joinAs(lobby, { playerId: 5, holder: 5, term: 50, hostId: 5 });
    expect(factsOf(late)).toMatchObject({ term: 12, hostId: 3 });
  });

  it('opens once for members who come back together', async () => {
    const lobby = await openLobby();
    const ids = [1, 2, 3, 4, 5];
    const players = await Promise.all(
      ids.map((playerId) => joinAs(lobby, { playerId, holder: playerId })),
    );
    expect(players.map((one) => one.room.playerId)).toEqual(ids);
    await expect.poll(() => players[0].room.members).toHaveLength(5);
  });
});
