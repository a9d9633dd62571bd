// Listens to a key or button of an action as long as a component shows.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Action } from '../settings/binds.ts';
import { useApp } from './context.ts';

/** Always calls what was given last. */
export function useAction(action: Action, press: () => void, release: () => void = () => {}): void {
  const { input } = useApp();
  const latest = useRef({ press, release });
  latest.current = { press, release };
  // With the picture of the screen, not a frame later: a quick key is not lost.
  useLayoutEffect(
    () =>
      input.onAction(
        action,
        () => latest.current.press(),
        () => latest.current.release(),
      ),
    [input, action],
  );
}
