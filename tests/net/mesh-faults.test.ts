// What goes wrong while links are set up, provoked with fake connections and timers (C6 to C12).
import { beforeEach, expect, it } from 'vitest';
import {
  CANDIDATES_MAX,
  LINKS_MAX,
  POLITE_WAIT_MS,
  SECOND_ATTEMPT_MS,
  SETUP_MS_MAX,
} from '../../game/net/mesh-limits.ts';
import { endsIn, FakeMeshes } from './fake-meshes.ts';
import { createLocalMesh } from './local-mesh.ts';

let meshes: FakeMeshes;

beforeEach(() => {
  meshes = new FakeMeshes();
});

it('tries again when the first signals are lost', async () => {
  const [low, high] = [meshes.create(1), meshes.create(2)];
  meshes.isLobbyUp = false;
  low.mesh.connect(2);
  high.mesh.connect(1);
  await meshes.settle();
  meshes.isLobbyUp = true;
  meshes.timers.advance(SECOND_ATTEMPT_MS);
  await meshes.settle();
  expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
  expect(endsIn(low)).toEqual([]);
});

it('gives up after the second attempt and says so once', async () => {
  const low = meshes.create(1);
  low.mesh.connect(2);
  meshes.timers.advance(SECOND_ATTEMPT_MS);
  expect(meshes.network.all()).toHaveLength(2);
  meshes.timers.advance(SETUP_MS_MAX - SECOND_ATTEMPT_MS - 1);
  expect(low.mesh.linkOf(2)).toBe('connecting');
  meshes.timers.advance(1);
  expect(low.mesh.linkOf(2)).toBe('closed');
  expect(endsIn(low)).toEqual(['failed']);
  low.mesh.connect(2);
  expect(low.mesh.linkOf(2)).toBe('connecting');
});

it('tries the second time through a relay only, with the credential of that time', () => {
  let credential = 'old';
  const seen: RTCConfiguration[] = [];
  const { mesh } = createLocalMesh({
    playerId: 1,
    nowMs: () => 0,
    configuration: () => ({
      iceServers: [{ urls: 'turn:t.example', username: '1', credential }],
    }),
    createConnection: (configuration) => {
      seen.push(configuration);
      return meshes.network.createConnection();
    },
    schedule: meshes.timers.schedule,
    sendSignal: () => {},
    sendOfferAhead: () => {},
  });
  mesh.connect(2);
  credential = 'new';
  meshes.timers.advance(SECOND_ATTEMPT_MS);
  const tried = seen.map(({ iceServers, iceTransportPolicy }) => [
    iceServers?.[0].credential,
    iceTransportPolicy,
  ]);
  expect(tried).toEqual([
    ['old', undefined],
    ['new', 'relay'],
  ]);
});

it('survives two offers at once', async () => {
  const [low, high] = [meshes.create(1), meshes.create(2)];
  low.mesh.connect(2);
  meshes.timers.advance(POLITE_WAIT_MS);
  high.mesh.connect(1);
  await meshes.settle();
  const offers = meshes.carried.filter(({ body }) => JSON.parse(body)[4] === 'offer');
  expect(offers.map(({ from }) => from).sort()).toEqual([1, 2]);
  expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
  expect(endsIn(low)).toEqual([]);
});

it('has no link where WebRTC is blocked', () => {
  const { mesh, ends } = createLocalMesh({
    playerId: 1,
    configuration: () => ({}),
    nowMs: () => 0,
    sendSignal: () => {},
    sendOfferAhead: () => {},
    createConnection: () => {
      throw new Error('blocked');
    },
  });
  mesh.connect(2);
  expect(mesh.linkOf(2)).toBe('closed');
  expect(ends.drain()).toEqual([]);
});

it('keeps a bounded number of links and none to itself', () => {
  const { mesh } = meshes.create(1);
  mesh.connect(1);
  for (let peerId = 1; peerId <= 3 * LINKS_MAX; peerId++) mesh.connect(peerId);
  expect(meshes.network.all()).toHaveLength(LINKS_MAX);
  mesh.disconnect(2);
  mesh.connect(3 * LINKS_MAX);
  expect(meshes.network.all()).toHaveLength(LINKS_MAX + 1);
});

it('takes a bounded number of candidates', async () => {
  const [, high] = await meshes.connectTwo();
  const session = JSON.parse(meshes.carried.find(({ from }) => from === 1)!.body)[1];
  const items = Array.from({ length: 12 }, () => ['candidate:9', '0']);
  for (let i = 0; i < 20; i++) {
    high.mesh.receiveSignal(1, JSON.stringify([2, session, 0, 1, items]));
  }
  await meshes.settle();
  await meshes.settle();
  expect(meshes.network.all()[1].candidatesTaken).toBe(CANDIDATES_MAX);
  expect(high.mesh.faultySignals).toBeGreaterThan(0);
});
