// Waiting for the key or button that something is to be bound to.
import { useLayoutEffect, useState } from 'preact/hooks';
import { pressedButton } from '../../input/gamepad.ts';
import { canBind, type KeyUse, type PadUse } from '../../settings/binds.ts';
import { type AppValue, useApp } from '../context.ts';

export type Capture = {
  readonly app: AppValue;
  /** The bind that waits, 0 or 1; null for none. */
  readonly capturing: number | null;
  readonly start: (bind: number) => void;
};

/** Escape gives up, Delete and Backspace clear; no key gets through to the page meanwhile. */
export function useKeyCapture(use: KeyUse): Capture {
  const app = useApp();
  const [capturing, start] = useState<number | null>(null);
  // At once with the words that say so: the next key may come before the next frame.
  useLayoutEffect(() => {
    if (capturing === null) return;
    const take = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (event.repeat) return;
      const isClear = event.code === 'Delete' || event.code === 'Backspace';
      // A key that is the browser's changes nothing: it waits on for another.
      if (event.code !== 'Escape' && !isClear && !canBind(event.code)) return;
      start(null);
      if (event.code === 'Escape') return;
      bindKey(app, use, capturing, isClear ? '' : event.code);
    };
    const giveUp = () => start(null);
    window.addEventListener('keydown', take, true);
    window.addEventListener('pointerdown', giveUp, true);
    return () => {
      window.removeEventListener('keydown', take, true);
      window.removeEventListener('pointerdown', giveUp, true);
    };
  }, [capturing, app, use]);
  return { app, capturing, start };
}

/** Waits until nothing is pressed, then takes the first button; any key gives up. */
export function useButtonCapture(use: PadUse): Capture {
  const app = useApp();
  const [capturing, start] = useState<number | null>(null);
  useLayoutEffect(() => {
    if (capturing === null) return;
    let isReleased = false;
    let frame = requestAnimationFrame(function look() {
      frame = requestAnimationFrame(look);
      const button = Math.max(-1, ...app.input.pads().map(pressedButton));
      if (button < 0) isReleased = true;
      if (button < 0 || !isReleased) return;
      const [first, second] = app.settings.settings.peek().padButtons[use];
      const pair = capturing === 0 ? ([button, second] as const) : ([first, button] as const);
      const { padButtons } = app.settings.settings.peek();
      app.settings.change({ padButtons: { ...padButtons, [use]: pair } });
      start(null);
    });
    const giveUp = (event: KeyboardEvent) => {
      event.preventDefault();
      start(null);
    };
    window.addEventListener('keydown', giveUp, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('keydown', giveUp, true);
    };
  }, [capturing, app, use]);
  return { app, capturing, start };
}

function bindKey({ settings }: AppValue, use: KeyUse, bind: number, code: string): void {
  const { keys } = settings.settings.peek();
  const [first, second] = keys[use];
  const pair = bind === 0 ? ([code, second] as const) : ([first, code] as const);
  settings.change({ keys: { ...keys, [use]: pair } });
}
