// The quick chat as a wheel: held, a direction chooses and letting go says it; tapped, it stays
// open until a direction has come and gone, or it is tapped again. Pure; times are parameters.

export type WheelState = {
  readonly isOpen: boolean;
  /** 0 to 7 from the right, clockwise; -1 for none. */
  readonly chosen: number;
};

export const wheelClosed: WheelState = { isOpen: false, chosen: -1 };

export type Wheel = {
  readonly press: (nowMs: number) => void;
  readonly release: (nowMs: number) => void;
  /** 1 to 16 clockwise from the right, 0 for none. */
  readonly steer: (direction: number) => void;
  /** Straight to a place, as a finger on it. */
  readonly point: (chosen: number) => void;
  readonly close: () => void;
};

/** A shorter press is a tap. */
export const tapMs = 280;
export const wheelPlaces = 8;

export function createWheel(
  show: (state: WheelState) => void,
  say: (chosen: number) => void,
): Wheel {
  let state = wheelClosed;
  let pressedMs = 0;
  let isHeld = false;
  const turn = (next: WheelState) => {
    if (next.isOpen === state.isOpen && next.chosen === state.chosen) return;
    state = next;
    show(state);
  };
  const close = () => turn(wheelClosed);
  const settle = () => {
    const { chosen } = state;
    close();
    if (chosen >= 0) say(chosen);
  };
  return {
    press: (nowMs) => {
      isHeld = true;
      pressedMs = nowMs;
      if (state.isOpen) close();
      else turn({ isOpen: true, chosen: -1 });
    },
    release: (nowMs) => {
      isHeld = false;
      if (!state.isOpen) return;
      if (state.chosen >= 0 || nowMs - pressedMs >= tapMs) settle();
    },
    steer: (direction) => {
      if (!state.isOpen) return;
      if (direction > 0) turn({ isOpen: true, chosen: placeOf(direction) });
      else if (!isHeld && state.chosen >= 0) settle();
    },
    point: (chosen) => {
      if (state.isOpen) turn({ isOpen: true, chosen });
    },
    close,
  };
}

/** The place nearest to one of 16 directions. */
export function placeOf(direction: number): number {
  return Math.round((direction - 1) / 2) % wheelPlaces;
}

/** The place where a finger has gone, from where it was put down; -1 while it is near there. */
export function placeOfSwipe(x: number, y: number, leastPx: number): number {
  if (Math.hypot(x, y) < leastPx) return -1;
  const eighths = Math.round((Math.atan2(y, x) / (2 * Math.PI)) * wheelPlaces);
  return (eighths + wheelPlaces) % wheelPlaces;
}
