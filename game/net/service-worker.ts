// The service worker: keeps what menu and practice need, so that both open without a network. Knows
// nothing of the lobby: what lies under /v1 never passes through here.
import { choosePage } from './kept-page.ts';

/** Filled in by the build (`vite.config.ts`): the files of this version, and the page's script. */
type PageFiles = {
  readonly version: string;
  /** Paths from the root, `/` among them. */
  readonly files: readonly string[];
  readonly entry: string;
};

/** What a page hears of the version that has taken over, then and when it asks. */
export type VersionNotice = { readonly kind: 'version'; readonly entry: string };

/** The part of a service worker's global scope that this one uses. */
type Scope = {
  addEventListener(type: string, listener: (event: WorkerEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(): Promise<readonly { postMessage(message: VersionNotice): void }[]>;
  };
  readonly location: { readonly origin: string };
};
type WorkerEvent = {
  readonly request: Request;
  readonly source: { postMessage(message: VersionNotice): void } | null;
  waitUntil(work: Promise<unknown>): void;
  respondWith(response: Promise<Response>): void;
};

const scope = self as unknown as Scope;
const page: PageFiles = JSON.parse('__PAGE_FILES__');
const notice: VersionNotice = { kind: 'version', entry: page.entry };
const prefix = 'kickabout-';
const cacheName = prefix + page.version;
/** A network that takes longer for the page gets no second chance: what is kept is shown (ms). */
const pagePatienceMs = 3000;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
// A page that opened meanwhile asks, with any message.
scope.addEventListener('message', ({ source }) => source?.postMessage(notice));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== scope.location.origin) return;
  if (request.mode === 'navigate') {
    if (url.pathname === '/' || url.pathname === '/index.html')
      event.respondWith(answerPage(request));
  } else if (isOurs(url.pathname)) event.respondWith(answerFile(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll(page.files);
  // The old version's files stay at hand, so nobody has to wait until its pages are gone.
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  // An open page may still ask for a file of the version before this one.
  const old = names.filter((name) => name !== cacheName).slice(0, -1);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
  for (const client of await scope.clients.matchAll()) client.postMessage(notice);
}

function isOurs(path: string): boolean {
  return path.startsWith('/assets/') || page.files.includes(path);
}

function answerPage(request: Request): Promise<Response> {
  return choosePage({
    fresh: fetch(request).catch(() => undefined),
    kept: caches.match('/', { cacheName, ignoreVary: true }),
    patience: new Promise((resume) => setTimeout(resume, pagePatienceMs)),
  });
}

/** A file with a hash in its name never changes: what is kept is right. */
async function answerFile(request: Request): Promise<Response> {
  const kept = await caches.match(request, { ignoreVary: true, ignoreSearch: true });
  if (kept !== undefined) return kept;
  const response = await fetch(request);
  // Letters of other scripts and the like are fetched when they are needed, and kept then.
  if (response.ok && response.type === 'basic') {
    const copy = response.clone();
    const cache = await caches.open(cacheName);
    await cache.put(request, copy).catch(() => {});
  }
  return response;
}
