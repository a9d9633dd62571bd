// The match clock among the links: what they say of the time, and what a move of it means for them
// (N4).
import type { Core } from './core.ts';
import { forgetExchanges, offsetOf } from './link.ts';
import { type Ms, steerClock } from './match-clock.ts';

/** Slews or sets the clock by what the open links say; call once per update. */
export function steerRoomClock<State>(core: Core<State>, nowMs: Ms): void {
  const offsets = [];
  for (const link of core.links.values()) if (!link.closed) offsets.push(offsetOf(link));
  const before = core.clock.offsetMs;
  const isStepped = steerClock(core.clock, offsets, nowMs);
  const movedMs = core.clock.offsetMs - before;
  for (const link of core.links.values()) {
    if (isStepped) forgetExchanges(link);
    else for (const one of link.exchanges) one.aheadMs -= movedMs;
  }
}
