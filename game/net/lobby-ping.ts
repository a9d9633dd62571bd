// The page's own round trip to the lobby: of the room list's pings it is one half, the host's the
// other. Measured with a request that costs the lobby nothing.

export type LobbyPing = {
  /** In ms, undefined while unknown; a stale one is measured anew, for whoever asks next. */
  readonly read: () => number | undefined;
  /** The same, waited for. */
  readonly measure: () => Promise<number | undefined>;
};

export type LobbyPingOptions = {
  readonly baseUrl: string;
  readonly nowMs: () => number;
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
};

/** A measurement counts for so long (ms). */
const FRESH_MS = 60_000;
/** The first request may have to open a connection: the fastest counts. */
const REQUESTS = 3;

export function createLobbyPing(options: LobbyPingOptions): LobbyPing {
  const { baseUrl, nowMs } = options;
  const request = options.fetch ?? ((url, init) => fetch(url, init));
  let pingMs: number | undefined;
  let measuredMs = Number.NEGATIVE_INFINITY;
  const once = async () => {
    const startMs = nowMs();
    await request(`${baseUrl}/healthz`, { method: 'HEAD', cache: 'no-store' });
    return nowMs() - startMs;
  };
  const measure = async () => {
    if (nowMs() - measuredMs < FRESH_MS) return pingMs;
    measuredMs = nowMs();
    try {
      let fastest = Number.POSITIVE_INFINITY;
      for (let i = 0; i < REQUESTS; i++) fastest = Math.min(fastest, await once());
      pingMs = fastest;
    } catch {
      pingMs = undefined;
    }
    return pingMs;
  };
  return {
    read: () => {
      void measure();
      return pingMs;
    },
    measure,
  };
}
