// Actions of keys and buttons: who hears them, when they count, and the slip of a finger.
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPlayerInput, type PlayerInput } from '../../game/input/player-input.ts';
import { slipMs } from '../../game/input/slip.ts';
import { type Action, canBind } from '../../game/settings/binds.ts';
import { initialSettings } from '../../game/settings/settings.ts';
import { directionOf, kickOf } from '../../shared/simulation/input.ts';

type Pad = { id: string; connected: boolean; axes: number[]; buttons: object[] };

let page: EventTarget;
let pads: Pad[];
let input: PlayerInput;
let heard: string[];
let isPlaying: boolean;
let isCovered: boolean;
let canWake: boolean;

beforeEach(() => {
  page = new EventTarget();
  pads = [];
  heard = [];
  isPlaying = true;
  isCovered = false;
  canWake = false;
  input = createPlayerInput({
    target: page,
    navigator: { getGamepads: () => pads },
    isPlaying: () => isPlaying,
    isCovered: () => isCovered,
    wake: () => {
      isPlaying ||= canWake;
      return canWake;
    },
    settings: signal(initialSettings),
    firstDevice: 'keyboard',
  });
});

function listen(action: Action): () => void {
  return input.onAction(
    action,
    () => heard.push(action),
    () => heard.push(`${action} over`),
  );
}

type Press = { readonly atMs?: number; readonly on?: object; readonly shiftKey?: boolean };

function press(type: 'keydown' | 'keyup', code: string, { atMs = 0, on, shiftKey }: Press = {}) {
  const event = new Event(type, { cancelable: true });
  Object.defineProperties(event, {
    ...{ code: { value: code }, timeStamp: { value: atMs }, shiftKey: { value: shiftKey } },
    ...(on !== undefined && { target: { value: on } }),
  });
  page.dispatchEvent(event);
  return event;
}

function tap(code: string, options?: Press): Event {
  const event = press('keydown', code, options);
  press('keyup', code, options);
  return event;
}

const element = (tagName: string, isInDialog = false) => ({
  tagName,
  closest: () => (isInDialog ? {} : null),
});

describe('keys', () => {
  it('call an action when it begins and when it ends, and lose their usual effect', () => {
    listen('roster');
    expect(press('keydown', 'Tab').defaultPrevented).toBe(true);
    expect(heard).toEqual(['roster']);
    press('keyup', 'Tab');
    expect(heard).toEqual(['roster', 'roster over']);
  });

  it('that nobody listens to stay the browser’s', () => {
    const stop = listen('netGraph');
    stop();
    expect(tap('KeyN').defaultPrevented).toBe(false);
    expect(heard).toEqual([]);
  });

  it('call the newest listener alone, and the older one when that has gone', () => {
    listen('chat');
    const stop = input.onAction('chat', () => heard.push('newest'));
    tap('KeyT');
    stop();
    tap('KeyT');
    expect(heard).toEqual(['newest', 'chat', 'chat over']);
  });

  it('call nothing while typing, in a dialog, under a dialog, or with Control', () => {
    listen('mute');
    for (const on of [element('INPUT'), element('TEXTAREA'), element('BUTTON', true)])
      expect(tap('KeyM', { on }).defaultPrevented).toBe(false);
    isCovered = true;
    tap('KeyM');
    expect(heard).toEqual([]);
  });

  it('leave Enter to a focused button, and Tab to whoever walks through the controls', () => {
    listen('chat');
    listen('roster');
    tap('Enter', { on: element('BUTTON') });
    tap('Tab', { on: element('BUTTON') });
    tap('Tab', { on: element('BODY'), shiftKey: true });
    expect(heard).toEqual([]);
    tap('Enter', { on: element('BODY') });
    tap('Tab', { on: element('BODY') });
    expect(heard).toEqual(['chat', 'chat over', 'roster', 'roster over']);
  });

  it('are let go of when the window is', () => {
    listen('quickChat');
    press('keydown', 'KeyQ');
    page.dispatchEvent(new Event('blur'));
    press('keyup', 'KeyQ');
    expect(heard).toEqual(['quickChat', 'quickChat over']);
  });

  it('that are the browser’s can’t be bound', () => {
    const refused = ['', 'F5', 'F11', 'ControlLeft', 'MetaRight', 'AltLeft', 'Escape', 'A b'];
    expect(refused.filter(canBind)).toEqual([]);
    expect(['KeyF', 'ShiftLeft', 'Tab', 'Enter', 'Numpad0'].filter(canBind)).toHaveLength(5);
  });
});

describe('Enter', () => {
  it('beside the arrows is a slip while they are held and 0.4 s after', () => {
    listen('chat');
    press('keydown', 'ArrowUp', { atMs: 1000 });
    expect(tap('Enter', { atMs: 5000 }).defaultPrevented).toBe(true);
    press('keyup', 'ArrowUp', { atMs: 6000 });
    tap('Enter', { atMs: 6000 + slipMs - 1 });
    expect(heard).toEqual([]);
    tap('Enter', { atMs: 6000 + slipMs });
    expect(heard).toEqual(['chat', 'chat over']);
  });

  it('is meant right after running with other keys, and so is T after the arrows', () => {
    listen('chat');
    tap('KeyW', { atMs: 1000 });
    tap('Enter', { atMs: 1001 });
    tap('ArrowUp', { atMs: 2000 });
    tap('KeyT', { atMs: 2001 });
    expect(heard).toEqual(['chat', 'chat over', 'chat', 'chat over']);
  });
});

describe('waking', () => {
  it('a key that moves takes a disc over where that may be, and moves it at once', () => {
    tap('Space');
    isPlaying = false;
    press('keydown', 'ArrowRight');
    expect(input.read()).toBe(0);
    canWake = true;
    press('keydown', 'Space');
    expect(isPlaying).toBe(false);
    press('keydown', 'ArrowRight', { on: element('INPUT') });
    expect(isPlaying).toBe(false);
    press('keydown', 'ArrowRight');
    expect(isPlaying).toBe(true);
    expect(directionOf(input.read())).toBe(1);
  });
});

describe('steering', () => {
  it('takes the directions away from the disc, and gives them back', () => {
    const seen: number[] = [];
    const stop = input.steer((direction) => seen.push(direction));
    press('keydown', 'ArrowLeft');
    press('keydown', 'Space');
    const wish = input.read();
    expect([directionOf(wish), kickOf(wish)]).toEqual([0, true]);
    expect(seen).toContain(9);
    stop();
    expect(directionOf(input.read())).toBe(9);
  });
});

describe('gamepads', () => {
  const buttons = (...down: number[]) =>
    Array.from({ length: 17 }, (_, i) => ({ pressed: down.includes(i), value: 0 }));

  beforeEach(() => {
    pads = [{ id: 'Pad', connected: true, axes: [0, 0], buttons: buttons() }];
    page.dispatchEvent(new Event('gamepadconnected'));
  });

  it('call the quick chat with X, in a match and outside of one', () => {
    listen('quickChat');
    pads[0].buttons = buttons(2);
    input.read();
    input.read();
    pads[0].buttons = buttons();
    isPlaying = false;
    input.pollPads();
    expect(heard).toEqual(['quickChat', 'quickChat over']);
  });

  it('call emotes with the cross while LB is held, and do not run with it then', () => {
    listen('emote1');
    pads[0].buttons = buttons(12);
    expect(directionOf(input.read())).toBe(13);
    expect(heard).toEqual([]);
    pads[0].buttons = buttons(4, 12);
    expect(directionOf(input.read())).toBe(0);
    expect(heard).toEqual(['emote1']);
  });
});
