// Opening a room: its first host, its clock at zero, its first entry.
import type { Command } from '../protocol/command.ts';
import type { Core } from './core.ts';
import { netcodeCommand } from './follow.ts';
import { type Ms, startClock } from './match-clock.ts';
import { enqueueOwn } from './sequence.ts';
import { followHost } from './view-change.ts';

/** Opens a room with this peer as its host of `term`; `commands` go into the first entry. */
export function openRoom<State>(
  core: Core<State>,
  nowMs: Ms,
  term: number,
  commands: readonly Command[],
): void {
  startClock(core.clock, nowMs);
  core.live = true;
  core.lastUpdateMs = nowMs;
  followHost(core, term, core.me, nowMs);
  const { me: target } = core;
  enqueueOwn(core, { kind: netcodeCommand.term, by: 0, target, value: term, text: '' });
  for (const command of commands) enqueueOwn(core, command);
}
