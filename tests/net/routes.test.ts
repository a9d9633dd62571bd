// C30 to C34: two players without a link of their own play through a third one, or the lobby, and
// the room notices nothing; real cores and sessions in virtual time.
import { describe, expect, it } from 'vitest';
import { LOBBY_AFTER_MS, LOBBY_SETUP_MS } from '../../game/net/route-limits.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { type RoutedPeer, RoutedRoom } from './routed-room.ts';

/** A settled room of players 1 to `count`; `apart` have no link of their own. */
function roomOf(
  count: number,
  apart?: readonly [number, number],
  before?: (r: RoutedRoom) => void,
) {
  const room = new RoutedRoom();
  before?.(room);
  for (let id = 1; id <= count; id++) {
    room.enter(id, apart?.[1] === id ? [apart[0]] : []);
    room.run(1000);
  }
  room.run(2000);
  return room;
}

const peerOf = (room: RoutedRoom, id: number): RoutedPeer => room.peers.get(id)!;
const linkOf = (room: RoutedRoom, from: number, to: number) =>
  peerOf(room, from).core.session.links.get(to);
const routeOf = (room: RoutedRoom, from: number, to: number) =>
  peerOf(room, from).core.routes.routeOf(to);

/** All go on as one room: same host and history, nothing frozen, ticks confirmed at full pace. */
function expectOneRoom(room: RoutedRoom, ids = [...room.peers.keys()]): void {
  const sessions = ids.map((id) => peerOf(room, id).core.session);
  const before = sessions.map((one) => one.confirmedTick);
  const frozen = sessions.map((one) => one.stats.frozen);
  room.run(1000);
  const [first] = sessions;
  for (const [i, session] of sessions.entries()) {
    expect(session.isLive).toBe(true);
    expect(session.host).toBe(first.host);
    expect(session.confirmedTick - before[i]).toBeGreaterThan(50);
    expect(session.stats.frozen).toBe(frozen[i]);
    expect(session.stats).toMatchObject({ desyncs: 0, forks: 0 });
    expect(session.roster).toHaveLength(ids.length);
  }
  const tick = Math.min(...sessions.map((one) => one.committedTick)) - 1;
  expect(new Set(sessions.map((one) => String(one.checksumsAt(tick)))).size).toBe(1);
}

/** The longest silence of a link while a room runs on, as the session of `from` has it (ms). */
function longestSilence(room: RoutedRoom, from: number, to: number, ms: number): number {
  let longest = 0;
  for (const endMs = room.nowMs + ms; room.nowMs < endMs; ) {
    room.run(4);
    longest = Math.max(longest, room.nowMs - linkOf(room, from, to)!.lastHeardMs);
  }
  return longest;
}

describe('through another player', () => {
  it('two without a link play at the delay of two hops', () => {
    const room = roomOf(3, [1, 3]);
    expect(routeOf(room, 1, 3)).toEqual({ kind: 'player', by: 2 });
    expect(routeOf(room, 3, 1)).toEqual({ kind: 'player', by: 2 });
    expectOneRoom(room);
    const { rttMs, lossShare } = linkOf(room, 1, 3)!;
    // 10 ms a hop, and what waits for the forwarder's tick.
    expect(rttMs).toBeGreaterThan(40);
    expect(rttMs).toBeLessThan(80);
    expect(lossShare).toBe(0);
  });

  it('a command of one of them is in the log of the other', () => {
    const room = roomOf(3, [1, 3]);
    const { session } = peerOf(room, 3).core;
    session.request({ kind: commandKind.team, target: 3, value: 1, text: '' });
    room.run(300);
    expect(session.isAsking).toBe(false);
  });

  it('costs four bytes and no packet more', () => {
    const room = roomOf(3, [1, 3]);
    const { traffic } = peerOf(room, 1).core.ends;
    const { forwarded } = peerOf(room, 2).core.routes;
    const before = { ...traffic, ...forwarded };
    room.run(1000);
    // One to player 2 and one for player 3 per tick.
    expect(traffic.packetsSent - before.packetsSent).toBeLessThan(130);
    expect(forwarded.packets - before.packets).toBeGreaterThan(110);
    expect(forwarded.refused).toBe(0);
  });

  it('traffic moves to the own link when it opens, without a gap', () => {
    const room = roomOf(3, [1, 3]);
    const link = linkOf(room, 1, 3);
    room.link(1, 3);
    expect(longestSilence(room, 1, 3, 1000)).toBeLessThan(60);
    expect(routeOf(room, 1, 3)).toEqual({ kind: 'direct' });
    expect(routeOf(room, 3, 1)).toEqual({ kind: 'direct' });
    expect(linkOf(room, 1, 3)).toBe(link);
    expect(linkOf(room, 1, 3)!.rttMs).toBeGreaterThan(20);
    expectOneRoom(room);
  });

  it.each([
    ['both ways', true],
    ['one way', false],
  ])('a link that goes silent %s is bypassed, and taken again when it is back', (_, isBoth) => {
    const room = roomOf(3);
    const link = linkOf(room, 3, 1);
    room.way(1, 3).isBlocked = true;
    room.way(3, 1).isBlocked = isBoth;
    room.run(400);
    expect(routeOf(room, 1, 3)).toEqual({ kind: 'player', by: 2 });
    expect(routeOf(room, 3, 1)).toEqual({ kind: 'player', by: 2 });
    expectOneRoom(room);
    expect(longestSilence(room, 3, 1, 1000)).toBeLessThan(60);
    room.setBlocked(1, 3, false);
    room.run(1200);
    expect(routeOf(room, 1, 3)).toEqual({ kind: 'direct' });
    expect(routeOf(room, 3, 1)).toEqual({ kind: 'direct' });
    expect(linkOf(room, 3, 1)).toBe(link);
    expectOneRoom(room);
    for (const { core } of room.peers.values()) expect(core.session.term).toBe(1);
  });

  it('a link that fails is bypassed within two ticks', () => {
    const room = roomOf(3);
    const link = linkOf(room, 3, 1);
    room.fail(1, 3);
    room.run(17);
    expect(routeOf(room, 3, 1)).toEqual({ kind: 'player', by: 2 });
    expect(longestSilence(room, 3, 1, 500)).toBeLessThan(60);
    expect(linkOf(room, 3, 1)).toBe(link);
    expectOneRoom(room);
  });

  it('the quicker of two forwards, and the other one when it leaves', () => {
    const room = roomOf(4, [1, 4], (one) => {
      for (const id of [1, 4]) {
        one.way(3, id).delayMs = 40;
        one.way(id, 3).delayMs = 40;
      }
    });
    expect(routeOf(room, 1, 4)).toEqual({ kind: 'player', by: 2 });
    room.leave(2);
    room.run(300);
    expect(routeOf(room, 1, 4)).toEqual({ kind: 'player', by: 3 });
    room.run(500);
    expectOneRoom(room, [1, 3, 4]);
  });

  it('another one when it gets slower, or forwards nothing', () => {
    const room = roomOf(4, [1, 4]);
    const { by } = routeOf(room, 1, 4) as { by: number };
    const other = 5 - by;
    for (const id of [1, 4]) {
      room.way(by, id).delayMs = 60;
      room.way(id, by).delayMs = 60;
    }
    room.run(3000);
    expect(routeOf(room, 1, 4)).toEqual({ kind: 'player', by: other });
    // It still says that it hears both.
    const { ends } = peerOf(room, other).core;
    const send = ends.send.bind(ends);
    ends.send = (to, channel, bytes) => (bytes[0] >> 4 === 5 ? true : send(to, channel, bytes));
    room.run(1500);
    expect(routeOf(room, 1, 4)).toEqual({ kind: 'player', by });
    expectOneRoom(room);
  });

  it('control messages come once and in order, whatever happens to the ways', () => {
    const room = roomOf(3);
    const [one, three] = [peerOf(room, 1), peerOf(room, 3)];
    const line = (n: number) => ({ scope: 'all', form: 'text', index: 0, text: `${n}` }) as const;
    const count = 40;
    for (let n = 0; n < count; n++) {
      one.core.say([3], { kind: 'say', ...line(n) });
      if (n === 5) room.setBlocked(1, 3, true);
      if (n === 12) room.setBlocked(1, 3, false);
      if (n === 18) room.fail(1, 3);
      if (n === 22) room.way(2, 3).loss = 0.3;
      if (n === 26) room.link(1, 3);
      room.run(1300);
    }
    const heard = three.notices.flatMap((notice) =>
      notice.kind === 'said' && notice.said.form === 'text' ? [Number(notice.said.text)] : [],
    );
    expect(heard).toEqual(Array.from({ length: count }, (_, n) => n));
  });

  it('a page that is reloaded behind a forwarder comes back to its seat', () => {
    const room = roomOf(3, [1, 3]);
    room.leave(3);
    room.run(100);
    room.enter(3, [1]);
    room.run(3000);
    expect(routeOf(room, 1, 3)).toEqual({ kind: 'player', by: 2 });
    expectOneRoom(room);
  });

  it('a host that dies behind a forwarder is replaced', () => {
    const room = roomOf(4, [1, 4]);
    room.stop(1);
    room.run(1500);
    expectOneRoom(room, [2, 3, 4]);
    expect(peerOf(room, 4).core.session.term).toBe(2);
  });
});

describe('through the lobby', () => {
  it('two whom nothing links play when the set-up has had its time, and later over a link', () => {
    const room = roomOf(2, [1, 2], (one) => {
      one.lobby = { delayMs: 15 };
    });
    expect(room.relayed).toBe(0);
    expect(peerOf(room, 2).core.session.isLive).toBe(false);
    room.run(LOBBY_SETUP_MS);
    expect(routeOf(room, 1, 2)).toEqual({ kind: 'lobby' });
    expect(routeOf(room, 2, 1)).toEqual({ kind: 'lobby' });
    expectOneRoom(room);
    expect(longestSilence(room, 1, 2, 1000)).toBeLessThan(60);
    room.link(1, 2);
    room.run(500);
    expect(routeOf(room, 2, 1)).toEqual({ kind: 'direct' });
    const { relayed } = room;
    expectOneRoom(room);
    expect(room.relayed).toBe(relayed);
  });

  it('a link that goes silent in a match of two is bypassed, and taken again', () => {
    const room = roomOf(2, undefined, (one) => {
      one.lobby = { delayMs: 15 };
    });
    const link = linkOf(room, 2, 1);
    room.setBlocked(1, 2, true);
    room.run(LOBBY_AFTER_MS + 500);
    expect(routeOf(room, 2, 1)).toEqual({ kind: 'lobby' });
    expectOneRoom(room);
    expect(linkOf(room, 2, 1)).toBe(link);
    room.setBlocked(1, 2, false);
    room.run(1000);
    expect(routeOf(room, 2, 1)).toEqual({ kind: 'direct' });
    expectOneRoom(room);
  });

  it('not while another player forwards', () => {
    const room = roomOf(3, [1, 3], (one) => {
      one.lobby = { delayMs: 15 };
    });
    room.run(2 * LOBBY_SETUP_MS);
    expect(room.relayed).toBe(0);
    expectOneRoom(room);
  });

  it('nothing where the lobby does not', () => {
    const room = roomOf(2, [1, 2]);
    room.run(LOBBY_SETUP_MS);
    expect(routeOf(room, 1, 2)).toBeUndefined();
    room.run(16_000);
    expect(peerOf(room, 2).core.end).toBe('no-connection');
  });
});
