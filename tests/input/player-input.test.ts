// All devices as one input, in the settings' binds, and which of them was used last.
import { type Signal, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { keyCap, loadKeyLayout } from '../../game/input/key-cap.ts';
import { createPlayerInput, type PlayerInput } from '../../game/input/player-input.ts';
import { initialSettings, type Settings } from '../../game/settings/settings.ts';
import { directionOf, kickOf } from '../../shared/simulation/input.ts';

type Pad = { id: string; connected: boolean; axes: number[]; buttons: object[] };

let page: EventTarget;
let pads: (Pad | null)[];
let settings: Signal<Settings>;
let isPlaying: boolean;
let input: PlayerInput;

beforeEach(() => {
  page = new EventTarget();
  pads = [null];
  settings = signal<Settings>(initialSettings);
  isPlaying = true;
  input = createPlayerInput({
    target: page,
    navigator: { getGamepads: () => pads },
    isPlaying: () => isPlaying,
    settings,
    firstDevice: 'keyboard',
  });
});

function press(type: 'keydown' | 'keyup', code: string): void {
  page.dispatchEvent(Object.assign(new Event(type, { cancelable: true }), { code }));
}

function plugIn(id: string): Pad {
  const off = { pressed: false, value: 0 };
  const pad = { id, connected: true, axes: [0, 0], buttons: Array.from({ length: 17 }, () => off) };
  pads = [null, pad];
  page.dispatchEvent(new Event('gamepadconnected'));
  return pad;
}

describe('keys', () => {
  it('follow the settings at once, and the old key is free again', () => {
    settings.value = { ...initialSettings, keys: { ...initialSettings.keys, kick: ['KeyK', ''] } };
    press('keydown', 'Space');
    expect(input.read()).toBe(0);
    press('keydown', 'KeyK');
    expect(kickOf(input.read())).toBe(true);
    press('keyup', 'KeyK');
    input.read();
    expect(input.read()).toBe(0);
  });

  it('that move say that somebody has played, and the wheel of phrases does not (U34)', () => {
    const wheel = input.steer(() => {});
    press('keydown', 'ArrowLeft');
    input.read();
    expect(input.hasPlayed.value).toBe(false);
    press('keyup', 'ArrowLeft');
    input.read();
    wheel();
    press('keydown', 'ArrowRight');
    input.read();
    expect(input.hasPlayed.value).toBe(true);
  });

  it('one key for two controls does both', () => {
    const keys = { ...initialSettings.keys, kick: ['KeyW', ''] } as const;
    settings.value = { ...initialSettings, keys };
    press('keydown', 'KeyW');
    const wish = input.read();
    expect([directionOf(wish), kickOf(wish)]).toEqual([13, true]);
  });
});

describe('gamepads', () => {
  it('play as soon as they are plugged in, and not after they are gone', () => {
    const pad = plugIn('Pad X');
    expect(input.padName.value).toBe('Pad X');
    pad.axes = [0, 1];
    expect(directionOf(input.read())).toBe(5);
    expect(input.device.value).toBe('gamepad');
    pads = [null, null];
    page.dispatchEvent(new Event('gamepaddisconnected'));
    expect(input.padName.value).toBe('');
    expect(input.read()).toBe(0);
  });

  it('kick together with keys that move', () => {
    const pad = plugIn('Pad X');
    pad.buttons = [{ pressed: true, value: 1 }];
    press('keydown', 'ArrowRight');
    const wish = input.read();
    expect([directionOf(wish), kickOf(wish)]).toEqual([1, true]);
  });
});

describe('the device', () => {
  it('is the one that was used last', () => {
    const touched = Object.assign(new Event('pointerdown'), { pointerType: 'touch' });
    page.dispatchEvent(Object.assign(new Event('pointerdown'), { pointerType: 'mouse' }));
    expect(input.device.value).toBe('keyboard');
    page.dispatchEvent(touched);
    expect(input.device.value).toBe('touch');
    press('keydown', 'Tab');
    expect(input.device.value).toBe('touch');
    press('keydown', 'ArrowUp');
    expect(input.device.value).toBe('keyboard');
  });

  it('wishes nothing outside of a match, and has let go when it comes back', () => {
    press('keydown', 'ArrowUp');
    input.touch.kickDown(1);
    isPlaying = false;
    expect(input.read()).toBe(0);
    isPlaying = true;
    expect(input.read()).toBe(0);
  });
});

describe('key caps', () => {
  const plain = new Map<string, string>();

  it.each([
    ['KeyW', 'W'],
    ['Digit1', '1'],
    ['ArrowUp', '↑'],
    ['Space', 'Leertaste'],
    ['ShiftLeft', 'Shift'],
    ['Numpad4', 'Num 4'],
    ['constructor', 'constructor'],
  ])('%s is %s', (code, cap) => expect(keyCap(code, plain, 'Leertaste')).toBe(cap));

  it('are those of the keyboard where the browser tells', async () => {
    const azerty = new Map([
      ['KeyW', 'z'],
      ['KeyA', 'q'],
    ]);
    const layout = await loadKeyLayout({ keyboard: { getLayoutMap: async () => azerty } });
    expect(['KeyW', 'KeyA', 'KeyS'].map((code) => keyCap(code, layout, 'Espace'))).toEqual([
      'Z',
      'Q',
      'S',
    ]);
    const refusing = { keyboard: { getLayoutMap: () => Promise.reject(new Error('no')) } };
    expect((await loadKeyLayout(refusing)).size).toBe(0);
    expect((await loadKeyLayout({})).size).toBe(0);
  });
});
