// What the browser keeps between visits: the name for good, the seat for this tab. A browser that
// keeps nothing (private mode, full disk) costs the memory, never the game.

const NAME_KEY = 'kickabout.name';
const SEAT_KEY = 'kickabout.seat';
const LAST_SEAT_KEY = 'kickabout.lastSeat';
const PROMPTS_KEY = 'kickabout.prompts';

/** The lobby's ticket for a room: brings the same player back into the same seat. */
export type KeptSeat = { readonly code: string; readonly ticket: string };

/** The seat of this browser's newest tab in a room; `atMs` on a clock that outlives pages. */
export type LastSeat = KeptSeat & {
  readonly atMs: number;
  /** The tab has said that it goes. */
  readonly isGone: boolean;
};

export function readName(): string {
  return attempt(() => localStorage.getItem(NAME_KEY)) ?? '';
}
export function keepName(name: string): void {
  attempt(() => localStorage.setItem(NAME_KEY, name));
}

/** What the player has tried in practice already. */
export function readPrompts(): readonly string[] {
  return (attempt(() => localStorage.getItem(PROMPTS_KEY)) ?? '').split(' ');
}
export function keepPrompts(done: readonly string[]): void {
  attempt(() => localStorage.setItem(PROMPTS_KEY, done.join(' ')));
}

export function readSeat(code: string): KeptSeat | undefined {
  const text = attempt(() => sessionStorage.getItem(SEAT_KEY)) ?? '';
  const value: unknown = attempt(() => JSON.parse(text));
  if (typeof value !== 'object' || value === null) return undefined;
  const { code: kept, ticket } = value as Record<string, unknown>;
  if (kept !== code || typeof ticket !== 'string') return undefined;
  return { code, ticket };
}
export function keepSeat(seat: KeptSeat): void {
  attempt(() => sessionStorage.setItem(SEAT_KEY, JSON.stringify(seat)));
}
export function forgetSeat(): void {
  attempt(() => sessionStorage.removeItem(SEAT_KEY));
  attempt(() => localStorage.removeItem(LAST_SEAT_KEY));
}

export function readLastSeat(): LastSeat | undefined {
  const text = attempt(() => localStorage.getItem(LAST_SEAT_KEY)) ?? '';
  const value: unknown = attempt(() => JSON.parse(text));
  if (typeof value !== 'object' || value === null) return undefined;
  const { code, ticket, atMs, isGone } = value as Record<string, unknown>;
  if (typeof code !== 'string' || typeof ticket !== 'string') return undefined;
  if (typeof atMs !== 'number' || typeof isGone !== 'boolean') return undefined;
  return { code, ticket, atMs, isGone };
}
export function keepLastSeat(seat: LastSeat): void {
  attempt(() => localStorage.setItem(LAST_SEAT_KEY, JSON.stringify(seat)));
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
