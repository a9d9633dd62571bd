// What is heard of a match: each event once, however often its tick comes back.
import { expect, it } from 'vitest';
import type { Cue } from '../../game/audio/cue.ts';
import { createMatchSound } from '../../game/scenes/match-sound.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { addEvent, eventKind } from '../../shared/simulation/event.ts';
import { createRoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';

function createHearing() {
  const cues: Cue[] = [];
  const crowd: number[] = [];
  const sound = createMatchSound({
    play: (cue) => cues.push(cue),
    setCrowd: (level) => crowd.push(level),
  });
  return { sound, cues, crowd };
}

it('plays each event of a tick once, however often a rollback repeats the tick', () => {
  const { sound, cues } = createHearing();
  const state = createRoomState(7);
  addEvent(state, eventKind.kick, 1, 0, 5);
  addEvent(state, eventKind.wall, 0, 0, 5);
  for (let i = 0; i < 3; i += 1) sound.hear(state, 40);
  expect(cues.map((cue) => cue.sound)).toEqual(['kick', 'wall']);
  sound.hear(state, 41);
  expect(cues).toHaveLength(4);
});

it('the crowd is there during a match only', () => {
  const { sound, crowd } = createHearing();
  const state = createRoomState(7);
  const inputs = new Uint8Array(seatsMax);
  sound.hear(state, 0);
  expect(crowd.at(-1)).toBe(0);
  const wish = { by: 0, target: 1, value: 0, text: 'Tiko' };
  step(state, inputs, [{ ...wish, kind: commandKind.join }]);
  step(state, inputs, [{ ...wish, by: 1, target: 0, kind: commandKind.start }]);
  sound.hear(state, 2);
  expect(crowd.at(-1)).toBeGreaterThan(0);
  sound.stop();
  expect(crowd.at(-1)).toBe(0);
});
