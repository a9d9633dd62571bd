// Leaving on purpose: a host hands off first, then everybody is told (H2).
import type { Leave } from '../protocol/peer-messages.ts';
import { type Core, isHost } from './core.ts';
import { handOff } from './handoff.ts';
import type { Ms } from './match-clock.ts';
import { hasHandedOff } from './sequence.ts';

/** A hand-off that isn't taken up after this long is left to the view change (ms). */
const HANDOFF_PATIENCE_MS = 1500;
/** The leave message is repeated for this long, against loss (ms). */
const SAYING_MS = 100;
export function startLeaving<State>(core: Core<State>, nowMs: Ms): void {
  if (core.leaving !== 'no') return;
  core.leavingMs = nowMs;
  core.leaving = handOff(core, nowMs) ? 'handing-off' : 'saying';
}

/** Moves the departure on; call once per update. */
export function tendLeaving<State>(core: Core<State>, nowMs: Ms): void {
  if (core.leaving === 'handing-off') {
    // Once more, to whoever is heard now, if the hand-off was taken back.
    handOff(core, nowMs);
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
