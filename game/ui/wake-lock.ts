// Keeps the screen on while a match is on it, or others are hosted here: a phone that is only
// touched at the edges would dim.
import { effect } from '@preact/signals';
import { isHosting } from './host-watch.ts';
import type { AppModel } from './model.ts';

/** Does nothing where the browser has no wake lock, or does not give one. */
export function keepScreenOn(page: Window, model: AppModel): void {
  const { wakeLock } = page.navigator as Partial<Pick<Navigator, 'wakeLock'>>;
  if (wakeLock === undefined) return;
  let lock: WakeLockSentinel | undefined;
  const tend = async () => {
    const isMatch = model.screen.peek() === 'match' || model.practice.peek() === 'playing';
    if (!isMatch && !isHosting(model)) {
      void lock?.release().catch(() => {});
      lock = undefined;
      return;
    }
    // The browser takes it away with the tab; a tab that comes back asks anew.
    if (page.document.visibilityState === 'hidden' || lock?.released === false) return;
    lock = await wakeLock.request('screen').catch(() => undefined);
  };
  effect(() => {
    void [model.screen.value, model.practice.value, isHosting(model)];
    void tend();
  });
  page.document.addEventListener('visibilitychange', () => void tend());
}
