// Touch as an input: a stick that floats to where the thumb lands, and a kick button. Told of
// pointers by the interface, asked by the tick.
import { type ReadonlySignal, signal } from '@preact/signals';
import { directionTowards, encodeInput } from '../../shared/simulation/input.ts';

/** Where the stick is held, in CSS pixels of the window; `knob` is relative to `x`, `y`. */
export type StickView = {
  readonly x: number;
  readonly y: number;
  readonly knobX: number;
  readonly knobY: number;
};

export type TouchPad = {
  /** Null while no thumb is on it. */
  readonly stick: ReadonlySignal<StickView | null>;
  readonly isKicking: ReadonlySignal<boolean>;
  /** A thumb lands; a second one on the same part is ignored. */
  readonly stickDown: (pointerId: number, x: number, y: number) => void;
  /** `radiusPx` is how far the knob goes. */
  readonly stickMove: (pointerId: number, x: number, y: number, radiusPx: number) => void;
  readonly stickUp: (pointerId: number) => void;
  readonly kickDown: (pointerId: number) => void;
  readonly kickUp: (pointerId: number) => void;
  /** The wish of this tick; a tap that came and went since the last call still kicks once. */
  readonly read: () => number;
  readonly release: () => void;
};

/** A thumb that rests moves by less than this part of the stick's radius. */
const deadPart = 0.12;

export function createTouchPad(): TouchPad {
  const stick = signal<StickView | null>(null);
  const isKicking = signal(false);
  let stickPointer = -1;
  let kickPointer = -1;
  let direction = 0;
  let wasTapped = false;
  const letGo = () => {
    stickPointer = -1;
    direction = 0;
    stick.value = null;
  };
  return {
    stick,
    isKicking,
    stickDown: (pointerId, x, y) => {
      if (stickPointer !== -1) return;
      stickPointer = pointerId;
      stick.value = { x, y, knobX: 0, knobY: 0 };
    },
    stickMove: (pointerId, x, y, radiusPx) => {
      const held = stick.peek();
      if (pointerId !== stickPointer || held === null) return;
      const pulled = pullStick(held, x, y, radiusPx);
      const reach = Math.hypot(pulled.knobX, pulled.knobY);
      direction = reach <= deadPart * radiusPx ? 0 : directionTowards(pulled.knobX, pulled.knobY);
      stick.value = pulled;
    },
    stickUp: (pointerId) => {
      if (pointerId === stickPointer) letGo();
    },
    kickDown: (pointerId) => {
      if (kickPointer !== -1) return;
      kickPointer = pointerId;
      wasTapped = true;
      isKicking.value = true;
    },
    kickUp: (pointerId) => {
      if (pointerId !== kickPointer) return;
      kickPointer = -1;
      isKicking.value = false;
    },
    read: () => {
      const input = encodeInput(direction, isKicking.peek() || wasTapped);
      wasTapped = false;
      return input;
    },
    release: () => {
      letGo();
      kickPointer = -1;
      wasTapped = false;
      isKicking.value = false;
    },
  };
}

/** The knob follows the thumb; beyond the radius the whole stick comes along. */
export function pullStick(held: StickView, x: number, y: number, radiusPx: number): StickView {
  const dx = x - held.x;
  const dy = y - held.y;
  const far = Math.hypot(dx, dy);
  const part = far > radiusPx ? radiusPx / far : 1;
  const knobX = dx * part;
  const knobY = dy * part;
  return { x: x - knobX, y: y - knobY, knobX, knobY };
}
