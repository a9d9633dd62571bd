// Keyboard, gamepads and touch as one input, and which of them was used last.
import { type ReadonlySignal, signal } from '@preact/signals';
import { mergeInputs } from '../../shared/simulation/input.ts';
import type { Settings } from '../settings/settings.ts';
import { type PadState, pressedButton, readPad } from './gamepad.ts';
import { type KeyLayout, loadKeyLayout } from './key-cap.ts';
import { createKeyboard } from './keyboard.ts';
import { createTouchPad, type TouchPad } from './touch-pad.ts';

/** What hints speak of. */
export type Device = 'keyboard' | 'gamepad' | 'touch';

export type PlayerInput = {
  /** The wish of this tick, of all devices together. */
  readonly read: () => number;
  /** `onChange` follows every key and every touch that counts, in the same turn. */
  readonly watch: (onChange: () => void) => void;
  readonly device: ReadonlySignal<Device>;
  readonly touch: TouchPad;
  /** What the browser calls the gamepad that was connected last; empty for none. */
  readonly padName: ReadonlySignal<string>;
  readonly pads: () => readonly PadState[];
  /** What is printed on the keys. */
  readonly layout: ReadonlySignal<KeyLayout>;
};

export type PlayerInputOptions = {
  /** The window. */
  readonly target: EventTarget;
  /** The browser's `navigator`. */
  readonly navigator: object;
  /** The match is on the screen and no dialog lies over it. */
  readonly isPlaying: () => boolean;
  readonly settings: ReadonlySignal<Settings>;
  readonly firstDevice: Device;
};

export function createPlayerInput(options: PlayerInputOptions): PlayerInput {
  const { target, isPlaying, settings } = options;
  const device = signal<Device>(options.firstDevice);
  const padName = signal('');
  const layout = signal<KeyLayout>(new Map());
  const touch = createTouchPad();
  let onChange = () => {};
  const use = (used: Device) => {
    if (device.peek() !== used) device.value = used;
  };
  const keyboard = createKeyboard(target, isPlaying, {
    binds: () => settings.peek().keys,
    onUse: () => use('keyboard'),
    onChange: () => onChange(),
  });
  for (const sign of [touch.stick, touch.isKicking]) sign.subscribe(() => onChange());
  const pads = () => (padName.peek() === '' ? [] : connectedPads(options.navigator));
  for (const type of ['gamepadconnected', 'gamepaddisconnected'])
    target.addEventListener(type, () => {
      padName.value = connectedPads(options.navigator).at(-1)?.id ?? '';
    });
  target.addEventListener('pointerdown', (event) => {
    if ((event as PointerEvent).pointerType === 'touch') use('touch');
  });
  for (const type of ['blur', 'visibilitychange']) target.addEventListener(type, touch.release);
  void loadKeyLayout(options.navigator).then((found) => {
    layout.value = found;
  });
  const readPads = () => {
    const { padButtons, deadZonePercent } = settings.peek();
    let wish = 0;
    for (const pad of pads()) {
      const own = readPad(pad, { binds: padButtons, deadZonePercent });
      if (own !== 0 || pressedButton(pad) !== -1) use('gamepad');
      wish = mergeInputs(wish, own);
    }
    return wish;
  };
  const read = () => {
    const byKeys = keyboard.read();
    if (!isPlaying()) {
      touch.release();
      return 0;
    }
    return [readPads(), touch.read()].reduce(mergeInputs, byKeys);
  };
  const watch = (listener: () => void) => {
    onChange = listener;
  };
  return { read, watch, device, touch, padName, pads, layout };
}

function connectedPads(source: object): (PadState & { readonly id: string })[] {
  const { getGamepads } = source as { readonly getGamepads?: () => readonly (Gamepad | null)[] };
  const found = getGamepads?.call(source) ?? [];
  return found.filter((pad) => pad?.connected) as Gamepad[];
}
