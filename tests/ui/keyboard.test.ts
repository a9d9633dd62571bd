// The keyboard as an input: which keys mean what, when they count, and when they are forgotten.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKeyboard, type Keyboard } from '../../game/input/keyboard.ts';
import { directionOf, directionX, directionY, kickOf } from '../../shared/simulation/input.ts';

/** A key event without a DOM; `on` stands for the focused element. */
class KeyPress extends Event {
  readonly code: string;
  readonly repeat: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey = false;
  readonly altKey = false;
  readonly #on: object | null;

  constructor(
    type: string,
    code: string,
    options: { repeat?: boolean; ctrl?: boolean; on?: object },
  ) {
    super(type, { cancelable: true });
    this.code = code;
    this.repeat = options.repeat ?? false;
    this.ctrlKey = options.ctrl ?? false;
    this.#on = options.on ?? null;
  }

  override get target(): EventTarget | null {
    return this.#on as EventTarget | null;
  }
}

let page: EventTarget;
let keyboard: Keyboard;
let playing: boolean;

beforeEach(() => {
  page = new EventTarget();
  playing = true;
  keyboard = createKeyboard(page, () => playing);
});
afterEach(() => keyboard.close());

function send(type: string, code: string, options: ConstructorParameters<typeof KeyPress>[2] = {}) {
  const event = new KeyPress(type, code, options);
  page.dispatchEvent(event);
  return event;
}

const element = (tagName: string, inside = '') => ({
  tagName,
  closest: (selector: string) => (inside !== '' && selector.includes(inside) ? {} : null),
});

function pointing(): [number, number] {
  const direction = directionOf(keyboard.read());
  return [Math.sign(directionX[direction]), Math.sign(directionY[direction])];
}

describe('directions', () => {
  const keys = [
    ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'],
    ['KeyA', 'KeyD', 'KeyW', 'KeyS'],
  ];
  for (const [left, right, up, down] of keys) {
    for (const [codes, x, y] of [
      [[left], -1, 0],
      [[right], 1, 0],
      [[up], 0, -1],
      [[down], 0, 1],
      [[left, up], -1, -1],
      [[right, up], 1, -1],
      [[left, down], -1, 1],
      [[right, down], 1, 1],
      [[left, right], 0, 0],
      [[left, right, down], 0, 1],
    ] as const) {
      it(`${codes.join(' + ')} points to ${x}, ${y}`, () => {
        for (const code of codes) send('keydown', code);
        expect(pointing()).toEqual([x, y]);
        expect(keyboard.read()).toBe(keyboard.read());
      });
    }
  }

  for (const [across, along, direction] of [
    ['ArrowRight', 'ArrowDown', 3],
    ['ArrowLeft', 'ArrowDown', 7],
    ['ArrowLeft', 'ArrowUp', 11],
    ['ArrowRight', 'ArrowUp', 15],
  ] as const) {
    it(`${across} and ${along} are exactly 45 degrees`, () => {
      send('keydown', across);
      send('keydown', along);
      expect(directionOf(keyboard.read())).toBe(direction);
    });
  }
});

describe('holding and letting go', () => {
  it('kicks while Space or X is held', () => {
    send('keydown', 'Space');
    expect(kickOf(keyboard.read())).toBe(true);
    expect(kickOf(keyboard.read())).toBe(true);
    send('keydown', 'KeyX');
    send('keyup', 'Space');
    expect(kickOf(keyboard.read())).toBe(true);
    send('keyup', 'KeyX');
    expect(keyboard.read()).toBe(0);
  });

  it('a tap between two ticks counts once', () => {
    send('keydown', 'Space');
    send('keyup', 'Space');
    expect(kickOf(keyboard.read())).toBe(true);
    expect(keyboard.read()).toBe(0);
  });

  for (const type of ['blur', 'visibilitychange']) {
    it(`${type} lets go of everything`, () => {
      send('keydown', 'ArrowUp');
      send('keydown', 'Space');
      page.dispatchEvent(new Event(type));
      expect(keyboard.read()).toBe(0);
    });
  }

  it('letting go of Command lets go of everything, for macOS sends no other keyup', () => {
    send('keydown', 'ArrowUp');
    send('keyup', 'MetaLeft');
    expect(keyboard.read()).toBe(0);
  });

  it('hears nothing after close', () => {
    keyboard.close();
    send('keydown', 'ArrowUp');
    expect(keyboard.read()).toBe(0);
  });
});

describe('whose key it is', () => {
  it('takes the usual effect away from game keys, repeats included, and from no other', () => {
    expect(send('keydown', 'ArrowDown').defaultPrevented).toBe(true);
    expect(send('keydown', 'ArrowDown', { repeat: true }).defaultPrevented).toBe(true);
    expect(send('keydown', 'Space').defaultPrevented).toBe(true);
    expect(send('keydown', 'Tab').defaultPrevented).toBe(false);
    expect(send('keydown', 'KeyA', { ctrl: true }).defaultPrevented).toBe(false);
    expect(directionOf(keyboard.read())).toBe(5);
  });

  it('leaves every key alone outside a match, and forgets what was held', () => {
    send('keydown', 'ArrowUp');
    playing = false;
    expect(keyboard.read()).toBe(0);
    expect(send('keydown', 'ArrowDown').defaultPrevented).toBe(false);
    playing = true;
    expect(keyboard.read()).toBe(0);
  });

  for (const tag of ['INPUT', 'TEXTAREA', 'SELECT']) {
    it(`leaves typing in ${tag} alone`, () => {
      expect(send('keydown', 'KeyW', { on: element(tag) }).defaultPrevented).toBe(false);
      expect(keyboard.read()).toBe(0);
    });
  }

  it('leaves dialogs alone', () => {
    send('keydown', 'ArrowUp', { on: element('BUTTON', 'dialog') });
    expect(keyboard.read()).toBe(0);
  });

  it('a focused button keeps Space, the arrows still move', () => {
    expect(send('keydown', 'Space', { on: element('BUTTON') }).defaultPrevented).toBe(false);
    send('keydown', 'ArrowRight', { on: element('BUTTON') });
    expect(keyboard.read()).toBe(1);
  });
});
