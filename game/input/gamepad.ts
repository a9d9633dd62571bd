// Gamepads as an input: a stick in 16 directions beyond a round dead zone, buttons as bound.
// Polled; keeps nothing between two readings.
import { directionTowards, encodeInput } from '../../shared/simulation/input.ts';
import { type Action, actions, type Control, controls, type PadBinds } from '../settings/binds.ts';
import { directionOfControls } from './control-input.ts';

/** The part of the browser's `Gamepad` that is read. */
export type PadState = {
  readonly axes: readonly number[];
  readonly buttons: readonly { readonly pressed: boolean; readonly value: number }[];
};

export type PadOptions = {
  readonly binds: PadBinds;
  /** Part of the stick's way that counts as none, 0 to 100. */
  readonly deadZonePercent: number;
};

/** A trigger counts from here on. */
const triggerFrom = 0.5;
/** What a browser calls its buttons by the standard mapping, in order. */
const buttonNames = [
  ...['A', 'B', 'X', 'Y', 'LB', 'RB', 'LT', 'RT', 'View', 'Menu', 'L3', 'R3'],
  ...['↑', '↓', '←', '→'],
] as const;

const emotes = actions.filter((action) => action.startsWith('emote'));

/**
 * What a gamepad wishes for this tick; buttons for a direction go before the stick. While the
 * button for emotes is held, those that are bound to one mean nothing else.
 */
export function readPad(pad: PadState, { binds, deadZonePercent }: PadOptions): number {
  const taken = isShifted(pad, binds) ? emotes.flatMap((emote) => binds[emote]) : [];
  const counts = (button: number) => isPressed(pad, button) && !taken.includes(button);
  const held = new Set<Control>(controls.filter((control) => binds[control].some(counts)));
  const byButtons = directionOfControls(held);
  const direction = byButtons === 0 ? stickDirection(pad, deadZonePercent) : byButtons;
  return encodeInput(direction, held.has('kick'));
}

/** The actions that a gamepad calls now; an emote only together with the button for emotes. */
export function padActions(pad: PadState, binds: PadBinds): readonly Action[] {
  const isShifting = isShifted(pad, binds);
  const hasShift = binds.emoteShift.some((button) => button >= 0);
  const taken = isShifting ? emotes.flatMap((emote) => binds[emote]) : [];
  return actions.filter((action) => {
    const down = binds[action].filter((button) => isPressed(pad, button));
    if (emotes.includes(action)) return down.length > 0 && (isShifting || !hasShift);
    return down.some((button) => !taken.includes(button));
  });
}

/** The direction of the left stick, 0 inside the dead zone. */
export function stickDirection({ axes }: PadState, deadZonePercent: number): number {
  const [x = 0, y = 0] = axes;
  if (!Number.isFinite(x) || !Number.isFinite(y)) return 0;
  return Math.hypot(x, y) * 100 <= deadZonePercent ? 0 : directionTowards(x, y);
}

/** The first button that is down; -1 for none. */
export function pressedButton(pad: PadState): number {
  return pad.buttons.findIndex((_, index) => isPressed(pad, index));
}

export function isPressed(pad: PadState, button: number): boolean {
  const state = pad.buttons[button];
  return state !== undefined && (state.pressed || state.value >= triggerFrom);
}

function isShifted(pad: PadState, { emoteShift }: PadBinds): boolean {
  return emoteShift.some((button) => isPressed(pad, button));
}

/** As printed on the most common pad; a number for what has no name. */
export function buttonName(button: number): string {
  return buttonNames[button] ?? `#${button}`;
}
