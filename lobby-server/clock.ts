// The one file of the lobby server that reads a clock; everything else is given `nowMs`.

/** Milliseconds since the epoch: tickets have to make sense to the next process. */
export function systemClock(): number {
  return Date.now();
}
