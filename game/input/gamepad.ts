// Gamepads as an input: a stick in 16 directions beyond a round dead zone, buttons as bound.
// Polled; keeps nothing between two readings.
import { directionTowards, encodeInput } from '../../shared/simulation/input.ts';
import { type Control, controls, type PadBinds } from '../settings/settings.ts';
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

/** What a gamepad wishes for this tick; buttons for a direction go before the stick. */
export function readPad(pad: PadState, { binds, deadZonePercent }: PadOptions): number {
  const held = new Set<Control>(
    controls.filter((control) => binds[control].some((button) => isPressed(pad, button))),
  );
  const byButtons = directionOfControls(held);
  const direction = byButtons === 0 ? stickDirection(pad, deadZonePercent) : byButtons;
  return encodeInput(direction, held.has('kick'));
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

/** As printed on the most common pad; a number for what has no name. */
export function buttonName(button: number): string {
  return buttonNames[button] ?? `#${button}`;
}
