// A place for the next room is made once, given once, and made anew when it failed unseen (C37).
import { expect, it } from 'vitest';
import type { RoomPort } from '../../game/net/room-port.ts';
import { createReadyPlace } from '../../game/scenes/ready-place.ts';

function ports(...made: readonly (RoomPort | Error)[]) {
  let opened = 0;
  const open = async () => {
    const one = made[opened++];
    if (one === undefined || one instanceof Error) throw one;
    return one;
  };
  return { open, count: () => opened };
}

const [first, second] = ['first', 'second'].map((name) => ({ name }) as unknown as RoomPort);

it('is made once, however often it is warmed, and is given to one room', async () => {
  const { open, count } = ports(first, second);
  const place = createReadyPlace(open);
  place.warm();
  place.warm();
  expect(count()).toBe(1);
  expect(await place.take()).toBe(first);
  expect(await place.take()).toBe(second);
});

it('is tried again when it failed while nobody waited', async () => {
  const place = createReadyPlace(ports(new Error('no memory'), second).open);
  place.warm();
  expect(await place.take()).toBe(second);
});

it('says so when there can be none', async () => {
  const place = createReadyPlace(ports(new Error('no'), new Error('still no')).open);
  expect(await place.take()).toBeUndefined();
});
