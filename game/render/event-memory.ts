// Which events were seen already: an effect is played once per (tick, kind, id), however often a
// rollback brings its tick back (N5). Pure.

/** More than a rollback over the 300 ticks of the prediction limit brings back. */
export const rememberedMax = 1024;

export type EventMemory = { readonly keys: Set<string> };

export function createEventMemory(): EventMemory {
  return { keys: new Set() };
}

/** True the first time, false ever after; the oldest are forgotten. */
export function isNewEvent(memory: EventMemory, tick: number, kind: string, id: number): boolean {
  const { keys } = memory;
  const key = `${tick} ${kind} ${id}`;
  if (keys.has(key)) return false;
  keys.add(key);
  if (keys.size > rememberedMax) for (const oldest of keys) return keys.delete(oldest);
  return true;
}
