// The match clock among the links: what they say of the time, and what a move of it means for them
// (N4).
import type { Core } from './core.ts';
import { aheadOf, forgetExchanges, shiftExchanges } from './link.ts';
import { type Ms, steerClock } from './match-clock.ts';

/** Slews or sets the clock by what the open links say; call once per update. */
export function steerRoomClock<State>(core: Core<State>, nowMs: Ms): void {
  const { clock, links } = core;
  const offsets = [];
  for (const link of links.values()) if (!link.closed) offsets.push(aheadOf(link, clock.offsetMs));
  if (steerClock(clock, offsets, nowMs)) for (const link of links.values()) forgetExchanges(link);
}

/** The present waits, and the clock with it: at the prediction limit (N3). */
export function holdBackClock<State>({ clock, links }: Core<State>, byMs: Ms): void {
  clock.offsetMs -= byMs;
  for (const link of links.values()) shiftExchanges(link, -byMs);
}
