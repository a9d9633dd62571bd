// Who listens to which action, and which actions are held. Knows no device.
import type { Action } from '../settings/binds.ts';

export type ActionBoard = {
  /**
   * Calls `press` when the action begins and `release` when it ends, until the function that is
   * returned is called. The newest listener of an action is the only one that hears it.
   */
  readonly onAction: (action: Action, press: () => void, release?: () => void) => () => void;
  /** True if pressing it would do something. */
  readonly hasListener: (action: Action) => boolean;
  /** `source` is the key or the pad that holds it; the first one presses, the last releases. */
  readonly press: (action: Action, source: string) => void;
  readonly release: (action: Action, source: string) => void;
  /** Ends everything that a source holds. */
  readonly releaseAll: (source: string) => void;
};

type Listener = { readonly press: () => void; readonly release: () => void };

export function createActionBoard(): ActionBoard {
  const listeners = new Map<Action, Listener[]>();
  /** Who hears the end: whoever heard the beginning. */
  const held = new Map<Action, { readonly sources: Set<string>; readonly by: Listener }>();
  const release = (action: Action, source: string) => {
    const hold = held.get(action);
    if (hold === undefined || !hold.sources.delete(source) || hold.sources.size > 0) return;
    held.delete(action);
    hold.by.release();
  };
  return {
    onAction: (action, press, end = () => {}) => {
      const listener = { press, release: end };
      listeners.set(action, [...(listeners.get(action) ?? []), listener]);
      return () => {
        listeners.set(
          action,
          (listeners.get(action) ?? []).filter((one) => one !== listener),
        );
        if (held.get(action)?.by === listener) held.delete(action);
      };
    },
    hasListener: (action) => (listeners.get(action)?.length ?? 0) > 0,
    press: (action, source) => {
      const hold = held.get(action);
      if (hold !== undefined) {
        hold.sources.add(source);
        return;
      }
      const by = listeners.get(action)?.at(-1);
      if (by === undefined) return;
      held.set(action, { sources: new Set([source]), by });
      by.press();
    },
    release,
    releaseAll: (source) => {
      for (const action of [...held.keys()]) release(action, source);
    },
  };
}
