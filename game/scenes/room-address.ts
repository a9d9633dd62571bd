// The room's code in the page's address: what a person copies, and where going back leads.
import { readPageOptions } from './page-options.ts';

/** A link stays the address that it is; from the menu, going back leads there again. */
export function showInAddress(code: string): void {
  const isShown = readPageOptions(location).code === code;
  if (isShown) history.replaceState(null, '', `#${code}`);
  else history.pushState(null, '', `#${code}`);
}
