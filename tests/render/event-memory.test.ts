// An effect is played once, however often a rollback brings its tick back (N5).
import { expect, it } from 'vitest';
import { createEventMemory, isNewEvent, rememberedMax } from '../../game/render/event-memory.ts';

it('knows an event again by tick, kind and id', () => {
  const memory = createEventMemory();
  expect(isNewEvent(memory, 100, 'kick', 3)).toBe(true);
  expect(isNewEvent(memory, 100, 'kick', 3)).toBe(false);
  expect(isNewEvent(memory, 100, 'kick', 4)).toBe(true);
  expect(isNewEvent(memory, 101, 'kick', 3)).toBe(true);
  expect(isNewEvent(memory, 100, 'goal', 3)).toBe(true);
  expect(isNewEvent(memory, 100, 'kick', 4)).toBe(false);
});

it('stays bounded', () => {
  const memory = createEventMemory();
  for (let tick = 0; tick < 2 * rememberedMax; tick += 1) isNewEvent(memory, tick, 'kick', 0);
  expect(memory.keys.size).toBe(rememberedMax);
  expect(isNewEvent(memory, 2 * rememberedMax - 1, 'kick', 0)).toBe(false);
});
