// What goes wrong with an open link: cut, silent, replaced, garbage (C2, C3, C7, C10, C11).
import { beforeEach, expect, it } from 'vitest';
import {
  BAD_MESSAGES_MAX,
  POLITE_WAIT_MS,
  REPAIR_MS_MAX,
  RETIRED_MS,
  SECOND_ATTEMPT_MS,
  WAITING_MESSAGES_MAX,
} from '../../game/net/mesh-limits.ts';
import { DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { endsIn, FakeMeshes } from './fake-meshes.ts';

let meshes: FakeMeshes;

beforeEach(() => {
  meshes = new FakeMeshes();
});

it('is repaired when the meshes.network comes back, without an event', async () => {
  const [low, high] = await meshes.connectTwo();
  meshes.network.isCut = true;
  meshes.network.failAll();
  expect(low.mesh.linkOf(2)).toBe('connecting');
  meshes.network.isCut = false;
  await meshes.settle();
  expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
  expect(low.ends.drain()).toEqual([]);
});

it('restarts ICE with the credentials of that time', async () => {
  await meshes.connectTwo();
  meshes.network.isCut = true;
  meshes.network.failAll();
  expect(meshes.network.all().map(({ configurations }) => configurations)).toEqual([1, 1]);
});

it('is replaced without an event, and what was on its way still comes in', async () => {
  const [low, high] = await meshes.connectTwo();
  low.mesh.replace(2);
  low.mesh.replace(2);
  meshes.timers.advance(POLITE_WAIT_MS);
  await meshes.settle();
  expect(meshes.network.all()).toHaveLength(4);
  const [oldLow, oldHigh] = meshes.network.all();
  expect([oldLow.connectionState, oldHigh.connectionState]).toEqual(['connected', 'connected']);
  meshes.channel(0, 0).receive(Uint8Array.of(7).buffer);
  expect(low.ends.send(2, 'control', Uint8Array.of(8))).toBe(true);
  await meshes.settle();
  const replaced = { kind: 'replaced' };
  expect(low.ends.drain()).toMatchObject([replaced, { bytes: Uint8Array.of(7) }]);
  expect(high.ends.drain()).toMatchObject([replaced, { bytes: Uint8Array.of(8) }]);
  meshes.timers.advance(RETIRED_MS);
  await meshes.settle();
  expect([oldLow.connectionState, oldHigh.connectionState]).toEqual(['closed', 'closed']);
  expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
  expect([...low.ends.drain(), ...high.ends.drain()]).toEqual([]);
});

it('C21: renewed, it is replaced, also where a replacement was on its way', async () => {
  const [low, high] = await meshes.connectTwo();
  low.mesh.replace(2);
  low.mesh.renewAll();
  const [, , first, second] = meshes.network.all();
  expect([first.connectionState, second.connectionState]).toEqual(['closed', 'new']);
  meshes.timers.advance(POLITE_WAIT_MS);
  await meshes.settle();
  expect([low.mesh.replacementsOf(2), high.mesh.replacementsOf(1)]).toEqual([1, 1]);
  expect(second.connectionState).toBe('connected');
  expect([...endsIn(low), ...endsIn(high)]).toEqual([]);
});

it('C21: renewed, a link that was not open yet begins anew', async () => {
  const [low, high] = [meshes.create(1), meshes.create(2)];
  meshes.isLobbyUp = false;
  low.mesh.connect(2);
  await meshes.settle();
  low.mesh.renewAll();
  const [first, second] = meshes.network.all();
  expect([first.connectionState, second.connectionState]).toEqual(['closed', 'new']);
  meshes.isLobbyUp = true;
  meshes.timers.advance(POLITE_WAIT_MS);
  await meshes.settle();
  expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
  expect([...endsIn(low), ...endsIn(high)]).toEqual([]);
});

it('C41: what a peer may not have heard of is begun anew once it is back', async () => {
  const [low, high] = await meshes.connectTwo();
  high.mesh.peerIsBack(1);
  expect(meshes.network.all()).toHaveLength(2);
  meshes.isLobbyUp = false;
  high.mesh.replace(1);
  meshes.timers.advance(POLITE_WAIT_MS);
  await meshes.settle();
  meshes.isLobbyUp = true;
  high.mesh.peerIsBack(1);
  meshes.timers.advance(POLITE_WAIT_MS);
  await meshes.settle();
  expect([low.mesh.replacementsOf(2), high.mesh.replacementsOf(1)]).toEqual([1, 1]);
  expect([...endsIn(low), ...endsIn(high)]).toEqual([]);
});

it('goes on when its replacement fails', async () => {
  const [low, high] = await meshes.connectTwo();
  meshes.isLobbyUp = false;
  low.mesh.replace(2);
  await meshes.settle();
  meshes.timers.advance(SECOND_ATTEMPT_MS);
  await meshes.settle();
  expect(low.mesh.linkOf(2)).toBe('open');
  expect(low.ends.send(2, 'control', Uint8Array.of(8))).toBe(true);
  await meshes.settle();
  expect(high.ends.drain()).toMatchObject([{ kind: 'message' }]);
  expect(low.ends.drain()).toEqual([]);
});

it('says once that it has ended while a replacement was being built', async () => {
  const [low, high] = await meshes.connectTwo();
  meshes.isLobbyUp = false;
  low.mesh.replace(2);
  await meshes.settle();
  high.mesh.close();
  await meshes.settle();
  expect(low.mesh.linkOf(2)).toBe('connecting');
  meshes.timers.advance(SECOND_ATTEMPT_MS);
  expect(low.mesh.linkOf(2)).toBe('closed');
  expect(endsIn(low)).toEqual(['channel-closed', 'failed']);
});

it('ends as failed when nothing helps', async () => {
  const [low] = await meshes.connectTwo();
  meshes.network.isCut = true;
  meshes.network.failAll();
  await meshes.settle();
  meshes.timers.advance(REPAIR_MS_MAX);
  expect(endsIn(low)).toEqual(['failed']);
  expect(low.mesh.linkOf(2)).toBe('closed');
});

it('sends nothing on the game channel while something waits in it', async () => {
  const [low] = await meshes.connectTwo();
  meshes.channel(0, 0).bufferedAmount = 1;
  expect(low.ends.send(2, 'game', new Uint8Array(1))).toBe(false);
  expect(low.ends.send(2, 'control', new Uint8Array(1))).toBe(true);
  meshes.channel(0, 1).bufferedAmount = 1_048_576;
  expect(low.ends.send(2, 'control', new Uint8Array(1))).toBe(false);
  expect(low.ends.traffic).toMatchObject({ packetsSent: 1, bytesSent: 1 });
});

it('keeps a bounded number of messages that nobody takes', async () => {
  const [low] = await meshes.connectTwo();
  for (let i = 0; i < WAITING_MESSAGES_MAX + 5; i++)
    meshes.channel(0, 0).receive(new ArrayBuffer(3));
  expect(low.ends.drain()).toHaveLength(WAITING_MESSAGES_MAX);
  expect(low.ends.faults.unread).toBe(5);
  meshes.channel(0, 0).receive(new ArrayBuffer(3));
  expect(low.ends.drain()).toHaveLength(1);
});

it('drops messages of a wrong type or size, and then the peer that goes on', async () => {
  const [low] = await meshes.connectTwo();
  meshes.channel(0, 0).receive('text');
  meshes.channel(0, 0).receive(new ArrayBuffer(DATAGRAM_BYTES_MAX + 1));
  expect(low.ends.drain()).toEqual([]);
  expect(low.ends.faults.messages).toBe(2);
  for (let i = 2; i <= BAD_MESSAGES_MAX; i++) meshes.channel(0, 1).receive('text');
  expect(endsIn(low)).toEqual(['failed']);
});

it('is not replaced by an offer meant for an earlier page of the player', async () => {
  const [, high] = await meshes.connectTwo();
  const offer = meshes.carried.find(({ from, body }) => from === 1 && JSON.parse(body)[0] === 1)!;
  const [tag, session, , , , sdp] = JSON.parse(offer.body);
  high.mesh.receiveSignal(1, JSON.stringify([tag, session, 12_345, 9, 'offer', sdp]));
  await meshes.settle();
  expect(high.ends.drain()).toEqual([]);
  expect(high.mesh.faultySignals).toBe(1);
});

it('is silent after the mesh has closed', async () => {
  const [low, high] = await meshes.connectTwo();
  low.mesh.close();
  low.mesh.connect(2);
  low.mesh.receiveSignal(2, '[]');
  meshes.channel(0, 0).receive(new ArrayBuffer(1));
  await meshes.settle();
  expect(low.ends.drain()).toEqual([]);
  expect(low.mesh.linkOf(2)).toBe('closed');
  expect(endsIn(high)).toEqual(['channel-closed']);
});
