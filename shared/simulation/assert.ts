// Our own mistakes throw; a player's or a peer's never do.

/** Throws when `condition` is false: the simulation's own invariant is broken. */
export function assert(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Error(`simulation: ${what}`);
}
