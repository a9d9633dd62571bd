// Log entries in which all that counts is what the players pressed: whoever heard them needs no
// bytes of them, only the chain hash behind (P15).
import { confirmEntry } from './confirm.ts';
import { type Core, isHost } from './core.ts';
import { isKnown, knownInput } from './input-stream.ts';
import type { Link } from './link.ts';
import { chainAfter, commandsAt, type LogEntry, NO_COMMANDS, substitutedAt } from './log.ts';
import { type Ms, TICK_MS } from './match-clock.ts';
import { streamOf } from './roster.ts';
import type { Tick } from './simulation.ts';

/** Entries under way beyond a round trip; who lacks more can't make them out, and gets bytes. */
const UNDER_WAY_TICKS = 6;
/** Entries that one packet may let a peer work out. */
const PLAYED_ENTRIES_MAX = 64;

/** True if `link` can work out the entries from `from` on: nothing replaced, and it hears all. */
export function isPlayed<State>(core: Core<State>, link: Link, from: Tick): boolean {
  const { log, view } = core;
  const { players } = core.timeline;
  if (!isHost(core) || link.term !== view.term || link.host !== core.me) return false;
  if (log.next - from > link.rttMs / TICK_MS + UNDER_WAY_TICKS) return false;
  for (let tick = from; tick < log.next; tick++)
    if (substitutedAt(log, tick) !== 0 || commandsAt(log, tick).length > 0) return false;
  for (let seat = 0; seat < players.length; seat++)
    if (players[seat] !== 0 && (link.hears & (1 << seat)) === 0) return false;
  return true;
}

/**
 * Confirms the entries up to `end` if the inputs known here give the chain hash that the host has
 * there; otherwise nothing happens, and the host, unacknowledged, sends them as bytes.
 */
export function adoptPlayed<State>(core: Core<State>, end: Tick, chain: number, nowMs: Ms): void {
  const { log, inputsScratch: inputs } = core;
  if (core.needsKeyframe || end - log.next > PLAYED_ENTRIES_MAX) return;
  const entry: LogEntry = { inputs, substituted: 0, commands: NO_COMMANDS };
  let reached = log.chain;
  for (let tick = log.next; tick < end; tick++) {
    if (!gatherPlayed(core, tick, inputs)) return;
    reached = chainAfter(reached, entry);
  }
  if (reached !== chain) return;
  for (let tick = log.next; tick < end; tick++) {
    gatherPlayed(core, tick, inputs);
    confirmEntry(core, entry, nowMs);
  }
}

/** Fills in what everybody pressed in this tick; false if somebody's input isn't known here. */
function gatherPlayed<State>(core: Core<State>, tick: Tick, inputs: Uint8Array): boolean {
  const { players } = core.timeline;
  for (let seat = 0; seat < players.length; seat++) {
    inputs[seat] = 0;
    if (players[seat] === 0) continue;
    const stream = streamOf(core, players[seat]);
    if (!isKnown(stream, tick)) return false;
    inputs[seat] = knownInput(stream, tick);
  }
  return true;
}
