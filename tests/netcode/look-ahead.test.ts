// N4: what the own inputs are going to do, before they count: as it then comes, and at no cost.
import { describe, expect, it } from 'vitest';
import { encodeInput } from '../../shared/simulation/input.ts';
import { discOfSeat, discXAt, seatOfPlayer } from '../../shared/simulation/readers.ts';
import { checksum } from '../../shared/simulation/snapshot.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { runFor } from '../simulator/simulated-room.ts';
import { peerOf, realRoom, rest } from './room-fixture.ts';

const right = encodeInput(1, false);
const me = 2;

function ownX(state: RoomState): number {
  return discXAt(state, discOfSeat(state, seatOfPlayer(state, me)));
}

/** A room of two at rest, as the second one has it. */
function quietRoom(rttMs: number) {
  const room = realRoom(2, { rttMs });
  rest(...room.peers);
  runFor(room, 3000);
  return { room, peer: peerOf(room, me), session: peerOf(room, me).session };
}

describe.each([10, 90])('with a round trip of %d ms', (rttMs) => {
  it('the first tick of a new wish is in it, and only that one', () => {
    const { session } = quietRoom(rttMs);
    const still = session.lookAhead(0);
    const x = ownX(still.after);
    expect(still.tick).toBe(session.tick + session.inputDelayTicks + 1);
    const { before, after } = session.lookAhead(right);
    expect(ownX(before)).toBeCloseTo(x, 3);
    expect(ownX(after)).toBeGreaterThan(x + 0.09);
  });

  it('it is what then comes', () => {
    const { room, peer, session } = quietRoom(rttMs);
    Object.defineProperty(peer, 'input', { get: () => right, set: () => undefined });
    const expected = new Map<number, number>();
    let compared = 0;
    for (let i = 0; i < 60; i += 1) {
      const { after, tick } = session.lookAhead(right);
      expected.set(tick, ownX(after));
      runFor(room, 1000 / 60);
      const x = expected.get(session.tick);
      if (x === undefined) continue;
      expect(ownX(session.present)).toBe(x);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(40);
    expect(ownX(session.present)).toBeGreaterThan(ownX(session.previous));
  });

  it('it changes nothing', () => {
    const { room, session } = quietRoom(rttMs);
    const facts = () => [checksum(session.present), session.tick, JSON.stringify(session.stats)];
    const before = facts();
    session.lookAhead(right);
    expect(facts()).toEqual(before);
    runFor(room, 1000);
    expect(ownX(session.present)).toBeCloseTo(ownX(session.previous), 3);
    expect(session.stats).toMatchObject({
      desyncs: 0,
      rollbacks: room.peers[1].session.stats.rollbacks,
    });
  });
});
