// What stands on a key of this keyboard: the browser's own layout where it tells, else the key's
// place on an English one.

/** Letters by `code`, as `navigator.keyboard.getLayoutMap` gives them. */
export type KeyLayout = ReadonlyMap<string, string>;

const namedCaps: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Backspace: '⌫',
  NumpadEnter: 'Enter',
  CapsLock: 'Caps',
};

/** `space` is what the space bar is called. */
export function keyCap(code: string, layout: KeyLayout, space: string): string {
  if (code === 'Space') return space;
  const named = Object.hasOwn(namedCaps, code) ? namedCaps[code] : undefined;
  if (named !== undefined) return named;
  const own = layout.get(code);
  if (own !== undefined && own.trim() !== '') return own.toLocaleUpperCase();
  const letter = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
  if (letter !== undefined) return letter;
  return code.replace(/^(Shift|Control|Alt|Meta)(Left|Right)$/, '$1').replace(/^Numpad/, 'Num ');
}

/** Empty where the browser does not tell (all but Chromium), and on a page without TLS. */
export async function loadKeyLayout(source: object): Promise<KeyLayout> {
  try {
    const { keyboard } = source as { readonly keyboard?: { getLayoutMap(): Promise<KeyLayout> } };
    return (await keyboard?.getLayoutMap()) ?? new Map();
  } catch {
    return new Map();
  }
}
