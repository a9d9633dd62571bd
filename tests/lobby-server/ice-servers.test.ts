// C3: what a member is given to get through its router, and that it expires.
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { iceServersFor, TURN_LIFE_MS } from '../../lobby-server/ice-servers.ts';
import { defaultLimits } from '../../lobby-server/lobby-options.ts';
import { openLobby, openRoomOf } from './lobby-fixture.ts';

const ice = {
  stunUrls: ['stun:s.example:3478'],
  turnUrls: ['turn:t.example:3478', 'turns:t.example:443?transport=tcp'],
  turnSecret: 'shared with coturn',
};

it('is nothing unless the operator has servers', () => {
  const none = { stunUrls: [], turnUrls: ice.turnUrls, turnSecret: '' };
  expect(iceServersFor(none, 'AB3C', 1, 0)).toEqual([]);
});

it('is a credential as coturn checks it', () => {
  const [stun, [urls, username, credential]] = iceServersFor(ice, 'AB3C', 7, 5_000);
  expect(stun).toEqual([ice.stunUrls, '', '']);
  expect(urls).toEqual(ice.turnUrls);
  expect(username).toBe(`${5 + TURN_LIFE_MS / 1000}:AB3C:7`);
  const expected = createHmac('sha1', ice.turnSecret).update(username).digest('base64');
  expect(credential).toBe(expected);
});

it('reaches members only, and is renewed before it expires', async () => {
  expect(defaultLimits.renewMs).toBeLessThan(TURN_LIFE_MS / 2);
  const lobby = await openLobby({}, { ice });
  const [ann] = await openRoomOf(lobby, ['Ann'], { listed: true });
  const first = ann.room.iceServers;
  expect(first).toHaveLength(2);
  expect(first[0]).toEqual({ urls: ice.stunUrls });
  expect(await (await fetch(`${lobby.url}/v1/rooms`)).text()).not.toContain('turn:');
  lobby.clock.ms += defaultLimits.renewMs;
  await expect.poll(() => ann.room.iceServers).not.toEqual(first);
});
