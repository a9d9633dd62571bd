// The page's end of a room: orders in, notices out, wherever the room runs (N10). Decides nothing
// but whether this browser lets a Worker have a room.
import type { Placement, RoomNotice, RoomOrder } from './room-messages.ts';

export type RoomPort = {
  readonly placement: Placement;
  /** Throws where the browser can't hand something over. */
  readonly post: (order: RoomOrder, transfer?: readonly Transferable[]) => void;
  /** Takes what comes from now on; what came before waits. */
  readonly listen: (handlers: RoomPortHandlers) => void;
  /** Ends the room without a word. */
  readonly close: () => void;
};

export type RoomPortHandlers = {
  readonly onNotice: (notice: RoomNotice) => void;
  /** The room has died; it answers no more. */
  readonly onDeath: () => void;
};

/** A Worker that says nothing for so long after it was started counts as none (ms). */
const READY_MS_MAX = 5000;

/**
 * True where a channel can be given to a Worker, tried with one that is thrown away; only the
 * browser's own word counts.
 */
export function canTransferChannels(): boolean {
  if (typeof Worker !== 'function' || typeof RTCPeerConnection !== 'function') return false;
  const { port1, port2 } = new MessageChannel();
  let connection: RTCPeerConnection | undefined;
  try {
    connection = new RTCPeerConnection();
    const channel = connection.createDataChannel('', { negotiated: true, id: 0 });
    port1.postMessage(channel, [channel as unknown as Transferable]);
    return true;
  } catch {
    return false;
  } finally {
    connection?.close();
    port1.close();
    port2.close();
  }
}

/** Undefined when the Worker does not start. */
export async function openWorkerPort(start: () => Worker): Promise<RoomPort | undefined> {
  let worker: Worker;
  try {
    worker = start();
  } catch {
    return undefined;
  }
  if (await isReady(worker)) return portOf(worker);
  worker.terminate();
  return undefined;
}

function isReady(worker: Worker): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), READY_MS_MAX);
    const settle = (isThere: boolean) => {
      clearTimeout(timer);
      resolve(isThere);
    };
    worker.onmessage = () => settle(true);
    worker.onerror = (event) => {
      event.preventDefault();
      settle(false);
    };
  });
}

function portOf(worker: Worker): RoomPort {
  return {
    placement: 'worker',
    post: (order, transfer = []) => worker.postMessage(order, [...transfer]),
    listen: ({ onNotice, onDeath }) => {
      worker.onmessage = ({ data }: MessageEvent<RoomNotice>) => onNotice(data);
      worker.onmessageerror = onDeath;
      worker.onerror = onDeath;
    },
    close: () => worker.terminate(),
  };
}
