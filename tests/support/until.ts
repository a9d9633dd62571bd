// Waiting in tests: by polling a condition, never by sleeping for a fixed time.

/**
 * Polls until `probe` gives something truthy and returns it; throws with `what` after the limit.
 */
export async function until<T>(
  what: string,
  probe: () => T | Promise<T>,
  { limitMs = 15_000, everyMs = 25 }: { limitMs?: number; everyMs?: number } = {},
): Promise<NonNullable<T>> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (performance.now() > deadline) throw new Error(`waited ${limitMs} ms for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
