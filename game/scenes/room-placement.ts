// Where a room runs (N10): in a Worker that owns its channels, or, where this browser does not let
// one do so, on the page.
import { canTransferChannels, openWorkerPort, type RoomPort } from '../net/room-port.ts';

/** Rejects only when a part of the program can't be loaded. */
export async function openRoomPort(isWorkerWanted: boolean): Promise<RoomPort> {
  const port =
    isWorkerWanted && canTransferChannels() ? await openWorkerPort(startRoomWorker) : undefined;
  return port ?? openPagePortLazily();
}

/** For a room that will never have a channel: any Worker will do. */
export async function openSoloPort(isWorkerWanted: boolean): Promise<RoomPort> {
  const hasWorkers = isWorkerWanted && typeof Worker === 'function';
  const port = hasWorkers ? await openWorkerPort(startRoomWorker) : undefined;
  return port ?? openPagePortLazily();
}

export async function openPagePortLazily(): Promise<RoomPort> {
  const { openPagePort } = await import('./page-port.ts');
  return openPagePort();
}

function startRoomWorker(): Worker {
  return new Worker(new URL('./room-worker.ts', import.meta.url), { type: 'module' });
}
