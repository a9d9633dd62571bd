// Whom this browser has met before, by the signs of their keys: the name and when. Kept for the
// browser only; one that keeps nothing meets everybody for the first time.

/** A player's last visit before this one. */
export type KnownPlayer = {
  readonly signs: string;
  readonly name: string;
  /** On a clock that outlives pages (ms since 1970). */
  readonly firstMs: number;
  readonly lastMs: number;
};

export type KnownPlayers = {
  /** Notes that somebody is here; answers what was known before this page, if anything. */
  readonly meet: (signs: string, name: string, atMs: number) => KnownPlayer | undefined;
};

export type KnownStorage = Pick<Storage, 'getItem' | 'setItem'>;

const STORAGE_KEY = 'kickabout.known';
/** Beyond it whoever was not met for longest is forgotten; 50 kB. */
export const KNOWN_MAX = 500;
/** Between two writings of the same visit (ms): a room of a whole evening is one. */
const WRITE_EVERY_MS = 60_000;

/** `openStorage` may throw, as reading `localStorage` does where a page may keep nothing. */
export function createKnownPlayers(openStorage: () => KnownStorage): KnownPlayers {
  const before = new Map(read(openStorage).map((one) => [one.signs, one]));
  const now = new Map(before);
  const write = () => {
    const newest = [...now.values()].sort((a, b) => b.lastMs - a.lastMs).slice(0, KNOWN_MAX);
    try {
      openStorage().setItem(STORAGE_KEY, JSON.stringify(newest));
    } catch {
      // It is known until the page closes.
    }
  };
  return {
    meet: (signs, name, atMs) => {
      const known = now.get(signs);
      if (known !== undefined && known.name === name && atMs - known.lastMs < WRITE_EVERY_MS)
        return before.get(signs);
      now.set(signs, { signs, name, firstMs: known?.firstMs ?? atMs, lastMs: atMs });
      write();
      return before.get(signs);
    },
  };
}

function read(openStorage: () => KnownStorage): KnownPlayer[] {
  try {
    const value: unknown = JSON.parse(openStorage().getItem(STORAGE_KEY) ?? '[]');
    return Array.isArray(value) ? value.slice(0, KNOWN_MAX).filter(isKnownPlayer) : [];
  } catch {
    return [];
  }
}

/** Whatever an older version, or somebody with the console open, may have left. */
function isKnownPlayer(value: unknown): value is KnownPlayer {
  if (typeof value !== 'object' || value === null) return false;
  const { signs, name, firstMs, lastMs } = value as Record<string, unknown>;
  if (typeof signs !== 'string' || !/^[0-9A-Z-]{14}$/.test(signs)) return false;
  return typeof name === 'string' && Number.isFinite(firstMs) && Number.isFinite(lastMs);
}
