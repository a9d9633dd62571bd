// A server that is further away than it is: a TCP proxy whose bytes take their time, each way, and
// whose connections take as long to open as they would over that distance.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export type DelayedTcp = {
  /** `http://127.0.0.1:port`. */
  readonly url: string;
  /** One way, for what comes in from now on (ms). */
  readonly setDelay: (delayMs: number) => void;
  /** As when a network goes away: what is open now carries nothing more, and nobody is told. */
  readonly freeze: () => void;
  readonly close: () => Promise<void>;
};

/** Stands in front of `targetPort` of this machine. */
export async function createDelayedTcp(targetPort: number): Promise<DelayedTcp> {
  const host = '127.0.0.1';
  const sockets = new Set<Socket>();
  let delayMs = 0;
  let frozenCount = 0;
  const watch = (socket: Socket) => {
    socket.setNoDelay(true);
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ host, port: targetPort, allowHalfOpen: true });
    watch(near);
    watch(far);
    // The handshake, which the operating system does at once, would have taken a round trip.
    const born = frozenCount;
    const way = { delayMs: () => delayMs, isFrozen: () => born < frozenCount };
    passOn(near, far, way, 2 * delayMs);
    passOn(far, near, way, 0);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${port}`,
    setDelay: (oneWayMs) => {
      delayMs = oneWayMs;
    },
    freeze: () => {
      frozenCount += 1;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Way = { readonly delayMs: () => number; readonly isFrozen: () => boolean };

/** In order: nothing overtakes what came before it, the end neither. */
function passOn(from: Socket, to: Socket, { delayMs, isFrozen }: Way, handshakeMs: number): void {
  const openMs = performance.now() + handshakeMs;
  const waiting: (() => void)[] = [];
  let lastDueMs = 0;
  const later = (run: () => void) => {
    const nowMs = performance.now();
    lastDueMs = Math.max(lastDueMs, Math.max(openMs, nowMs) + delayMs());
    waiting.push(run);
    // Whichever timer is first runs what is first.
    setTimeout(() => {
      const first = waiting.shift();
      if (!isFrozen()) first?.();
    }, lastDueMs - nowMs);
  };
  from.on('data', (bytes) => later(() => to.writable && to.write(bytes)));
  from.on('end', () => later(() => to.end()));
  from.on('close', () => later(() => to.destroy()));
}
