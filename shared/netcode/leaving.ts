// Leaving on purpose: a host hands off first, then everybody is told (H2).
import type { Leave } from '../protocol/peer-messages.ts';
import { type Core, isHost } from './core.ts';
import { netcodeCommand } from './follow.ts';
import { type Ms, TICK_MS } from './match-clock.ts';
import { isHeard, slowestRttMs } from './roster.ts';
import { enqueueOwn, hasHandedOff } from './sequence.ts';

/** A hand-off that isn't taken up after this long is left to the view change (ms). */
const HANDOFF_PATIENCE_MS = 1500;
/** The leave message is repeated for this long, against loss (ms). */
const SAYING_MS = 100;
/** Ticks of a hand-off beyond one round trip. */
const HANDOFF_MARGIN_TICKS = 2;

/**
 * Names the heir and the last tick of this term in the log; false if there is nobody to take over.
 */
export function handOff<State>(core: Core<State>, nowMs: Ms): boolean {
  if (!isHost(core) || core.record.handoffTo !== 0) return false;
  const heir = core.record.successors.find((id) => isHeard(core.links.get(id), nowMs));
  if (heir === undefined) return false;
  const ahead = Math.ceil(slowestRttMs(core, nowMs) / TICK_MS) + HANDOFF_MARGIN_TICKS;
  const value = core.timeline.tick + ahead;
  enqueueOwn(core, { kind: netcodeCommand.handoff, by: 0, target: heir, value, text: '' });
  return true;
}

export function startLeaving<State>(core: Core<State>, nowMs: Ms): void {
  if (core.leaving !== 'no') return;
  core.leavingMs = nowMs;
  core.leaving = handOff(core, nowMs) ? 'handing-off' : 'saying';
}

/** Moves the departure on; call once per update. */
export function tendLeaving<State>(core: Core<State>, nowMs: Ms): void {
  if (core.leaving === 'handing-off') {
    const isTaken = !isHost(core) && !hasHandedOff(core) && isHeirHeard(core);
    if (!isTaken && nowMs - core.leavingMs < HANDOFF_PATIENCE_MS) return;
    core.leaving = 'saying';
    core.leavingMs = nowMs;
  }
  if (core.leaving !== 'saying') return;
  sayLeave(core, 'left');
  if (nowMs - core.leavingMs >= SAYING_MS) core.leaving = 'left';
}

function isHeirHeard<State>(core: Core<State>): boolean {
  const heir = core.links.get(core.view.host);
  return heir !== undefined && heir.term === core.view.term && heir.host === heir.playerId;
}

/** Tells every peer on both channels; the last thing a closing page does. */
export function sayLeave<State>(core: Core<State>, why: Leave['why']): void {
  const message = { kind: 'leave', why } as const;
  for (const link of core.links.values()) {
    if (link.closed) continue;
    core.outbox.push({ to: link.playerId, channel: 'game', message });
    core.outbox.push({ to: link.playerId, channel: 'control', message });
  }
}
