// Who comes next (H1), and when a host gives way by itself (H2).
import { isDemoted } from './claims.ts';
import type { Core } from './core.ts';
import { netcodeCommand, successorsText } from './follow.ts';
import { frameHidden, frameWorker } from './frame-flags.ts';
import { handOff } from './handoff.ts';
import type { Link } from './link.ts';
import type { Ms } from './match-clock.ts';
import { isHeard, rosterOf } from './roster.ts';
import { enqueueOwn } from './sequence.ts';
import type { PlayerId } from './simulation.ts';

const SUCCESSORS_EVERY_MS = 1000;
/** Coarse steps, so that a list does not change with every millisecond. */
const RTT_STEP_MS = 40;
const LOSS_STEP = 0.05;
/** A host gives way by itself this often, and not before it has hosted as long (ms). */
const GIVE_WAY_EVERY_MS = 30_000;
/** A tab that is about to be slowed down does not wait as long (ms). */
const HIDDEN_EVERY_MS = 2000;
/** A better host must have been better for this long (ms). */
const BETTER_FOR_MS = 5000;

/** Publishes the line of succession, and hands over to who would clearly be a better host. */
export function tendSuccession<State>(core: Core<State>, nowMs: Ms): void {
  const { sequencer } = core;
  giveWay(core, nowMs);
  if (nowMs - sequencer.successorsMs < SUCCESSORS_EVERY_MS) return;
  sequencer.successorsMs = nowMs;
  const list = rosterOf(core)
    .filter((id) => isHeard(core.links.get(id), nowMs))
    .sort((a, b) => compare(core, a, b, nowMs));
  if (list.join() === core.record.successors.join()) return;
  const text = successorsText(list);
  enqueueOwn(core, { kind: netcodeCommand.successors, by: 0, target: 0, value: 0, text });
}

/**
 * Who was voted out or cries wolf comes last; then visible tabs, Workers, the nearest, the least
 * lossy, and who has been here longest: ids rise in that order (H1).
 */
function compare<State>(core: Core<State>, a: PlayerId, b: PlayerId, nowMs: Ms): number {
  const [one, other] = [core.links.get(a), core.links.get(b)];
  if (one === undefined || other === undefined) return a - b;
  const [x, y] = [rankOf(one, nowMs), rankOf(other, nowMs)];
  for (let i = 0; i < x.length; i++) if (x[i] !== y[i]) return x[i] - y[i];
  return a - b;
}

function rankOf(link: Link, nowMs: Ms): readonly number[] {
  return [
    Number(isDemoted(link, nowMs)),
    Number(frameHidden(link)),
    Number(!frameWorker(link)),
    Math.floor(link.rttMs / RTT_STEP_MS),
    Math.floor(link.lossShare / LOSS_STEP),
  ];
}

/** Hands over to the next in line if that one is of a better kind: visible, or with a Worker. */
function giveWay<State>(core: Core<State>, nowMs: Ms): void {
  const { sequencer, view, record } = core;
  if (record.handoffTo !== 0 || core.leaving !== 'no') return;
  const heir = core.links.get(record.successors[0] ?? 0);
  const isWorse = heir !== undefined && isHeard(heir, nowMs) && isBetter(core, heir, nowMs);
  if (!isWorse) {
    sequencer.betterMs = nowMs;
    return;
  }
  // Without a Worker a hidden tab is slowed down within a second: no patience with that.
  const isUrgent = core.hidden && !core.worker;
  const patienceMs = isUrgent ? 0 : BETTER_FOR_MS;
  const everyMs = isUrgent ? HIDDEN_EVERY_MS : GIVE_WAY_EVERY_MS;
  if (nowMs - sequencer.betterMs < patienceMs || nowMs - sequencer.gaveWayMs < everyMs) return;
  if (!isUrgent && nowMs - view.followedMs < GIVE_WAY_EVERY_MS) return;
  if (handOff(core, nowMs)) sequencer.gaveWayMs = nowMs;
}

function isBetter<State>(core: Core<State>, heir: Link, nowMs: Ms): boolean {
  if (isDemoted(heir, nowMs)) return false;
  const own = [Number(core.hidden), Number(!core.worker)];
  const theirs = [Number(frameHidden(heir)), Number(!frameWorker(heir))];
  return theirs[0] !== own[0] ? theirs[0] < own[0] : theirs[1] < own[1];
}
