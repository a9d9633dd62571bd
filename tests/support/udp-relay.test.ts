// The relay of the browser tests: the fate of packets in virtual time, then real sockets.
import { createSocket, type Socket } from 'node:dgram';
import { afterEach, describe, expect, it } from 'vitest';
import { createRandom } from '../simulator/random.ts';
import { createUdpRelay, type UdpRelay } from './udp-relay.ts';
import { partsOf } from './udp-relay-page.ts';
import { clear, createWay, dueAt, type Way } from './udp-relay-way.ts';
import { until } from './until.ts';

/** Due times of packets of 100 bytes, one each 16 ms. */
function fatesOf(way: Way, packets: number): (number | undefined)[] {
  return Array.from({ length: packets }, (_, i) => dueAt(way, 100, 16 * i));
}

function rowsOfLosses(fates: readonly (number | undefined)[]): number[] {
  const rows: number[] = [];
  let row = 0;
  for (const fate of [...fates, 0]) {
    if (fate === undefined) row += 1;
    else if (row > 0) {
      rows.push(row);
      row = 0;
    }
  }
  return rows;
}

const wayWith = (conditions: object, seed = 1) =>
  createWay(createRandom(seed), { ...clear, ...conditions });

describe('one way of a relayed link', () => {
  it('passes everything at once, in order, when the weather is clear', () => {
    expect(fatesOf(wayWith({}), 3)).toEqual([0, 16, 32]);
  });

  it('gives the same fates for the same seed, and others for another', () => {
    const bad = { delayMs: 50, jitterMs: 5, loss: 0.1 };
    const fates = fatesOf(wayWith(bad, 7), 500);
    expect(fatesOf(wayWith(bad, 7), 500)).toEqual(fates);
    expect(fatesOf(wayWith(bad, 8), 500)).not.toEqual(fates);
  });

  it('loses the share that it is told, and counts it', () => {
    const way = wayWith({ loss: 0.05 });
    fatesOf(way, 20_000);
    expect(way.counts.dropped / way.counts.packets).toBeCloseTo(0.05, 2);
    expect(way.counts.bytes).toBe(2_000_000);
  });

  it('loses in rows of the mean length', () => {
    const rows = rowsOfLosses(fatesOf(wayWith({ burst: 0.01, burstPackets: 6 }), 50_000));
    const mean = rows.reduce((sum, row) => sum + row, 0) / rows.length;
    expect(rows.length).toBeGreaterThan(300);
    expect(mean).toBeGreaterThan(5.5);
    expect(mean).toBeLessThan(6.8);
  });

  it('adds delay, and jitter that may turn the order around', () => {
    expect(fatesOf(wayWith({ delayMs: 40 }), 2)).toEqual([40, 56]);
    const due = fatesOf(wayWith({ delayMs: 40, jitterMs: 20 }), 1000).map((fate) => fate ?? 0);
    expect(due.every((atMs, i) => atMs >= 16 * i + 40)).toBe(true);
    expect(due.some((atMs, i) => i > 0 && atMs < due[i - 1])).toBe(true);
  });

  it('lets the share that it is told fall behind', () => {
    const fates = fatesOf(wayWith({ delayMs: 5, reorder: 0.1, reorderMs: 30 }), 1000);
    const late = fates.filter((fate, i) => fate !== undefined && fate >= 16 * i + 35);
    expect(late.length).toBeGreaterThan(60);
    expect(late.length).toBeLessThan(140);
  });

  it('queues in a thin pipe and drops what would wait too long', () => {
    const way = wayWith({ bytesPerMs: 4, queueMs: 100 });
    const fates = Array.from({ length: 6 }, () => dueAt(way, 100, 0));
    expect(fates).toEqual([32, 64, 96, 128, undefined, undefined]);
    expect(dueAt(way, 100, 128)).toBe(160);
  });

  it('passes nothing while it is out, and all again afterwards', () => {
    const way = wayWith({ isOut: true });
    expect(fatesOf(way, 2)).toEqual([undefined, undefined]);
    way.conditions = { ...way.conditions, isOut: false };
    expect(fatesOf(way, 2)).toEqual([0, 16]);
  });
});

describe('candidates', () => {
  it('takes those of UDP over IPv4 of the machine, and no others', () => {
    const line = (protocol: string, address: string, type: string) =>
      `candidate:1 1 ${protocol} 2122260223 ${address} 50000 typ ${type} generation 0`;
    expect(partsOf(line('udp', '10.0.0.2', 'host'))?.slice(4, 6)).toEqual(['10.0.0.2', '50000']);
    expect(partsOf(`a=${line('UDP', '10.0.0.2', 'host')}`)).toBeDefined();
    expect(partsOf(line('tcp', '10.0.0.2', 'host'))).toBeUndefined();
    expect(partsOf(line('udp', 'fe80::1', 'host'))).toBeUndefined();
    expect(partsOf(line('udp', '1f2e.local', 'host'))).toBeUndefined();
    expect(partsOf(line('udp', '10.0.0.2', 'srflx'))).toBeUndefined();
    expect(partsOf('end-of-candidates')).toBeUndefined();
  });
});

describe('the relay', () => {
  let relay: UdpRelay;
  const sockets: Socket[] = [];
  afterEach(() => {
    relay.close();
    for (const socket of sockets.splice(0)) socket.close();
  });

  const openPeer = async () => {
    const socket = createSocket('udp4');
    sockets.push(socket);
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
    const heard: { text: string; port: number }[] = [];
    socket.on('message', (bytes, { port }) => heard.push({ text: String(bytes), port }));
    const { port } = socket.address();
    const send = (text: string, to: number) => socket.send(text, to, '127.0.0.1');
    return { heard, send, address: { address: '127.0.0.1', port } };
  };

  it('carries both ways, and neither sees the address of the other', async () => {
    relay = createUdpRelay(1);
    const [ann, ben] = [await openPeer(), await openPeer()];
    relay.register('ben', ben.address);
    const front = await relay.front('ann', ben.address);
    expect(front.port).not.toBe(ben.address.port);
    ann.send('hello', front.port);
    await until('ben to hear ann', () => ben.heard.length === 1);
    expect(ben.heard[0].port).not.toBe(ann.address.port);
    ben.send('and you', ben.heard[0].port);
    await until('ann to hear ben', () => ann.heard.length === 1);
    expect(ann.heard[0]).toEqual({ text: 'and you', port: front.port });
    expect(relay.countsOf('ann', 'ben')).toEqual({ packets: 1, bytes: 5, dropped: 0 });
  });

  it('waits for the owner of an address, and shows a viewer the same front twice', async () => {
    relay = createUdpRelay(1);
    const ben = await openPeer();
    const asked = relay.front('ann', ben.address);
    relay.register('ben', ben.address);
    expect(await relay.front('ann', ben.address)).toEqual(await asked);
  });

  it('cuts a page off and lets it back', async () => {
    relay = createUdpRelay(1);
    const [ann, ben] = [await openPeer(), await openPeer()];
    relay.register('ben', ben.address);
    const front = await relay.front('ann', ben.address);
    relay.setIsolated('ben', true);
    ann.send('lost', front.port);
    await until('the packet to be counted', () => relay.countsOf('ann', 'ben').packets === 1);
    relay.setIsolated('ben', false);
    ann.send('heard', front.port);
    await until('ben to hear ann', () => ben.heard.length > 0);
    expect(ben.heard.map(({ text }) => text)).toEqual(['heard']);
  });

  it('keeps late packets in order, and changes the weather while it runs', async () => {
    relay = createUdpRelay(1);
    const [ann, ben] = [await openPeer(), await openPeer()];
    relay.register('ben', ben.address);
    const front = await relay.front('ann', ben.address);
    relay.setAll({ delayMs: 30 });
    for (let i = 0; i < 20; i++) ann.send(String(i), front.port);
    await until('all to arrive', () => ben.heard.length === 20);
    expect(ben.heard.map(({ text }) => Number(text))).toEqual(
      Array.from({ length: 20 }, (_, i) => i),
    );
    relay.setWay('ann', 'ben', { loss: 1 });
    ann.send('lost', front.port);
    await until('the loss to be counted', () => relay.countsOf('ann', 'ben').dropped === 1);
    expect(ben.heard.length).toBe(20);
  });
});
