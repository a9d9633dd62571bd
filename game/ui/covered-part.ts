// How much of the screen the card of the menu covers, and from which side: what is left over is
// where the match behind it is to be looked at.

import type { AppModel } from './model.ts';

/** Parts of the screen from each side, 0 to 1. */
export type CoveredPart = {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/** Of the menu that is on the screen now. */
export function coveredByMenu(model: AppModel, page: Window): CoveredPart {
  if (model.screen.peek() !== 'menu' || model.practice.peek() === 'playing') return none;
  const card = page.document.querySelector('.menu')?.getBoundingClientRect();
  return coveredPart(card, { width: page.innerWidth, height: page.innerHeight });
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

const none: CoveredPart = { left: 0, right: 0, top: 0, bottom: 0 };
/** What is left over must be worth looking at. */
const freeMin = 0.3;

/** A card in the middle leaves no side: then the match is looked at as if nothing lay over it. */
export function coveredPart(
  card: Box | undefined,
  screen: { readonly width: number; readonly height: number },
): CoveredPart {
  if (card === undefined || screen.width <= 0 || screen.height <= 0) return none;
  const free = {
    left: 1 - card.right / screen.width,
    right: card.left / screen.width,
    top: card.top / screen.height,
  };
  const widest = Math.max(free.left, free.right, free.top);
  if (widest < freeMin) return none;
  if (widest === free.left) return { ...none, left: 1 - free.left };
  if (widest === free.right) return { ...none, right: 1 - free.right };
  return { ...none, bottom: 1 - free.top };
}
