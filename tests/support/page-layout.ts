// What is wrong with how a page lies: controls that can't be brought into view, are covered or too
// small to hit, and words that are cut off. Looks at the top dialog alone while one is open.
import type { Page } from 'playwright-core';

export type LayoutWish = {
  /** Both sides of a control are at least this long, in CSS pixels. */
  readonly targetPx: number;
  /** What lies over a part of the screen on purpose, while somebody wants it to. */
  readonly overlays: string;
};

/** One line for each fault; empty for a sound page. */
export function layoutFaults(page: Page, wish: LayoutWish): Promise<readonly string[]> {
  return page.evaluate(faultsIn, wish);
}

/** Runs in the page, so it can use nothing from outside. */
function faultsIn({ targetPx, overlays }: LayoutWish): readonly string[] {
  const slackPx = 1;
  const faults: string[] = [];
  const dialog = [...document.querySelectorAll<HTMLElement>('dialog[open]')].at(-1);
  const root = dialog ?? document.querySelector<HTMLElement>('#ui')!;
  const isShown = (element: Element) =>
    element.getClientRects().length > 0 &&
    getComputedStyle(element).visibility === 'visible' &&
    element.closest('[inert], [aria-hidden=true], .hidden') === null;
  const nameOf = (element: Element) => {
    const text = element.getAttribute('aria-label') ?? element.textContent ?? '';
    const kind = element.getAttribute('class') ?? '';
    return `${element.tagName.toLowerCase()} “${text.trim().slice(0, 40)}” .${kind}`;
  };
  /** What a finger hits: the label of a control that is painted by it. */
  const targetOf = (element: HTMLElement): HTMLElement => {
    const isPainted = Number(getComputedStyle(element).opacity) > 0;
    return isPainted ? element : (element.closest('label') ?? element);
  };
  const judge = (target: HTMLElement) => {
    target.scrollIntoView({ block: 'center', inline: 'nearest' });
    const { left, top, right, bottom, width, height } = target.getBoundingClientRect();
    if (Math.min(width, height) < targetPx - slackPx)
      faults.push(`${nameOf(target)} is small: ${Math.round(width)} x ${Math.round(height)}`);
    const out = Math.max(-left, -top, right - innerWidth, bottom - innerHeight);
    if (out > slackPx) {
      faults.push(`${nameOf(target)} is ${Math.round(out)} px out of view`);
      return;
    }
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const isOver = hit === null || target.contains(hit) || hit.contains(target);
    if (!isOver && hit.closest(overlays) === null)
      faults.push(`${nameOf(target)} is covered by ${nameOf(hit)}`);
  };
  for (const control of root.querySelectorAll<HTMLElement>(
    'button, input, select, textarea, a[href], summary',
  ))
    if (isShown(control)) judge(targetOf(control));
  const isShortened = (from: Element, to: Element) => {
    for (let at: Element | null = from; at !== null; at = at.parentElement) {
      if (getComputedStyle(at).textOverflow === 'ellipsis') return true;
      if (at === to) return false;
    }
    return false;
  };
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const texts = [...element.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
    if (texts.length === 0 || !isShown(element)) continue;
    const box = element.closest<HTMLElement>('button, label, td, th, h1, h2, h3') ?? element;
    if (isShortened(element, box)) continue;
    const { overflowX } = getComputedStyle(element);
    if (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + slackPx)
      faults.push(`${nameOf(element)} is cut off`);
    const edge = box.getBoundingClientRect();
    for (const text of texts) {
      const range = document.createRange();
      range.selectNodeContents(text);
      const words = range.getBoundingClientRect();
      const across = Math.max(edge.left - words.left, words.right - edge.right);
      const along = Math.max(edge.top - words.top, words.bottom - edge.bottom);
      if (words.width > 0 && (across > 2 || (box.tagName === 'BUTTON' && along > 2)))
        faults.push(`${nameOf(element)} runs out of its ${box.tagName.toLowerCase()}`);
    }
  }
  return faults;
}
