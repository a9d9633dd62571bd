// Which events were shown already: an effect is played once per (tick, kind, id), however often a
// rollback brings its tick back (N5). Pure.

/** Longer than any rollback's worth of events; older ones are forgotten. */
const remembered = 128;

export type EventMemory = { readonly keys: string[]; next: number };

export function createEventMemory(): EventMemory {
  return { keys: [], next: 0 };
}

/** True the first time, false ever after. */
export function isNewEvent(memory: EventMemory, tick: number, kind: string, id: number): boolean {
  const key = `${tick} ${kind} ${id}`;
  if (memory.keys.includes(key)) return false;
  memory.keys[memory.next] = key;
  memory.next = (memory.next + 1) % remembered;
  return true;
}
