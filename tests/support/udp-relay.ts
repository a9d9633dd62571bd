// A bad network between real browsers without root: every packet between two pages goes through two
// UDP sockets of this process, which delays, drops and reorders it. Changeable while it runs.
import { createSocket, type Socket } from 'node:dgram';
import { createRandom } from '../simulator/random.ts';
import { type Conditions, clear, createWay, dueAt, type Way } from './udp-relay-way.ts';

export type Address = { readonly address: string; readonly port: number };

export type UdpRelay = {
  /** Says whose socket an address is, as its page gathered it. */
  readonly register: (owner: string, of: Address) => void;
  /**
   * The address that `viewer` is to be shown instead of the real one: what it sends there reaches
   * the real one, and answers come back the same way. Waits until somebody has registered it.
   */
  readonly front: (viewer: string, real: Address) => Promise<Address>;
  /** Changes what packets from one page to another meet from now on; others keep theirs. */
  readonly setWay: (from: string, to: string, conditions: Partial<Conditions>) => void;
  /** The same for all pages, those that come later among them. */
  readonly setAll: (conditions: Partial<Conditions>) => void;
  /** Cuts a page off from all others, or ends that. */
  readonly setIsolated: (owner: string, isIsolated: boolean) => void;
  readonly countsOf: (from: string, to: string) => Way['counts'];
  readonly close: () => void;
};

type Packet = { readonly dueMs: number; readonly pass: () => void };

const host = '127.0.0.1';
const receiveBufferBytes = 1 << 20;

/** The same seed and the same packets of a pair give the same losses and delays. */
export function createUdpRelay(seed: number): UdpRelay {
  const owners = new Map<string, string>();
  const waiting = new Map<string, ((owner: string) => void)[]>();
  const fronts = new Map<string, Promise<Address>>();
  const ways = new Map<string, Way>();
  const isolated = new Set<string>();
  const sockets = new Set<Socket>();
  const delivery = createDelivery();
  let general = clear;

  const wayOf = (from: string, to: string): Way => {
    const key = `${from}>${to}`;
    let way = ways.get(key);
    if (way === undefined) {
      way = createWay(createRandom(seed + hashOf(key)), general);
      ways.set(key, way);
    }
    return way;
  };
  const carry = (from: string, to: string, bytes: Buffer, pass: () => void) => {
    const way = wayOf(from, to);
    const isCut = isolated.has(from) || isolated.has(to);
    const dueMs = dueAt(way, bytes.length, performance.now());
    if (dueMs !== undefined && !isCut) delivery.add({ dueMs, pass });
  };
  const ownerOf = (key: string): Promise<string> => {
    const owner = owners.get(key);
    if (owner !== undefined) return Promise.resolve(owner);
    return new Promise((resolve) => {
      waiting.set(key, [...(waiting.get(key) ?? []), resolve]);
    });
  };
  const open = async (): Promise<Socket> => {
    const socket = createSocket('udp4');
    sockets.add(socket);
    // A browser that was killed answers with "port unreachable": nothing to do about it.
    socket.on('error', () => {});
    await new Promise<void>((resolve) => socket.bind(0, host, resolve));
    socket.setRecvBufferSize(receiveBufferBytes);
    return socket;
  };
  /** `viewer` talks to the front; the back talks to the real address, which answers it. */
  const connect = async (viewer: string, real: Address): Promise<Address> => {
    const owner = await ownerOf(keyOf(real));
    const [front, back] = await Promise.all([open(), open()]);
    let seen: Address | undefined;
    front.on('message', (bytes, from) => {
      seen = from;
      carry(viewer, owner, bytes, () => back.send(bytes, real.port, real.address));
    });
    back.on('message', (bytes) => {
      if (seen === undefined) return;
      const { address, port } = seen;
      carry(owner, viewer, bytes, () => front.send(bytes, port, address));
    });
    return { address: host, port: front.address().port };
  };

  return {
    register: (owner, of) => {
      const key = keyOf(of);
      owners.set(key, owner);
      for (const resolve of waiting.get(key) ?? []) resolve(owner);
      waiting.delete(key);
    },
    front: (viewer, real) => {
      const key = `${viewer}>${keyOf(real)}`;
      const known = fronts.get(key) ?? connect(viewer, real);
      fronts.set(key, known);
      return known;
    },
    setWay: (from, to, conditions) => {
      const way = wayOf(from, to);
      way.conditions = { ...way.conditions, ...conditions };
    },
    setAll: (conditions) => {
      general = { ...general, ...conditions };
      for (const way of ways.values()) way.conditions = { ...way.conditions, ...conditions };
    },
    setIsolated: (owner, isIsolated) => {
      if (isIsolated) isolated.add(owner);
      else isolated.delete(owner);
    },
    countsOf: (from, to) => wayOf(from, to).counts,
    close: () => {
      delivery.stop();
      for (const socket of sockets) socket.close();
      sockets.clear();
    },
  };
}

/** Passes packets on when they are due, in that order; timers are a millisecond exact. */
function createDelivery(): { readonly add: (packet: Packet) => void; readonly stop: () => void } {
  const packets: Packet[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const arm = () => {
    clearTimeout(timer);
    if (packets.length === 0 || isStopped) return;
    timer = setTimeout(pass, Math.max(0, packets[0].dueMs - performance.now()));
  };
  const pass = () => {
    const nowMs = performance.now();
    while (packets.length > 0 && packets[0].dueMs <= nowMs) packets.shift()?.pass();
    arm();
  };
  const add = (packet: Packet) => {
    if (isStopped) return;
    let at = packets.length;
    while (at > 0 && packets[at - 1].dueMs > packet.dueMs) at--;
    packets.splice(at, 0, packet);
    if (at === 0) arm();
  };
  const stop = () => {
    isStopped = true;
    clearTimeout(timer);
  };
  return { add, stop };
}

function keyOf({ address, port }: Address): string {
  return `${address}:${port}`;
}

function hashOf(text: string): number {
  let hash = 0;
  for (const unit of text) hash = (Math.imul(hash, 31) + unit.charCodeAt(0)) | 0;
  return hash;
}
