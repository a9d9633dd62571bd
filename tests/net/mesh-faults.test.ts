// What goes wrong with links, provoked with fake connections and timers (C6 to C12).
import { beforeEach, describe, expect, it } from 'vitest';
import type { ChannelEvent } from '../../game/net/channel-ends.ts';
import {
  BAD_MESSAGES_MAX,
  CANDIDATE_BATCH_MS,
  CANDIDATES_MAX,
  LINKS_MAX,
  POLITE_WAIT_MS,
  REPAIR_MS_MAX,
  SETUP_ATTEMPTS_MAX,
  SETUP_MS_MAX,
  WAITING_MESSAGES_MAX,
} from '../../game/net/mesh-limits.ts';
import { DATAGRAM_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import { FakeNetwork } from '../fakes/peer-connection.ts';
import { createTimers, type FakeTimers } from '../fakes/timers.ts';
import { createLocalMesh, type LocalMesh } from './local-mesh.ts';

let network: FakeNetwork;
let timers: FakeTimers;
let meshes: Map<number, LocalMesh>;
let signals: { from: number; to: number; body: string }[];
let carried: { from: number; to: number; body: string }[];
let isLobbyUp: boolean;

beforeEach(() => {
  network = new FakeNetwork();
  timers = createTimers();
  meshes = new Map();
  signals = [];
  carried = [];
  isLobbyUp = true;
});

function createMesh(playerId: number): LocalMesh {
  const local = createLocalMesh({
    playerId,
    iceServers: [],
    createConnection: network.createConnection,
    schedule: timers.schedule,
    sendSignal: (to, body) => signals.push({ from: playerId, to, body }),
  });
  meshes.set(playerId, local);
  return local;
}

/** Lets everything happen that needs no more than a few turns, a candidate batch and the lobby. */
async function settle(): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await new Promise((resolve) => setImmediate(resolve));
    timers.advance(CANDIDATE_BATCH_MS / 8);
    const taken = signals;
    signals = [];
    if (!isLobbyUp) continue;
    carried.push(...taken);
    for (const { from, to, body } of taken) meshes.get(to)?.mesh.receiveSignal(from, body);
  }
}

async function connectTwo(): Promise<[LocalMesh, LocalMesh]> {
  const [low, high] = [createMesh(1), createMesh(2)];
  low.mesh.connect(2);
  high.mesh.connect(1);
  await settle();
  expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
  low.ends.drain();
  high.ends.drain();
  return [low, high];
}

const endsIn = ({ ends }: LocalMesh) =>
  ends.drain().flatMap((event: ChannelEvent) => (event.kind === 'closed' ? [event.reason] : []));
const channel = (index: number, id: number) => network.all()[index].channel(id)!;

describe('setting up', () => {
  it('tries again when the first signals are lost', async () => {
    const [low, high] = [createMesh(1), createMesh(2)];
    isLobbyUp = false;
    low.mesh.connect(2);
    high.mesh.connect(1);
    await settle();
    isLobbyUp = true;
    timers.advance(SETUP_MS_MAX);
    await settle();
    expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
    expect(endsIn(low)).toEqual([]);
  });

  it('gives up after the last attempt and says so once', async () => {
    const low = createMesh(1);
    low.mesh.connect(2);
    for (let i = 1; i < SETUP_ATTEMPTS_MAX; i++) {
      timers.advance(SETUP_MS_MAX);
      expect(low.mesh.linkOf(2)).toBe('connecting');
    }
    timers.advance(SETUP_MS_MAX);
    expect(low.mesh.linkOf(2)).toBe('closed');
    expect(endsIn(low)).toEqual(['failed']);
    low.mesh.connect(2);
    expect(low.mesh.linkOf(2)).toBe('connecting');
  });

  it('survives two offers at once', async () => {
    const [low, high] = [createMesh(1), createMesh(2)];
    low.mesh.connect(2);
    timers.advance(POLITE_WAIT_MS);
    high.mesh.connect(1);
    await settle();
    const offers = carried.filter(({ body }) => JSON.parse(body)[4] === 'offer');
    expect(offers.map(({ from }) => from).sort()).toEqual([1, 2]);
    expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
    expect(endsIn(low)).toEqual([]);
  });

  it('has no link where WebRTC is blocked', () => {
    const { mesh, ends } = createLocalMesh({
      playerId: 1,
      iceServers: [],
      sendSignal: () => {},
      createConnection: () => {
        throw new Error('blocked');
      },
    });
    mesh.connect(2);
    expect(mesh.linkOf(2)).toBe('closed');
    expect(ends.drain()).toEqual([]);
  });

  it('keeps a bounded number of links and none to itself', () => {
    const { mesh } = createMesh(1);
    mesh.connect(1);
    for (let peerId = 1; peerId <= 3 * LINKS_MAX; peerId++) mesh.connect(peerId);
    expect(network.all()).toHaveLength(LINKS_MAX);
    mesh.disconnect(2);
    mesh.connect(3 * LINKS_MAX);
    expect(network.all()).toHaveLength(LINKS_MAX + 1);
  });

  it('takes a bounded number of candidates', async () => {
    const [, high] = await connectTwo();
    const session = JSON.parse(carried.find(({ from }) => from === 1)!.body)[1];
    const items = Array.from({ length: 12 }, () => ['candidate:9', '0']);
    for (let i = 0; i < 20; i++) {
      high.mesh.receiveSignal(1, JSON.stringify([2, session, 0, 1, items]));
    }
    await settle();
    await settle();
    expect(network.all()[1].candidatesTaken).toBe(CANDIDATES_MAX);
    expect(high.mesh.faultySignals).toBeGreaterThan(0);
  });
});

describe('an open link', () => {
  it('is repaired when the network comes back, without an event', async () => {
    const [low, high] = await connectTwo();
    network.isCut = true;
    network.failAll();
    expect(low.mesh.linkOf(2)).toBe('connecting');
    network.isCut = false;
    await settle();
    expect([low.mesh.linkOf(2), high.mesh.linkOf(1)]).toEqual(['open', 'open']);
    expect(low.ends.drain()).toEqual([]);
  });

  it('ends as failed when nothing helps', async () => {
    const [low] = await connectTwo();
    network.isCut = true;
    network.failAll();
    await settle();
    timers.advance(REPAIR_MS_MAX);
    expect(endsIn(low)).toEqual(['failed']);
    expect(low.mesh.linkOf(2)).toBe('closed');
  });

  it('sends nothing on the game channel while something waits in it', async () => {
    const [low] = await connectTwo();
    channel(0, 0).bufferedAmount = 1;
    expect(low.ends.send(2, 'game', new Uint8Array(1))).toBe(false);
    expect(low.ends.send(2, 'control', new Uint8Array(1))).toBe(true);
    channel(0, 1).bufferedAmount = 1_048_576;
    expect(low.ends.send(2, 'control', new Uint8Array(1))).toBe(false);
    expect(low.ends.traffic).toMatchObject({ packetsSent: 1, bytesSent: 1 });
  });

  it('keeps a bounded number of messages that nobody takes', async () => {
    const [low] = await connectTwo();
    for (let i = 0; i < WAITING_MESSAGES_MAX + 5; i++) channel(0, 0).receive(new ArrayBuffer(3));
    expect(low.ends.drain()).toHaveLength(WAITING_MESSAGES_MAX);
    expect(low.ends.faults.unread).toBe(5);
    channel(0, 0).receive(new ArrayBuffer(3));
    expect(low.ends.drain()).toHaveLength(1);
  });

  it('drops messages of a wrong type or size, and then the peer that goes on', async () => {
    const [low] = await connectTwo();
    channel(0, 0).receive('text');
    channel(0, 0).receive(new ArrayBuffer(DATAGRAM_BYTES_MAX + 1));
    expect(low.ends.drain()).toEqual([]);
    expect(low.ends.faults.messages).toBe(2);
    for (let i = 2; i <= BAD_MESSAGES_MAX; i++) channel(0, 1).receive('text');
    expect(endsIn(low)).toEqual(['failed']);
  });

  it('is not replaced by an offer meant for an earlier page of the player', async () => {
    const [, high] = await connectTwo();
    const offer = carried.find(({ from, body }) => from === 1 && JSON.parse(body)[0] === 1)!;
    const [tag, session, , , , sdp] = JSON.parse(offer.body);
    high.mesh.receiveSignal(1, JSON.stringify([tag, session, 12_345, 9, 'offer', sdp]));
    await settle();
    expect(high.ends.drain()).toEqual([]);
    expect(high.mesh.faultySignals).toBe(1);
  });

  it('is silent after the mesh has closed', async () => {
    const [low, high] = await connectTwo();
    low.mesh.close();
    low.mesh.connect(2);
    low.mesh.receiveSignal(2, '[]');
    channel(0, 0).receive(new ArrayBuffer(1));
    await settle();
    expect(low.ends.drain()).toEqual([]);
    expect(low.mesh.linkOf(2)).toBe('closed');
    expect(endsIn(high)).toEqual(['channel-closed']);
  });
});
