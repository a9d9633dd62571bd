// Menus by gamepad: the cross moves the focus to what lies that way, A presses, B closes, Menu
// opens the menu of a match, and the stick takes a disc over in the match behind the menu.
// Looks at the pads only while one is connected.
import type { PadState } from '../input/gamepad.ts';
import { isPressed } from '../input/gamepad.ts';
import type { PlayerInput } from '../input/player-input.ts';
import type { AppActions } from './actions.ts';
import { type AppModel, isCovered, isOnPitch } from './model.ts';

export type Way = 'up' | 'down' | 'left' | 'right';

export type Place = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

const ways: readonly (readonly [Way, number])[] = [
  ['up', 12],
  ['down', 13],
  ['left', 14],
  ['right', 15],
];
const buttonA = 0;
const buttonB = 1;
const buttonMenu = 9;
const watched = [...ways.map(([, button]) => button), buttonA, buttonB, buttonMenu];

const focusable = [
  'button:not(:disabled)',
  'input:not(:disabled)',
  'select:not(:disabled)',
  'a[href]',
].join(',');

/** Runs from the connection of a pad to its end. */
export function navigateByPad(
  page: Window,
  model: AppModel,
  input: PlayerInput,
  actions: Pick<AppActions, 'practise' | 'leavePractice'>,
): void {
  let held: ReadonlySet<number> = new Set();
  let isRunning = false;
  const look = () => {
    isRunning = input.padName.peek() !== '';
    if (!isRunning) return;
    page.requestAnimationFrame(look);
    const down = buttonsOf(input.pads());
    const fresh = [...down].filter((button) => !held.has(button));
    held = down;
    for (const button of fresh) press(page, model, button, actions);
    if (isOnPitch(model)) return;
    input.pollPads();
    if (model.screen.peek() === 'menu' && !isCovered(model) && input.isStickHeld())
      actions.practise();
  };
  input.padName.subscribe((name) => {
    if (name === '' || isRunning) return;
    isRunning = true;
    page.requestAnimationFrame(look);
  });
}

function buttonsOf(pads: readonly PadState[]): ReadonlySet<number> {
  return new Set(watched.filter((button) => pads.some((pad) => isPressed(pad, button))));
}

function press(
  page: Window,
  model: AppModel,
  button: number,
  { leavePractice }: Pick<AppActions, 'leavePractice'>,
): void {
  const dialog = [...page.document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);
  if (button === buttonMenu && isOnPitch(model)) {
    if (dialog !== undefined) closeTop(dialog);
    else if (model.screen.peek() === 'match') model.menuOpen.value = true;
    else leavePractice();
    return;
  }
  if (isOnPitch(model) && dialog === undefined) return;
  if (button === buttonB) closeTop(dialog);
  else if (button === buttonA) pressFocused(page);
  else moveFocus(page, dialog, ways.find(([, one]) => one === button)![0]);
}

/** As Escape does; a dialog that may not be closed opens again by itself. */
function closeTop(dialog: HTMLElement | undefined): void {
  (dialog as HTMLDialogElement | undefined)?.close();
}

function pressFocused(page: Window): void {
  const focused = page.document.activeElement;
  if (focused instanceof HTMLElement) focused.click();
}

function moveFocus(page: Window, dialog: HTMLElement | undefined, way: Way): void {
  const root = dialog ?? page.document.querySelector<HTMLElement>('#ui');
  if (root === null) return;
  const all = [...root.querySelectorAll<HTMLElement>(focusable)].filter(isShown);
  const focused = page.document.activeElement;
  const current = focused instanceof HTMLElement && all.includes(focused) ? focused : undefined;
  if (current === undefined) {
    all[0]?.focus();
    return;
  }
  if (slide(current, way)) return;
  const others = all.filter((element) => element !== current);
  const next = nextPlace(placeOf(current), others.map(placeOf), way);
  if (next < 0) return;
  others[next].focus();
  others[next].scrollIntoView({ block: 'nearest' });
}

/** Left and right move a slider instead of the focus. */
function slide(element: HTMLElement, way: Way): boolean {
  if (!(element instanceof HTMLInputElement) || element.type !== 'range') return false;
  if (way === 'up' || way === 'down') return false;
  if (way === 'right') element.stepUp();
  else element.stepDown();
  element.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

function isShown(element: HTMLElement): boolean {
  return element.getClientRects().length > 0;
}

function placeOf(element: HTMLElement): Place {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { left, top, width, height };
}

/**
 * The index of the nearest place that lies that way, -1 for none; what is off to the side counts as
 * further away.
 */
export function nextPlace(from: Place, places: readonly Place[], way: Way): number {
  const [x, y] = middleOf(from);
  let best = -1;
  let bestCost = Number.POSITIVE_INFINITY;
  places.forEach((place, index) => {
    const [toX, toY] = middleOf(place);
    const isAcross = way === 'left' || way === 'right';
    const sign = way === 'right' || way === 'down' ? 1 : -1;
    const along = sign * (isAcross ? toX - x : toY - y);
    const aside = Math.abs(isAcross ? toY - y : toX - x);
    const cost = along + 2 * aside;
    if (along < 1 || cost >= bestCost) return;
    best = index;
    bestCost = cost;
  });
  return best;
}

function middleOf({ left, top, width, height }: Place): readonly [number, number] {
  return [left + width / 2, top + height / 2];
}
