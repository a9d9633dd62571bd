// Virtual time: what happens when, in order of time and then of planning. No real clock anywhere.

type Planned = { readonly atMs: number; readonly order: number; readonly run: () => void };
export type EventQueue = { nowMs: number; planned: number; readonly heap: Planned[] };

export function createQueue(): EventQueue {
  return { nowMs: 0, planned: 0, heap: [] };
}
export function plan(queue: EventQueue, atMs: number, run: () => void): void {
  const { heap } = queue;
  heap.push({ atMs: Math.max(atMs, queue.nowMs), order: queue.planned++, run });
  let child = heap.length - 1;
  while (child > 0) {
    const parent = (child - 1) >> 1;
    if (isBefore(heap[parent], heap[child])) break;
    [heap[parent], heap[child]] = [heap[child], heap[parent]];
    child = parent;
  }
}
/** Runs everything planned up to `untilMs`, what that plans included. */
export function runUntil(queue: EventQueue, untilMs: number): void {
  while (queue.heap.length > 0 && queue.heap[0].atMs <= untilMs) {
    const next = take(queue.heap);
    queue.nowMs = next.atMs;
    next.run();
  }
  queue.nowMs = untilMs;
}

function isBefore(a: Planned, b: Planned): boolean {
  return a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
}

function take(heap: Planned[]): Planned {
  const first = heap[0];
  const last = heap.pop();
  if (heap.length === 0 || last === undefined) return first;
  heap[0] = last;
  let parent = 0;
  for (;;) {
    let least = parent;
    for (const child of [2 * parent + 1, 2 * parent + 2])
      if (child < heap.length && isBefore(heap[child], heap[least])) least = child;
    if (least === parent) return first;
    [heap[least], heap[parent]] = [heap[parent], heap[least]];
    parent = least;
  }
}
