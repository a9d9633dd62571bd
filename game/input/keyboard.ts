// The keyboard as an input: two physical keys (`code`) for each control.
// Handlers only remember which keys are down; the tick asks with `read`.
import { type Control, initialSettings, type KeyBinds } from '../settings/settings.ts';
import { inputOfControls } from './control-input.ts';

export type Keyboard = {
  /** The wish of this tick; a tap that came and went since the last call still counts once. */
  readonly read: () => number;
  /** Forgets every held key. */
  readonly release: () => void;
  /** Takes all listeners away. */
  readonly close: () => void;
};

export type KeyboardOptions = {
  /** Which keys mean what, now. */
  readonly binds?: () => KeyBinds;
  /** A key of the game was pressed. */
  readonly onUse?: () => void;
  /** Follows every key that counts, in the same turn: whoever reads then misses no tap. */
  readonly onChange?: () => void;
};

/**
 * Listens on `target` (the window) until `close`. Keys count, and lose their usual effect, only
 * while `isPlaying` says so and the focus is in no field or dialog; a focused button keeps Space.
 */
export function createKeyboard(
  target: EventTarget,
  isPlaying: () => boolean,
  options: KeyboardOptions = {},
): Keyboard {
  const { binds = () => initialSettings.keys, onUse = () => {}, onChange = () => {} } = options;
  const controlsOf = createBindReader(binds);
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
    const controls = controlsOf(code);
    if (controls.length === 0 || ctrlKey || metaKey || altKey) return;
    if (!isPlaying() || !isForPitch(event.target, code, controls)) return;
    event.preventDefault();
    if (repeat) return;
    held.add(code);
    tapped.add(code);
    onUse();
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
      const input = inputOfControls(new Set([...held, ...tapped].flatMap(controlsOf)));
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

/** The controls of a key; looked up anew only when the binds are other ones. */
function createBindReader(binds: () => KeyBinds): (code: string) => readonly Control[] {
  let known: KeyBinds | undefined;
  let byCode = new Map<string, Control[]>();
  return (code) => {
    const now = binds();
    if (now !== known) {
      known = now;
      byCode = new Map();
      for (const [control, codes] of Object.entries(now) as [Control, readonly string[]][]) {
        for (const one of codes) {
          if (one !== '') byCode.set(one, [...(byCode.get(one) ?? []), control]);
        }
      }
    }
    return byCode.get(code) ?? [];
  };
}

/** Keys that press a focused button or follow a focused link. */
const pressingCodes = new Set(['Space', 'Enter', 'NumpadEnter']);

function isForPitch(
  target: EventTarget | null,
  code: string,
  controls: readonly Control[],
): boolean {
  const element = target as Partial<HTMLElement> | null;
  if (element === null || typeof element.tagName !== 'string') return true;
  if (element.isContentEditable === true) return false;
  if (element.closest?.('dialog, [popover], [role=dialog]')) return false;
  const tag = element.tagName;
  if (tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT') return false;
  const isPress = controls.includes('kick') || pressingCodes.has(code);
  return !isPress || (tag !== 'BUTTON' && tag !== 'A');
}
