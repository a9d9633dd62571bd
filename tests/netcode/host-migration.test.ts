// H1 to H3 in whole rooms: who comes next, leaving on purpose, and how fast a loss is noticed.
import { describe, expect, it } from 'vitest';
import { closeTab, crash, runFor, stall, upPeers } from '../simulator/simulated-room.ts';
import {
  confirmedBy,
  frozenIn,
  isOfOneHistory,
  isOfOneMind,
  lastMigration,
  longestGapMs,
  lostOf,
  nowOf,
  others,
  peerOf,
  setRtt,
  toyRoom,
} from './room-fixture.ts';

describe('H1 the next host is known in advance', () => {
  it('it is the nearest, not the first', () => {
    const room = toyRoom(4);
    for (const [id, rttMs] of [
      [2, 300],
      [3, 160],
      [4, 20],
    ])
      setRtt(room, 1, id, rttMs);
    runFor(room, 4000);
    crash(room, peerOf(room, 1), true);
    runFor(room, 2000);
    expect(upPeers(room).map(({ session }) => [session.term, session.host])).toEqual([
      [2, 4],
      [2, 4],
      [2, 4],
    ]);
  });

  it('a hidden tab comes last', () => {
    const room = toyRoom(3);
    peerOf(room, 2).session.setHidden(true);
    runFor(room, 2000);
    crash(room, peerOf(room, 1), true);
    runFor(room, 2000);
    expect(peerOf(room, 2).session.host).toBe(3);
  });

  it('one that is gone as well is skipped with the next term', () => {
    const room = toyRoom(5);
    crash(room, peerOf(room, 1), false);
    crash(room, peerOf(room, 2), false);
    runFor(room, 3000);
    expect(upPeers(room).map(({ session }) => session.host)).toEqual([3, 3, 3]);
    expect([isOfOneMind(room), isOfOneHistory(room), frozenIn(room)]).toEqual([true, true, 0]);
  });
});

describe('H2 a hand-off', () => {
  it.each([20, 100, 200])('is no pause in confirmed ticks at %i ms round trip', (rttMs) => {
    const room = toyRoom(4, { rttMs });
    const rest = others(room, 1);
    const usual = longestGapMs(room, rest, 2000);
    const host = peerOf(room, 1);
    const before = confirmedBy(upPeers(room));
    expect(host.session.handOff(nowOf(room, host))).toBe(true);
    const gap = longestGapMs(room, rest, 2000);
    // Two updates: when packets go depends on when each peer's timer fires. Who was the host hears
    // of ticks a trip later from now on, as everybody but the host does.
    expect(gap).toBeLessThan(usual + 34);
    expect(isOfOneMind(room)).toBe(true);
    expect([host.session.term, host.session.isHost]).toEqual([2, false]);
    for (const peer of upPeers(room)) expect(lastMigration(peer).detectedBy).toBe('handoff');
    expect([lostOf(room, before), frozenIn(room), isOfOneHistory(room)]).toEqual([[], 0, true]);
  });

  it('comes before leaving on purpose; the seat is free afterwards', () => {
    const room = toyRoom(4, { rttMs: 60, loss: 0.05 });
    const host = peerOf(room, 1);
    const rest = others(room, 1);
    host.session.leave(nowOf(room, host));
    expect(longestGapMs(room, rest, 2500)).toBeLessThan(250);
    expect(host.status).toBe('gone');
    for (const { session } of rest) expect([session.term, session.roster]).toEqual([2, [2, 3, 4]]);
    for (const peer of rest) expect(lastMigration(peer).detectedBy).toBe('handoff');
  });

  it('to nobody is not begun, and leaving alone is quick', () => {
    const room = toyRoom(1);
    const host = peerOf(room, 1);
    expect(host.session.handOff(nowOf(room, host))).toBe(false);
    host.session.leave(nowOf(room, host));
    runFor(room, 200);
    expect(host.status).toBe('gone');
  });

  it('to an heir that dies meanwhile is left to the view change', () => {
    const room = toyRoom(4, { rttMs: 60 });
    const host = peerOf(room, 1);
    host.session.leave(nowOf(room, host));
    crash(room, peerOf(room, 2), false);
    runFor(room, 6000);
    expect(upPeers(room).map(({ id }) => id)).toEqual([3, 4]);
    expect([isOfOneMind(room), isOfOneHistory(room), frozenIn(room)]).toEqual([true, true, 0]);
    expect(longestGapMs(room, upPeers(room), 1000)).toBeLessThan(150);
  });
});

describe('H3 detectors', () => {
  it('(a) a closed tab is noticed at once', () => {
    const room = toyRoom(4, { rttMs: 20 });
    closeTab(room, peerOf(room, 1));
    runFor(room, 1000);
    for (const peer of upPeers(room)) {
      expect(['leave', 'channel-closed', 'view']).toContain(lastMigration(peer).detectedBy);
      expect(lastMigration(peer).toConfirmedMs).toBeLessThan(120);
    }
  });

  it('(a) a closed channel is noticed at once, also without a word', () => {
    const room = toyRoom(3, { rttMs: 20 });
    crash(room, peerOf(room, 1), false);
    for (const peer of upPeers(room)) peer.session.peerClosed(1);
    runFor(room, 1000);
    expect(upPeers(room).map((one) => lastMigration(one).detectedBy)).toContain('channel-closed');
    expect(lastMigration(peerOf(room, 2)).toConfirmedMs).toBeLessThan(120);
  });

  it("(b) the lobby's word counts when three packets are missing", () => {
    const room = toyRoom(4, { rttMs: 100, lobbyDelayMs: 10 });
    crash(room, peerOf(room, 1), true);
    runFor(room, 1000);
    expect(lastMigration(peerOf(room, 2)).detectedBy).toBe('lobby');
    expect(lastMigration(peerOf(room, 2)).silentMs).toBeGreaterThanOrEqual(50);
  });

  it('(b) and not while the host is heard: a lobby that lost its socket changes nothing', () => {
    const room = toyRoom(4);
    for (const peer of others(room, 1)) peer.session.lobbySaw(1, true);
    runFor(room, 2000);
    expect([peerOf(room, 2).session.term, isOfOneMind(room)]).toEqual([1, true]);
  });

  it('(c) silence that a quorum agrees on ends at the soft limit', () => {
    const room = toyRoom(4, { rttMs: 20 });
    crash(room, peerOf(room, 1), false);
    runFor(room, 1000);
    const { detectedBy, silentMs } = lastMigration(peerOf(room, 2));
    expect(['silence-agreed', 'view']).toContain(detectedBy);
    expect(silentMs).toBeGreaterThanOrEqual(90);
    expect(silentMs).toBeLessThan(200);
  });

  it('(d) the last one of a pair waits for the hard limit', () => {
    const room = toyRoom(2, { rttMs: 20 });
    crash(room, peerOf(room, 1), false);
    runFor(room, 600);
    const { session } = peerOf(room, 2);
    expect(session.isVoting || session.isHost).toBe(true);
    runFor(room, 3000);
    expect(lastMigration(peerOf(room, 2)).detectedBy).toBe('silence');
    expect(lastMigration(peerOf(room, 2)).silentMs).toBeGreaterThanOrEqual(300);
  });

  it('a peer whose own loop stalled distrusts its own silence', () => {
    const room = toyRoom(4);
    for (const ms of [60, 200, 600, 2000]) {
      stall(room, peerOf(room, 3), ms);
      runFor(room, ms + 1000);
      expect([peerOf(room, 3).session.term, isOfOneMind(room)]).toEqual([1, true]);
    }
  });

  it('bursts of loss of a tenth of a second are no reason', () => {
    const room = toyRoom(4, { rttMs: 60, loss: 0.05, burst: 0.01, burstPackets: 4, jitterMs: 8 });
    runFor(room, 10_000);
    expect([peerOf(room, 2).session.term, isOfOneMind(room)]).toEqual([1, true]);
  });

  // The p95 of the design's model; in runs the silent crash takes about a fifth longer, see docs.
  it.each([
    [20, 'silent', 150],
    [20, 'seen by the lobby', 100],
    [100, 'silent', 250],
    [100, 'seen by the lobby', 217],
    [200, 'silent', 367],
    [200, 'seen by the lobby', 400],
  ])('at %i ms and 5 %% loss a crash (%s) is over in %i ms', (rttMs, how, p95Ms) => {
    const times: number[] = [];
    for (let seed = 1; seed <= 7; seed++) {
      const room = toyRoom(4, { rttMs, loss: 0.05, lobbyDelayMs: 10 }, { seed });
      crash(room, peerOf(room, 1), how !== 'silent');
      runFor(room, 1500);
      for (const peer of upPeers(room))
        if (peer.session.isHost) times.push(lastMigration(peer).toConfirmedMs);
    }
    times.sort((a, b) => a - b);
    expect(times).toHaveLength(7);
    expect(times[0]).toBeGreaterThan(0);
    expect(times[3]).toBeLessThan(1.25 * p95Ms);
  });
});
