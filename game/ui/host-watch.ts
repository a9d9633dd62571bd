// What changes for a page that hosts others: its title says so while nobody looks at it.
import { effect } from '@preact/signals';
import { words } from '../language/language.ts';
import type { AppModel } from './model.ts';

/** True while this page orders somebody else's inputs, too; followed where an effect reads it. */
export function isHosting(model: AppModel): boolean {
  const room = model.room.value;
  if (room === null || model.hostId.value !== room.me) return false;
  return room.seats.some((seat) => seat.kind === 'human' && !seat.isMe && !seat.isAway);
}

export function titleHosting(page: Document, model: AppModel): void {
  const { title } = page;
  const tell = () => {
    const isTold = page.visibilityState === 'hidden' && isHosting(model);
    page.title = isTold ? `⚠ ${words.value.play.hosting} · ${title}` : title;
  };
  effect(tell);
  page.addEventListener('visibilitychange', tell);
}
