// C21: a hidden address is shown in no room, and a change of mind counts for the links of now.
import { signal } from '@preact/signals';
import { expect, it } from 'vitest';
import { english } from '../../game/language/english.ts';
import { createMeshMaker } from '../../game/net/room-mesh.ts';
import { createSoloLobby } from '../../game/net/solo-lobby.ts';
import { mayEnter, watchHiding } from '../../game/scenes/hidden-address.ts';
import type { Notice } from '../../game/ui/notice.ts';

const turn: RTCIceServer = { urls: ['turn:t.example'], username: 'u', credential: 'c' };
const stun: RTCIceServer = { urls: ['stun:s.example'] };

it.each([
  [false, [], true],
  [false, [stun], true],
  [true, [stun], false],
  [true, [stun, turn], true],
])('hidden %s with %o may enter: %s', (hidesAddress, iceServers, isIn) => {
  expect(mayEnter({ iceServers }, signal({ hidesAddress }))).toBe(isIn);
});

it('calls back at a change of this setting only', () => {
  const settings = signal({ hidesAddress: false, quality: 'low' });
  const notices = signal<readonly Notice[]>([]);
  let calls = 0;
  const room = { lobby: { iceServers: [turn] }, addressWishChanged: () => calls++ };
  const stop = watchHiding(settings, notices, () => room);
  settings.value = { ...settings.value, quality: 'auto' };
  expect(calls).toBe(0);
  settings.value = { ...settings.value, hidesAddress: true };
  expect([calls, notices.value]).toEqual([1, []]);
  stop();
  settings.value = { ...settings.value, hidesAddress: false };
  expect(calls).toBe(1);
});

it('who changes their mind in a room without a relay is told who sees the address', () => {
  const settings = signal({ hidesAddress: false });
  const notices = signal<readonly Notice[]>([]);
  const room = { lobby: { iceServers: [stun] }, addressWishChanged: () => {} };
  const stop = watchHiding(settings, notices, () => room);
  settings.value = { hidesAddress: true };
  expect(notices.value.map(({ text }) => text)).toEqual([english.settings.addressSeen]);
  settings.value = { hidesAddress: false };
  expect(notices.value).toHaveLength(1);
  stop();
});

it('each connection is made as the setting is then, and never shows the address instead', () => {
  let hidesAddress = false;
  const made: RTCConfiguration[] = [];
  const Real = globalThis.RTCPeerConnection;
  globalThis.RTCPeerConnection = class {
    constructor(configuration: RTCConfiguration) {
      made.push(configuration);
      throw new Error('enough is known');
    }
  } as unknown as typeof RTCPeerConnection;
  try {
    const iceServers = [stun, turn];
    const lobby = { ...createSoloLobby('Tiko'), iceServers };
    const home = { adopt: () => {}, bind: () => {}, drop: () => {} };
    const mesh = createMeshMaker(
      () => 0,
      () => hidesAddress,
    ).create(lobby, home, () => {});
    mesh.connect(2);
    hidesAddress = true;
    mesh.connect(2);
    iceServers.pop();
    mesh.connect(2);
  } finally {
    globalThis.RTCPeerConnection = Real;
  }
  expect(made).toEqual([
    { iceServers: [stun, turn] },
    { iceServers: [turn], iceTransportPolicy: 'relay' },
    { iceTransportPolicy: 'relay' },
  ]);
});
