// L20: what a newcomer is told with its seat, and its signals before its socket is there.
import { describe, expect, it } from 'vitest';
import type { EntrySeat } from '../../shared/protocol/lobby-http.ts';
import { AHEAD_OFFER_UNITS_MAX, EARLY_SIGNALS_MAX } from '../../shared/protocol/lobby-limits.ts';
import { until } from '../support/until.ts';
import {
  clientOf,
  enteringAs,
  eventOf,
  openLobby,
  openRoomOf,
  playerOf,
  post,
  statsOf,
  type TestLobby,
  type TestPlayer,
} from './lobby-fixture.ts';

/** A seat whose owner has asked for an early welcome and opens no socket yet. */
async function earlySeat(lobby: TestLobby, code: string): Promise<EntrySeat> {
  const { answer } = await post(lobby, '/v1/join', {
    ...{ name: 'New', protocolVersion: 1, code, early: true },
  });
  if (!answer.ok) throw new Error(`no seat: ${answer.code}`);
  return answer;
}

async function signalBy(lobby: TestLobby, seat: object, signals: unknown): Promise<unknown> {
  const { answer } = await post(lobby, '/v1/signal', JSON.stringify({ ...seat, signals }));
  return answer;
}

const secretOf = ({ code, sessionId }: EntrySeat) => ({ code, sessionId });

/** The lobby has taken in everything that these members have sent. */
async function offerAhead(...offers: readonly (readonly [TestPlayer, string])[]): Promise<void> {
  for (const [{ room }, body] of offers) {
    room.offerAhead(body);
    // Answered in order, so an answer says that the offer is there.
    room.claimHost(1);
  }
  for (const [player] of offers) await eventOf(player, 'claim');
}

describe('L20 with a seat', () => {
  it('comes what the welcome says, and an offer of each member, the host’s first', async () => {
    const lobby = await openLobby();
    const [ann, bob, cid] = await openRoomOf(lobby, ['Ann', 'Bob', 'Cid']);
    ann.room.reportHost(2, 2);
    for (const player of [ann, bob, cid]) await eventOf(player, 'host', { term: 2 });
    await offerAhead([ann, 'a'], [bob, 'b']);
    const { early } = await earlySeat(lobby, ann.room.code);
    expect(early).toMatchObject({
      ...{ code: ann.room.code, playerId: 4, term: 2, hostId: 2, iceServers: [] },
      members: [
        [1, 'Ann', true],
        [2, 'Bob', true],
        [3, 'Cid', true],
        [4, 'New', true],
      ],
      offers: [
        [2, 'b'],
        [1, 'a'],
      ],
    });
    await eventOf(ann, 'offer-taken');
    await eventOf(bob, 'offer-taken');
  });

  it('each offer comes once, and the newest counts', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    await offerAhead([ann, 'old'], [ann, 'new']);
    expect((await earlySeat(lobby, ann.room.code)).early?.offers).toEqual([[1, 'new']]);
    expect((await earlySeat(lobby, ann.room.code)).early?.offers).toEqual([]);
    await offerAhead([ann, 'another'], [ann, '']);
    expect((await earlySeat(lobby, ann.room.code)).early?.offers).toEqual([]);
  });

  it('comes nothing for who does not ask, or whom nobody awaits', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    await offerAhead([ann, 'a']);
    const { answer } = await post(lobby, '/v1/join', {
      ...{ name: 'New', protocolVersion: 1, code: ann.room.code },
    });
    expect(answer).not.toHaveProperty('early');
    const created = await post(lobby, '/v1/create', { name: 'A', protocolVersion: 1, early: true });
    expect(created.answer).not.toHaveProperty('early');
  });

  it('comes a number that nobody else is ever given', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    expect((await earlySeat(lobby, ann.room.code)).early?.playerId).toBe(2);
    const client = clientOf(lobby);
    const bob = await playerOf(client.join(ann.room.code, enteringAs('Bob')));
    expect(bob.room.playerId).toBe(3);
    expect(ann.room.members.map((one) => one.playerId)).toEqual([1, 3]);
  });

  it('comes one relay credential, which is that of the welcome', async () => {
    const ice = { stunUrls: [], turnUrls: ['turn:turn.example:3478'], turnSecret: 'x'.repeat(32) };
    const lobby = await openLobby({}, { ice });
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const before = await statsOf(lobby);
    const bob = await playerOf(clientOf(lobby).join(ann.room.code, enteringAs('Bob')));
    expect(bob.room.iceServers).toHaveLength(1);
    const after = await statsOf(lobby);
    expect(Number(after.credentialsIssued) - Number(before.credentialsIssued)).toBe(1);
  });
});

describe('L20 before the socket', () => {
  it('signals reach members from the number of the seat, in order', async () => {
    const lobby = await openLobby();
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob']);
    const seat = await earlySeat(lobby, ann.room.code);
    const signals = [
      [1, 'first'],
      [2, 'for Bob'],
      [1, 'second'],
    ];
    expect(await signalBy(lobby, secretOf(seat), signals)).toEqual({ ok: true });
    expect(await eventOf(ann, 'signal')).toMatchObject({ from: 3, body: 'first' });
    expect(await eventOf(ann, 'signal')).toMatchObject({ from: 3, body: 'second' });
    expect(await eventOf(bob, 'signal')).toMatchObject({ from: 3, body: 'for Bob' });
  });

  it('the client’s own take that way, and the socket from then on', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    await offerAhead([ann, 'come in']);
    const entry = await clientOf(lobby).join(ann.room.code, enteringAs('Bob'));
    if (!entry.ok) throw new Error(entry.code);
    expect(entry.room.status).toBe('opening');
    expect(entry.room.takeOffer(1)).toBe('come in');
    expect(entry.room.takeOffer(1)).toBeUndefined();
    entry.room.signal(1, 'one');
    entry.room.signal(1, 'two');
    await until('the socket', () => entry.room.status === 'open');
    entry.room.signal(1, 'three');
    for (const body of ['one', 'two', 'three'])
      expect(await eventOf(ann, 'signal')).toMatchObject({ from: 2, body });
    entry.room.leave();
  });

  it.each([
    ['a wrong secret', { sessionId: 'x'.repeat(22) }, [[1, 'x']], { code: 'not-found' }],
    ['another room', { code: 'ABC3' }, [[1, 'x']], { code: 'not-found' }],
    ['no signals', {}, 'x', { code: 'refused' }],
    ['nobody', {}, [[0, 'x']], { code: 'refused' }],
    ['one field more', { from: 1 }, [[1, 'x']], { code: 'refused' }],
    [
      'more than there may be',
      {},
      Array(EARLY_SIGNALS_MAX + 1).fill([1, 'x']),
      { code: 'refused' },
    ],
    ['too long a signal', {}, [[1, 'x'.repeat(12_001)]], { code: 'refused' }],
  ])('are refused: %s', async (_, spoil, signals, expected) => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const seat = await earlySeat(lobby, ann.room.code);
    expect(await signalBy(lobby, { ...secretOf(seat), ...spoil }, signals)).toMatchObject(expected);
  });

  it('are bounded in number and bytes, and a seat that has run out is none', async () => {
    const seatMs = 5_000;
    const lobby = await openLobby({ seatMs });
    const [ann] = await openRoomOf(lobby, ['Ann']);
    const seat = await earlySeat(lobby, ann.room.code);
    const half = Array(EARLY_SIGNALS_MAX / 2).fill([1, 'x']);
    expect(await signalBy(lobby, secretOf(seat), half)).toEqual({ ok: true });
    expect(await signalBy(lobby, secretOf(seat), half)).toEqual({ ok: true });
    const refused = { ok: false, code: 'not-found' };
    expect(await signalBy(lobby, secretOf(seat), [[1, 'x']])).toMatchObject(refused);
    const wide = Array(8).fill([1, 'x'.repeat(11_000)]);
    expect(
      await post(lobby, '/v1/signal', JSON.stringify({ ...secretOf(seat), signals: wide })),
    ).toMatchObject({ status: 413 });
    const other = await earlySeat(lobby, ann.room.code);
    lobby.clock.ms += seatMs + 1;
    await until('the seat to run out', async () => {
      const answer = await signalBy(lobby, secretOf(other), [[1, 'x']]);
      return (answer as { ok: boolean }).ok === false;
    });
    expect(lobby.faults).toEqual([]);
  });

  it('an offer is bounded, too', async () => {
    const lobby = await openLobby();
    const [ann] = await openRoomOf(lobby, ['Ann']);
    await offerAhead([ann, 'x'.repeat(AHEAD_OFFER_UNITS_MAX)]);
    ann.room.offerAhead('x'.repeat(AHEAD_OFFER_UNITS_MAX + 1));
    await offerAhead();
    const { early } = await earlySeat(lobby, ann.room.code);
    expect(early?.offers[0][1]).toHaveLength(AHEAD_OFFER_UNITS_MAX);
  });
});
