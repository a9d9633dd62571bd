// P15: entries that hold nothing but what the players pressed go without bytes, and are believed
// only if the chain hash agrees.
import { describe, expect, it } from 'vitest';
import { confirmEntry } from '../../shared/netcode/confirm.ts';
import { pushInput } from '../../shared/netcode/input-stream.ts';
import { adoptPlayed, isPlayed } from '../../shared/netcode/played.ts';
import { streamOf } from '../../shared/netcode/roster.ts';
import { confirmTicks, entryOf, predictTo, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3];
const pressed = (tick: number) => IDS.map((id) => (tick * id) & 31);

/** A host that has confirmed five ticks, and a follower that knows the inputs of `heard`. */
function pair(heard: readonly number[]) {
  const host = seatedCore(1, IDS);
  const follower = seatedCore(2, IDS);
  predictTo(host, 12);
  predictTo(follower, 12);
  confirmTicks(host, 5, pressed);
  for (const id of heard) {
    const stream = streamOf(follower, id);
    stream.next = 1;
    for (let tick = 1; tick < 6; tick++) pushInput(stream, tick, pressed(tick)[id - 1]);
  }
  return { host, follower, link: host.links.get(2)! };
}

describe('P15 entries as they were played', () => {
  it('are confirmed by who knows all inputs, with the same chain', () => {
    const { host, follower } = pair(IDS);
    adoptPlayed(follower, host.log.next, host.log.chain, 0);
    expect([follower.log.next, follower.log.chain]).toEqual([host.log.next, host.log.chain]);
  });

  it('wait for a player who was not heard', () => {
    const { host, follower } = pair([1, 2]);
    adoptPlayed(follower, host.log.next, host.log.chain, 0);
    expect(follower.log.next).toBe(1);
  });

  it('are not believed on another chain, nor without end', () => {
    const { host, follower } = pair(IDS);
    adoptPlayed(follower, host.log.next, host.log.chain ^ 1, 0);
    adoptPlayed(follower, 0xffff_ffff, host.log.chain, 0);
    expect([follower.log.next, follower.stats.forks]).toEqual([1, 0]);
  });

  it('are sent to who follows, hears all and is not behind', () => {
    const { host, link } = pair(IDS);
    expect(isPlayed(host, link, 1)).toBe(true);
    expect(isPlayed(host, { ...link, hears: 0b011 }, 1)).toBe(false);
    expect(isPlayed(host, { ...link, term: 0 }, 1)).toBe(false);
    confirmTicks(host, 5, pressed);
    expect(isPlayed(host, link, 1)).toBe(false);
    expect(isPlayed(host, { ...link, rttMs: 100 }, 1)).toBe(true);
    confirmEntry(host, entryOf([], [], 0b10), 0);
    expect(isPlayed(host, { ...link, rttMs: 100 }, 1)).toBe(false);
  });
});
