// A key beside the arrows that was hit while running, such as Enter, is a slip of the finger and
// means nothing. Pure; times are those of the events.

export type SlipGuard = {
  /** A key that moves the disc goes down or up. */
  readonly moved: (code: string, isDown: boolean, atMs: number) => void;
  readonly isSlip: (code: string, atMs: number) => boolean;
  /** Nothing is held any more. */
  readonly forget: () => void;
};

/** So long after running a key beside the arrows is not meant. */
export const slipMs = 400;

const arrows = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);
/** What the hand on the arrows reaches without wanting to. */
const besideArrows = new Set([
  ...['Enter', 'NumpadEnter', 'ShiftRight', 'Slash', 'Quote', 'Backslash', 'End', 'PageDown'],
  ...['Numpad0', 'Numpad1', 'Delete'],
]);

export function createSlipGuard(): SlipGuard {
  const held = new Set<string>();
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    moved: (code, isDown, atMs) => {
      if (!arrows.has(code)) return;
      lastMs = atMs;
      if (isDown) held.add(code);
      else held.delete(code);
    },
    isSlip: (code, atMs) => besideArrows.has(code) && (held.size > 0 || atMs - lastMs < slipMs),
    forget: () => held.clear(),
  };
}
