// C3, L19: what a member is given to get through its router, to whom else it never goes, that it
// expires, and that one address can't collect it.
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type IceOptions,
  iceServersFor,
  iceTroubleOf,
  noIceServers,
  TURN_LIFE_MS,
} from '../../lobby-server/ice-servers.ts';
import { defaultLimits, settingsOf } from '../../lobby-server/lobby-options.ts';
import { ICE_URLS_MAX, ROOM_MEMBERS_MAX } from '../../shared/protocol/lobby-limits.ts';
import {
  clientOf,
  enteringAs,
  openLobby,
  openRoomOf,
  playerOf,
  statsOf,
  testSecret,
} from './lobby-fixture.ts';

const ice: IceOptions = {
  stunUrls: ['stun:s.example:3478'],
  turnUrls: ['turn:t.example:3478', 'turns:t.example:443?transport=tcp'],
  turnSecret: 'shared with coturn',
};
const member = { code: 'AB3C', holder: 7 };

describe('a credential', () => {
  it('is what coturn checks', () => {
    const [stun, [urls, username, credential]] = iceServersFor(ice, member, 5_000);
    expect(stun).toEqual([ice.stunUrls, '', '']);
    expect(urls).toEqual(ice.turnUrls);
    expect(username).toMatch(new RegExp(`^${5 + TURN_LIFE_MS / 1000}:[\\w-]{16}$`));
    const expected = createHmac('sha1', ice.turnSecret).update(username).digest('base64');
    expect(credential).toBe(expected);
  });

  it('names one person alike after every renewal, and not the room', () => {
    const nameAt = (options: IceOptions, who: typeof member, nowMs: number) =>
      iceServersFor(options, who, nowMs)[1][1].split(':')[1];
    const name = nameAt(ice, member, 0);
    expect(name).not.toContain(member.code);
    expect(nameAt(ice, member, 3_600_000)).toBe(name);
    expect(nameAt(ice, { ...member, holder: 8 }, 0)).not.toBe(name);
    expect(nameAt(ice, { ...member, code: 'AB3D' }, 0)).not.toBe(name);
    expect(nameAt({ ...ice, turnSecret: 'of another operator' }, member, 0)).not.toBe(name);
  });
});

describe('an operator', () => {
  it('who sets nothing gives nothing away', () => {
    const { ice: usual } = settingsOf({ port: 0, secret: testSecret });
    expect(usual).toEqual(noIceServers);
    expect(iceServersFor(usual, member, 0)).toEqual([]);
  });

  it.each<[string, Partial<IceOptions>, RegExp]>([
    ['no secret', { turnSecret: '' }, /TURN_SECRET/],
    ['a short secret', { turnSecret: 'short' }, /at least 16/],
    ['a web address', { stunUrls: ['https://s.example'] }, /STUN_URLS.*https/],
    ['a bare name', { turnUrls: ['t.example:3478'] }, /TURN_URLS.*t\.example/],
    ['a STUN address for TURN', { turnUrls: ['stun:t.example'] }, /TURN_URLS/],
    ['another transport', { turnUrls: ['turn:t.example?transport=sctp'] }, /TURN_URLS/],
    ['an endless address', { stunUrls: [`stun:${'x'.repeat(300)}`] }, /STUN_URLS/],
    ['too many', { stunUrls: Array(ICE_URLS_MAX + 1).fill('stun:s.example') }, /more than/],
  ])('with %s is told so, without the secret', (_what, part, sentence) => {
    const trouble = iceTroubleOf({ ...ice, ...part });
    expect(trouble).toMatch(sentence);
    expect(trouble).not.toContain(ice.turnSecret);
  });

  it('with IPv6, TLS or the usual port is understood', () => {
    const stunUrls = ['stun:[2a00:1450::1]:3478', 'stuns:s.example', 'stun:192.0.2.1'];
    expect(iceTroubleOf({ ...ice, stunUrls })).toBe('');
    expect(iceTroubleOf(noIceServers)).toBe('');
  });
});

describe('the lobby', () => {
  it('gives it to members only, and renews it before it expires', async () => {
    expect(defaultLimits.renewMs).toBeLessThan(TURN_LIFE_MS / 2);
    const staticDir = mkdtempSync(join(tmpdir(), 'kickabout-'));
    onTestFinished(() => rmSync(staticDir, { recursive: true }));
    writeFileSync(join(staticDir, 'index.html'), '<!doctype html><title>Kickabout</title>');
    const lobby = await openLobby({}, { ice, staticDir });
    const [ann, bob] = await openRoomOf(lobby, ['Ann', 'Bob'], { listed: true });
    const first = ann.room.iceServers;
    expect(first).toHaveLength(2);
    expect(first[0]).toEqual({ urls: ice.stunUrls });
    expect(first[1].username).not.toBe(bob.room.iceServers[1].username);
    for (const path of ['/', '/v1/rooms', '/v1/stats', '/healthz']) {
      const text = await (await fetch(lobby.url + path)).text();
      for (const hidden of ['turn:', 'turns:', String(first[1].credential), ice.turnSecret]) {
        expect([path, text.includes(hidden)]).toEqual([path, false]);
      }
    }
    lobby.clock.ms += defaultLimits.renewMs;
    await expect.poll(() => ann.room.iceServers).not.toEqual(first);
    const expiresS = Number(ann.room.iceServers[1].username?.split(':')[0]);
    expect(expiresS).toBe(Math.floor((lobby.clock.ms + TURN_LIFE_MS) / 1000));
    expect(lobby.faults).toEqual([]);
  });

  it('gives one address no more of them than its share', async () => {
    const lobby = await openLobby({ credentials: { burst: 2, perSecond: 0.1 } }, { ice });
    const [ann, bob, cleo] = await openRoomOf(lobby, ['Ann', 'Bob', 'Cleo']);
    expect([ann, bob, cleo].map(({ room }) => room.iceServers.length)).toEqual([2, 2, 1]);
    expect(await statsOf(lobby)).toMatchObject({ credentialsIssued: 2, credentialsRefused: 1 });
    // Who has one keeps it when there is no new one, and the next to come gets what has grown.
    lobby.clock.ms += 10_000;
    const dan = await playerOf(clientOf(lobby).join(ann.room.code, enteringAs('Dan')));
    expect(dan.room.iceServers).toHaveLength(2);
    lobby.clock.ms += defaultLimits.renewMs - 10_000;
    await expect.poll(async () => (await statsOf(lobby)).credentialsRefused).toBe(3);
    expect([ann, bob, cleo, dan].map(({ room }) => room.iceServers.length)).toEqual([2, 2, 1, 2]);
  });

  it('has enough for a school behind one address', () => {
    const { credentials, renewMs, socketsMax } = defaultLimits;
    expect(credentials.burst).toBeGreaterThanOrEqual(socketsMax);
    expect((credentials.perSecond * renewMs) / 1000).toBeGreaterThanOrEqual(socketsMax);
    expect(credentials.burst).toBeGreaterThanOrEqual(ROOM_MEMBERS_MAX);
  });
});
