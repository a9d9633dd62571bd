// The longest silence counts only while there was somebody to hear it.
import { expect, it } from 'vitest';
import { createSendGap } from '../../game/net/send-gap.ts';

it('is the longest time between two packets', () => {
  const gap = createSendGap();
  for (const nowMs of [0, 16, 33]) gap.note(nowMs, true, true);
  expect(gap.longestMs()).toBe(17);
  gap.note(50, true, false);
  gap.note(90, true, false);
  expect(gap.longestMs()).toBe(57);
  gap.note(91, true, true);
  gap.note(100, true, true);
  expect(gap.longestMs()).toBe(58);
});

it('begins with the first peer and anew with the next', () => {
  const gap = createSendGap();
  gap.note(0, false, false);
  gap.note(5000, true, false);
  gap.note(5010, true, true);
  gap.note(5020, false, false);
  gap.note(9000, true, true);
  expect(gap.longestMs()).toBe(10);
});
