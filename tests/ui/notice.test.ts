// Notices: a queue of which the first is on the screen.
import { signal } from '@preact/signals';
import { beforeEach, expect, it } from 'vitest';
import { dropNotice, type Notice, noticesMax, pushNotice } from '../../game/ui/notice.ts';

let notices = signal<readonly Notice[]>([]);
beforeEach(() => {
  notices = signal<readonly Notice[]>([]);
});

const texts = () => notices.value.map((notice) => notice.text);

it('shows them in the order they came', () => {
  pushNotice(notices, 'Bea is back.');
  pushNotice(notices, 'Maren left. Luca is hosting now.');
  dropNotice(notices, notices.value[0].id);
  expect(texts()).toEqual(['Maren left. Luca is hosting now.']);
});

it('is polite unless told otherwise', () => {
  pushNotice(notices, 'Bea is back.');
  pushNotice(notices, 'Your connection is dropping packets', { kind: 'alert', detail: '12% lost' });
  expect(notices.value.map(({ kind, detail }) => [kind, detail])).toEqual([
    ['status', ''],
    ['alert', '12% lost'],
  ]);
});

it('says the same thing twice in a row once', () => {
  pushNotice(notices, 'Bea is back.');
  pushNotice(notices, 'Bea is back.');
  expect(texts()).toEqual(['Bea is back.']);
});

it('keeps the one on the screen and the newest when too many come', () => {
  for (let i = 0; i < noticesMax + 3; i += 1) pushNotice(notices, `n${i}`);
  expect(texts()).toEqual(['n0', 'n4', 'n5', 'n6', 'n7', 'n8']);
});

it('gives every notice its own id, and dropping a gone one changes nothing', () => {
  for (let i = 0; i < noticesMax + 3; i += 1) pushNotice(notices, `n${i}`);
  expect(new Set(notices.value.map((notice) => notice.id)).size).toBe(noticesMax);
  const before = texts();
  dropNotice(notices, 9999);
  expect(texts()).toEqual(before);
});
