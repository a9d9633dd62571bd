// Keyboard, gamepads and touch as one input, and which of them was used last.
import { type ReadonlySignal, signal } from '@preact/signals';
import { directionOf, encodeInput, kickOf, mergeInputs } from '../../shared/simulation/input.ts';
import type { Action, PadBinds } from '../settings/binds.ts';
import type { Settings } from '../settings/settings.ts';
import { type ActionBoard, createActionBoard } from './action-board.ts';
import { type PadState, padActions, pressedButton, readPad, stickDirection } from './gamepad.ts';
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
  /** See `ActionBoard`: `press` and `release` follow a key or button of the action. */
  readonly onAction: ActionBoard['onAction'];
  /**
   * Directions go to `listener` instead of the disc, at every change and first at once, until the
   * function that is returned is called; for a wheel of choices over the match.
   */
  readonly steer: (listener: (direction: number) => void) => () => void;
  /** True for a key beside the arrows that was hit while running: nobody meant it. */
  readonly isSlip: (event: Pick<KeyboardEvent, 'code' | 'timeStamp'>) => boolean;
  /** True while the stick of a gamepad points somewhere. */
  readonly isStickHeld: () => boolean;
  /** Looks at the gamepads; for a screen without a match, which nobody asks for wishes. */
  readonly pollPads: () => void;
  readonly device: ReadonlySignal<Device>;
  /** True once a disc has been moved or kicked with, on this page. */
  readonly hasPlayed: ReadonlySignal<boolean>;
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
  /** A dialog lies over the page: no action is called. */
  readonly isCovered?: () => boolean;
  /**
   * Somebody wants to move while nobody plays; true if that has begun a match, which
   * `isPlaying` says from then on.
   */
  readonly wake?: () => boolean;
  readonly settings: ReadonlySignal<Settings>;
  readonly firstDevice: Device;
};

export function createPlayerInput(options: PlayerInputOptions): PlayerInput {
  const { target, isPlaying, settings } = options;
  const { isCovered = () => false, wake = () => false } = options;
  const device = signal<Device>(options.firstDevice);
  const hasPlayed = signal(false);
  const padName = signal('');
  const layout = signal<KeyLayout>(new Map());
  const touch = createTouchPad();
  const board = createActionBoard();
  let onChange = () => {};
  const steering = createSteering(() => onChange());
  const use = (used: Device) => {
    if (device.peek() !== used) device.value = used;
  };
  const keyboard = createKeyboard(target, isPlaying, {
    ...{ isCovered, wake, board },
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
  const pollPads = createPadPoll(pads, board, () => settings.peek().padButtons, isCovered);
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
    pollPads();
    if (!isPlaying()) {
      touch.release();
      return 0;
    }
    const wish = steering.turn([readPads(), touch.read()].reduce(mergeInputs, byKeys));
    if (wish !== 0 && !hasPlayed.peek()) hasPlayed.value = true;
    return wish;
  };
  return {
    ...{ read, pollPads, device, hasPlayed, touch, padName, pads, layout },
    onAction: board.onAction,
    isSlip: keyboard.isSlip,
    isStickHeld: () =>
      pads().some((pad) => stickDirection(pad, settings.peek().deadZonePercent) !== 0),
    watch: (listener) => {
      onChange = listener;
    },
    steer: steering.steer,
  };
}

/** Who the directions go to instead of the disc, if anybody. */
function createSteering(onChange: () => void) {
  let onSteer: ((direction: number) => void) | undefined;
  return {
    /** What is left of a wish for the disc. */
    turn: (wish: number): number => {
      if (onSteer === undefined) return wish;
      onSteer(directionOf(wish));
      return encodeInput(0, kickOf(wish));
    },
    steer: (listener: (direction: number) => void) => {
      onSteer = listener;
      onChange();
      return () => {
        if (onSteer !== listener) return;
        onSteer = undefined;
        onChange();
      };
    },
  };
}

/** Calls actions as buttons go down and up; the first look at a button says nothing of before. */
function createPadPoll(
  pads: () => readonly PadState[],
  board: ActionBoard,
  binds: () => PadBinds,
  isCovered: () => boolean,
): () => void {
  let held: readonly Action[] = [];
  return () => {
    const found = pads();
    if (found.length === 0 && held.length === 0) return;
    const now = found.flatMap((pad) => padActions(pad, binds()));
    for (const action of held) if (!now.includes(action)) board.release(action, 'gamepad');
    if (!isCovered())
      for (const action of now) if (!held.includes(action)) board.press(action, 'gamepad');
    held = now;
  };
}

function connectedPads(source: object): (PadState & { readonly id: string })[] {
  const { getGamepads } = source as { readonly getGamepads?: () => readonly (Gamepad | null)[] };
  const found = getGamepads?.call(source) ?? [];
  return found.filter((pad) => pad?.connected) as Gamepad[];
}
