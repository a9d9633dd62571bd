// A match between bots on this page alone: the real simulation, stepped by the frame clock.

import { addCorrection, createCorrection } from '../../../game/render/correction.ts';
import { createLead } from '../../../game/render/lead.ts';
import type { MatchPicture, MatchSource } from '../../../game/render/match-picture.ts';
import { keepEvent, type TickEvent } from '../../../game/render/tick-event.ts';
import { addPitch, createPitchLibrary } from '../../../game/scenes/pitch-library.ts';
import { type Command, commandKind, settingIndex } from '../../../shared/simulation/command.ts';
import { seatsMax } from '../../../shared/simulation/constants.ts';
import { eventsOf, seatOfPlayer, tickOf } from '../../../shared/simulation/readers.ts';
import { createRoomSimulation } from '../../../shared/simulation/simulation.ts';
import type { RoomState } from '../../../shared/simulation/state.ts';

export type LocalMatch = {
  readonly source: MatchSource;
  readonly state: RoomState;
  /** Stands still while false. */
  isRunning: boolean;
  /** Steps without showing. */
  readonly skip: (ticks: number) => void;
  /** What the own disc does. */
  input: number;
  readonly give: (command: Partial<Command>) => void;
  /** Plays on the stadium of a file from the next tick on; throws if it can't be read. */
  readonly useFile: (text: string) => void;
  /** As if a rollback had found every disc shifted by this much. */
  readonly shift: (units: number) => void;
};

const tickMs = 1000 / 60;

export function createLocalMatch(options: {
  readonly perSide: number;
  readonly stadium: number;
  readonly nowMs: () => number;
}): LocalMatch {
  const library = createPitchLibrary();
  const simulation = createRoomSimulation(library.shelf);
  const present = simulation.createState();
  const previous = simulation.createState();
  const before = simulation.createState();
  const bytes = new Uint8Array(simulation.stateBytesMax);
  const inputs = new Uint8Array(seatsMax);
  const correction = createCorrection();
  const lead = createLead();
  const events: TickEvent[] = [];
  let waiting: Command[] = [];
  let startMs = options.nowMs();
  const give = (command: Partial<Command>) =>
    void waiting.push({ kind: 0, by: 0, target: 0, value: 0, text: '', ...command });
  const copy = (to: typeof present) => {
    simulation.save(present, bytes);
    simulation.load(to, bytes);
  };
  const step = () => {
    copy(previous);
    inputs[Math.max(0, seatOfPlayer(present, 1))] = match.input;
    simulation.step(present, inputs, waiting);
    for (const event of eventsOf(present)) keepEvent(events, { ...event, tick: tickOf(present) });
    waiting = [];
  };
  const read = (): MatchPicture => {
    const nowMs = options.nowMs();
    if (!match.isRunning) startMs = nowMs - tickOf(present) * tickMs;
    const due = Math.floor((nowMs - startMs) / tickMs);
    if (due - tickOf(present) > 10) startMs = nowMs - tickOf(present) * tickMs;
    while (match.isRunning && tickOf(present) < Math.floor((nowMs - startMs) / tickMs)) step();
    return {
      room: match,
      present,
      previous,
      presentTick: tickOf(present),
      presentAtMs: startMs + tickOf(present) * tickMs,
      correction,
      lead,
      events,
      ownSeat: seatOfPlayer(present, 1),
    };
  };
  const match: LocalMatch = {
    source: { read },
    state: present,
    isRunning: true,
    input: 0,
    give,
    skip: (ticks) => {
      for (let i = 0; i < ticks; i += 1) step();
      startMs = options.nowMs() - tickOf(present) * tickMs;
    },
    useFile: (text) => {
      const reading = addPitch(library, 'file', text);
      if (!reading.ok) throw new Error(reading.error);
      give({ kind: commandKind.stop, by: 1 });
      give({ kind: commandKind.stadium, by: 1, text: reading.hash });
      give({ kind: commandKind.start, by: 1 });
    },
    shift: (units) => {
      copy(before);
      for (let i = 0; i < present.discs.length; i += 4) present.discs[i] += units;
      addCorrection(correction, before, present);
      copy(previous);
    },
  };
  give({ kind: commandKind.join, target: 1, text: 'Tiko' });
  give({ kind: commandKind.team, by: 1, target: 1, value: 1 });
  give({ kind: commandKind.stadium, value: options.stadium });
  give({ kind: commandKind.setting, target: settingIndex.perSide, value: options.perSide });
  give({ kind: commandKind.setting, target: settingIndex.goalsToWin, value: 0 });
  give({ kind: commandKind.setting, target: settingIndex.botsFill, value: 1 });
  give({ kind: commandKind.start });
  return match;
}
