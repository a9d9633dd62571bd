// C27 in time: how long an offer made ahead lives, how many there are, and which one the lobby has.
import { expect, it } from 'vitest';
import type { Attempt } from '../../game/net/mesh-attempt.ts';
import {
  AHEAD_AGE_MS_MAX,
  AHEAD_EVERY_MS,
  AHEAD_MAX,
  AHEAD_REPLACED_MS,
  SECOND_ATTEMPT_MS,
} from '../../game/net/mesh-limits.ts';
import { OffersAhead } from '../../game/net/offers-ahead.ts';
import { createTimers } from '../fakes/timers.ts';

function createScene() {
  const timers = createTimers();
  const made: number[] = [];
  const discarded: number[] = [];
  const published: string[] = [];
  const ahead = new OffersAhead({
    schedule: timers.schedule,
    make: (attempt, onPrepared) => {
      made.push(attempt);
      // Gathering takes a while.
      timers.schedule(100, () => onPrepared({ type: 'offer', sdp: `${attempt}` }));
      return { number: attempt } as Attempt;
    },
    discard: ({ number }) => discarded.push(number),
    publish: (_attempt, offer) => published.push(offer?.sdp ?? ''),
  });
  return { timers, made, discarded, published, ahead };
}

it('an offer is left with the lobby when its candidates are known, and taken back', () => {
  const { timers, made, published, discarded, ahead } = createScene();
  ahead.want(true);
  expect(published).toEqual([]);
  timers.advance(100);
  expect(published).toEqual([`${made[0]}`]);
  ahead.want(false);
  expect(published.at(-1)).toBe('');
  timers.advance(AHEAD_REPLACED_MS);
  expect(discarded).toEqual(made);
});

it('one grown old is replaced, and waits a little longer for an answer', () => {
  const { timers, made, published, discarded, ahead } = createScene();
  ahead.want(true);
  timers.advance(AHEAD_AGE_MS_MAX + 100);
  expect(published).toEqual(made.map(String));
  expect(made).toHaveLength(2);
  expect(discarded).toEqual([]);
  timers.advance(AHEAD_REPLACED_MS);
  expect(discarded).toEqual([made[0]]);
  expect(ahead.take(made[0])).toBeUndefined();
  expect(ahead.take(made[1])?.number).toBe(made[1]);
});

it('one that was handed out waits as long as a set-up may take, and another follows', () => {
  const { timers, made, published, discarded, ahead } = createScene();
  ahead.want(true);
  timers.advance(AHEAD_EVERY_MS);
  ahead.taken();
  timers.advance(100);
  expect(published).toEqual(made.map(String));
  expect(made).toHaveLength(2);
  timers.advance(SECOND_ATTEMPT_MS - 200);
  expect(ahead.take(made[0])?.number).toBe(made[0]);
  timers.advance(SECOND_ATTEMPT_MS);
  expect(discarded).not.toContain(made[0]);
});

it('a rush of newcomers makes a bounded number, a second apart, and it recovers', () => {
  const { timers, made, ahead } = createScene();
  ahead.want(true);
  for (let i = 0; i < 5 * AHEAD_MAX; i++) {
    ahead.taken();
    timers.advance(AHEAD_EVERY_MS / 5);
  }
  expect(made.length).toBeLessThanOrEqual(AHEAD_MAX);
  for (let i = 0; i < 20; i++) {
    ahead.taken();
    timers.advance(AHEAD_EVERY_MS);
  }
  expect(made.length).toBeGreaterThan(AHEAD_MAX);
  timers.advance(SECOND_ATTEMPT_MS + AHEAD_EVERY_MS);
  const before = made.length;
  ahead.taken();
  timers.advance(AHEAD_EVERY_MS);
  expect(made.length).toBe(before + 1);
});

it('another network makes another offer, and a lobby that is back is given the present one', () => {
  const { timers, made, published, ahead } = createScene();
  ahead.want(true);
  timers.advance(AHEAD_EVERY_MS);
  ahead.renew();
  timers.advance(AHEAD_EVERY_MS);
  expect(made).toHaveLength(2);
  ahead.publishAgain();
  expect(published).toEqual([made[0], made[1], made[1]].map(String));
});

it('C21: taken back, none leads to a link any more, and the lobby is given a new one', () => {
  const { timers, made, published, discarded, ahead } = createScene();
  ahead.want(true);
  timers.advance(AHEAD_EVERY_MS);
  ahead.taken();
  timers.advance(AHEAD_EVERY_MS);
  ahead.takeBack();
  expect([discarded, published.at(-1)]).toEqual([[made[0], made[1]], '']);
  expect(made.slice(0, 2).map((number) => ahead.take(number))).toEqual([undefined, undefined]);
  timers.advance(AHEAD_EVERY_MS + 100);
  expect(made).toHaveLength(3);
  expect(published.at(-1)).toBe(`${made[2]}`);
});

it('nothing is left when the mesh closes', () => {
  const { timers, made, discarded, ahead } = createScene();
  ahead.want(true);
  timers.advance(AHEAD_EVERY_MS);
  ahead.taken();
  ahead.close();
  timers.advance(AHEAD_AGE_MS_MAX);
  expect(discarded.sort()).toEqual(made);
});
