// Starts the service worker, which keeps menu and practice for a day without a network, and says
// when a newer version of the game has come than the one on this page.
import type { VersionNotice } from '../net/service-worker.ts';

export type VersionWatch = {
  /** Asks the server; the answer comes through `onNewer`, if ever. */
  readonly look: () => void;
};

const address = '/sw.js';

/**
 * Nothing happens where the browser has no service workers: on a page of plain HTTP, for one.
 * `entry` is the path of this page's script.
 */
export function startServiceWorker(
  container: ServiceWorkerContainer | undefined,
  entry: string,
  onNewer: () => void,
): VersionWatch {
  let registration: ServiceWorkerRegistration | undefined;
  container?.addEventListener('message', ({ data }: MessageEvent<VersionNotice>) => {
    if (data.kind === 'version' && data.entry !== entry) onNewer();
  });
  container?.register(address, { updateViaCache: 'none' }).then(
    (found) => {
      registration = found;
      found.active?.postMessage('version');
    },
    // Without a network, or where the browser keeps nothing: the game goes on as it is.
    () => {},
  );
  return { look: () => void registration?.update().catch(() => {}) };
}

/** Takes everything away that a service worker of ours has left here. */
export async function removeServiceWorker(
  container: ServiceWorkerContainer | undefined,
): Promise<void> {
  const found = await container?.getRegistrations().catch(() => []);
  await Promise.all((found ?? []).map((one) => one.unregister()));
  if (found === undefined || found.length === 0) return;
  for (const name of await caches.keys())
    if (name.startsWith('kickabout-')) await caches.delete(name);
}
