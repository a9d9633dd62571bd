// Whom the person at this browser never wants to hear again, by the signs of their keys. Kept for
// the browser only; one that keeps nothing forgets it with the page.

export type BlockList = {
  readonly has: (signs: string) => boolean;
  readonly add: (signs: string) => void;
  readonly remove: (signs: string) => void;
};

const STORAGE_KEY = 'kickabout.blocked';
/** Beyond it the oldest is forgotten; 8 kB. */
export const BLOCKED_MAX = 500;

/** `openStorage` may throw, as reading `localStorage` does where a page may keep nothing. */
export function createBlockList(
  openStorage: () => Pick<Storage, 'getItem' | 'setItem'>,
): BlockList {
  let blocked: readonly string[] = read(openStorage);
  const keep = (next: readonly string[]) => {
    blocked = next.slice(-BLOCKED_MAX);
    try {
      openStorage().setItem(STORAGE_KEY, JSON.stringify(blocked));
    } catch {
      // It holds until the page closes.
    }
  };
  return {
    has: (signs) => blocked.includes(signs),
    add: (signs) => keep([...blocked.filter((one) => one !== signs), signs]),
    remove: (signs) => keep(blocked.filter((one) => one !== signs)),
  };
}

/** Whatever an older version, or somebody with the console open, may have left. */
function read(openStorage: () => Pick<Storage, 'getItem'>): readonly string[] {
  try {
    const value: unknown = JSON.parse(openStorage().getItem(STORAGE_KEY) ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.filter((one) => typeof one === 'string' && one.length < 32).slice(-BLOCKED_MAX);
  } catch {
    return [];
  }
}
