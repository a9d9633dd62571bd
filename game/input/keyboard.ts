// The keyboard as an input: arrows or WASD to move, Space or X to kick, by physical key (`code`).
// Handlers only remember which keys are down; the tick asks with `read`.
import { encodeInput } from '../../shared/simulation/input.ts';

export type Keyboard = {
  /** The wish of this tick; a tap that came and went since the last call still counts once. */
  readonly read: () => number;
  /** Forgets every held key. */
  readonly release: () => void;
  /** Takes all listeners away. */
  readonly close: () => void;
};

type Action = 'left' | 'right' | 'up' | 'down' | 'kick';

const actionByCode: ReadonlyMap<string, Action> = new Map([
  ['ArrowLeft', 'left'],
  ['ArrowRight', 'right'],
  ['ArrowUp', 'up'],
  ['ArrowDown', 'down'],
  ['KeyA', 'left'],
  ['KeyD', 'right'],
  ['KeyW', 'up'],
  ['KeyS', 'down'],
  ['Space', 'kick'],
  ['KeyX', 'kick'],
]);

/** Directions 1 to 16 run clockwise from +x with y down; by row (up, none, down), then column. */
const directionByRowAndColumn = [
  [11, 13, 15],
  [9, 0, 1],
  [7, 5, 3],
] as const;

/**
 * Listens on `target` (the window) until `close`. Keys count, and lose their usual effect, only
 * while `isPlaying` says so and the focus is in no field or dialog; a focused button keeps Space.
 * `onChange` follows every key that counts, in the same turn: whoever reads then misses no tap.
 */
export function createKeyboard(
  target: EventTarget,
  isPlaying: () => boolean,
  onChange: () => void = () => {},
): Keyboard {
  const held = new Set<string>();
  const tapped = new Set<string>();
  const forget = () => {
    held.clear();
    tapped.clear();
  };
  const release = () => {
    forget();
    onChange();
  };
  const down = (event: Event) => {
    const { code, repeat, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
    const action = actionByCode.get(code);
    if (action === undefined || ctrlKey || metaKey || altKey) return;
    if (!isPlaying() || !isForPitch(event.target, action)) return;
    event.preventDefault();
    if (repeat) return;
    held.add(code);
    tapped.add(code);
    onChange();
  };
  const up = (event: Event) => {
    const { code } = event as KeyboardEvent;
    if (held.delete(code)) onChange();
    // macOS reports no keyup for keys that were down together with Command.
    if (code === 'MetaLeft' || code === 'MetaRight') release();
  };
  const listeners = { keydown: down, keyup: up, blur: release, visibilitychange: release };
  for (const [type, listener] of Object.entries(listeners)) target.addEventListener(type, listener);
  return {
    read: () => {
      if (!isPlaying()) forget();
      const input = inputOf(held, tapped);
      tapped.clear();
      return input;
    },
    release,
    close: () => {
      forget();
      for (const [type, listener] of Object.entries(listeners)) {
        target.removeEventListener(type, listener);
      }
    },
  };
}

function inputOf(held: ReadonlySet<string>, tapped: ReadonlySet<string>): number {
  const actions = new Set<Action>();
  for (const codes of [held, tapped]) {
    for (const code of codes) {
      const action = actionByCode.get(code);
      if (action !== undefined) actions.add(action);
    }
  }
  const column = 1 + Number(actions.has('right')) - Number(actions.has('left'));
  const row = 1 + Number(actions.has('down')) - Number(actions.has('up'));
  return encodeInput(directionByRowAndColumn[row][column], actions.has('kick'));
}

function isForPitch(target: EventTarget | null, action: Action): boolean {
  const element = target as Partial<HTMLElement> | null;
  if (element === null || typeof element.tagName !== 'string') return true;
  if (element.isContentEditable === true) return false;
  if (element.closest?.('dialog, [popover], [role=dialog]')) return false;
  const tag = element.tagName;
  if (tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT') return false;
  return action !== 'kick' || (tag !== 'BUTTON' && tag !== 'A');
}
