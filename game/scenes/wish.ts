// The player's wish for the next tick: the newest, but what was only tapped since the last tick
// still counts. Knows no keys.
import { type Input, mergeInputs } from '../../shared/simulation/input.ts';

export type Wish = {
  /** The keys have changed. */
  readonly set: (input: Input) => void;
  /** What the next tick would read now. */
  readonly peek: () => Input;
  /** For an update; `tick` is the next one to be stepped, which may have been asked for before. */
  readonly read: (tick: number) => Input;
};

export function createWish(): Wish {
  let held = 0;
  let recent = 0;
  let tickBefore = -1;
  let last = 0;
  return {
    set: (input) => {
      recent = mergeInputs(recent, input);
      held = input;
    },
    peek: () => recent,
    read: (tick) => {
      last = tick === tickBefore ? mergeInputs(last, recent) : recent;
      recent = held;
      tickBefore = tick;
      return last;
    },
  };
}
