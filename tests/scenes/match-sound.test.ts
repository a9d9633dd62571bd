// What is heard of a match: what a picture brings, once, and the crowd.
import { expect, it } from 'vitest';
import type { Cue } from '../../game/audio/cue.ts';
import type { TickEvent } from '../../game/render/tick-event.ts';
import { createMatchSound, whileAudible } from '../../game/scenes/match-sound.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
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

it('plays what has happened since the last picture, unless that is long ago', () => {
  const { sound, cues } = createHearing();
  const place = { strength: 5, x: 0, y: 0 };
  const at = (tick: number, kind: TickEvent['kind']): TickEvent => ({
    tick,
    kind,
    id: 1,
    ...place,
  });
  const events = [at(1, 'goal'), at(2, 'kick'), at(95, 'wall')];
  sound.hear({ present: createRoomState(7), presentTick: 100, events });
  // The goal marks the match and is heard all the same; the first kick is forgotten.
  expect(cues.map((cue) => cue.sound)).toEqual(['whistle', 'roar', 'wall']);
});

it('the crowd is there during a match only', () => {
  const { sound, crowd } = createHearing();
  const state = createRoomState(7);
  const inputs = new Uint8Array(seatsMax);
  sound.hear({ present: state, presentTick: 0, events: [] });
  expect(crowd.at(-1)).toBe(0);
  const wish = { by: 0, target: 1, value: 0, text: 'Tiko' };
  step(state, inputs, [{ ...wish, kind: commandKind.join }]);
  step(state, inputs, [{ ...wish, by: 1, target: 0, kind: commandKind.start }]);
  sound.hear({ present: state, presentTick: 2, events: [] });
  expect(crowd.at(-1)).toBeGreaterThan(0);
  sound.stop();
  expect(crowd.at(-1)).toBe(0);
});

it('is silent while bots play to nobody, and falls silent when they do again', () => {
  const { sound, cues, crowd } = createHearing();
  let isAudible = false;
  const gated = whileAudible(sound, () => isAudible);
  const kick: TickEvent = { tick: 9, kind: 'kick', id: 1, strength: 5, x: 0, y: 0 };
  const hear = () =>
    gated.hear({ present: createRoomState(7), presentTick: 10, events: [{ ...kick }] });
  hear();
  expect([cues, crowd]).toEqual([[], []]);
  isAudible = true;
  hear();
  expect(cues).toHaveLength(1);
  isAudible = false;
  crowd.length = 0;
  hear();
  hear();
  expect(cues).toHaveLength(1);
  expect(crowd).toEqual([0]);
});
