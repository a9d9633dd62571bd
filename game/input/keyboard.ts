// The keyboard as an input: two physical keys (`code`) for each control and each action.
// Handlers only remember which keys move; the tick asks with `read`. Actions are called at once.
import {
  type Action,
  actions,
  type Control,
  controls,
  initialKeys,
  type KeyBinds,
  type KeyUse,
} from '../settings/binds.ts';
import { type ActionBoard, createActionBoard } from './action-board.ts';
import { inputOfControls } from './control-input.ts';
import { createSlipGuard, type SlipGuard } from './slip.ts';

export type Keyboard = {
  /** The wish of this tick; a tap that came and went since the last call still counts once. */
  readonly read: () => number;
  /** True for a key beside the arrows that was hit while running: nobody meant it. */
  readonly isSlip: (event: Pick<KeyboardEvent, 'code' | 'timeStamp'>) => boolean;
  /** Forgets every held key. */
  readonly release: () => void;
  /** Takes all listeners away. */
  readonly close: () => void;
};

export type KeyboardOptions = {
  /** Which keys mean what, now. */
  readonly binds?: () => KeyBinds;
  /** A key of the game was pressed. */
  readonly onUse?: () => void;
  /** Follows every key that counts, in the same turn: whoever reads then misses no tap. */
  readonly onChange?: () => void;
  /** A key that moves was pressed while nobody plays; true if it may take a disc over. */
  readonly wake?: () => boolean;
  /** Something lies over the page that the keys belong to. */
  readonly isCovered?: () => boolean;
  readonly board?: ActionBoard;
};

type Uses = { readonly controls: readonly Control[]; readonly actions: readonly Action[] };

/**
 * Listens on `target` (the window) until `close`. Keys count, and lose their usual effect, only
 * while `isPlaying` says so and the focus is in no field or dialog; a focused button keeps Space
 * and Enter. Actions count outside of a match, too, while somebody listens to them.
 */
export function createKeyboard(
  target: EventTarget,
  isPlaying: () => boolean,
  options: KeyboardOptions = {},
): Keyboard {
  const { binds = () => initialKeys, onUse = () => {}, onChange = () => {} } = options;
  const { wake = () => false, isCovered = () => false, board = createActionBoard() } = options;
  const usesOf = createBindReader(binds);
  const slips = createSlipGuard();
  const held = new Set<string>();
  const tapped = new Set<string>();
  const forget = () => {
    held.clear();
    tapped.clear();
    slips.forget();
  };
  const release = () => {
    forget();
    board.releaseAll(deviceName);
    onChange();
  };
  const steer = (event: KeyboardEvent, uses: Uses) => {
    const { code } = event;
    if (!isForPitch(event.target, code, uses.controls.includes('kick'))) return;
    const moves = uses.controls.some((control) => control !== 'kick');
    if (!isPlaying() && !(moves && !event.repeat && wake())) return;
    event.preventDefault();
    if (event.repeat) return;
    slips.moved(code, true, event.timeStamp);
    held.add(code);
    tapped.add(code);
    onUse();
    onChange();
  };
  const act = createActing(board, slips, isCovered);
  const down = (event: Event) => {
    const press = event as KeyboardEvent;
    const uses = usesOf(press.code);
    if (uses === undefined || press.ctrlKey || press.metaKey || press.altKey) return;
    if (uses.controls.length > 0) steer(press, uses);
    act(press, uses);
  };
  const up = (event: Event) => {
    const { code, timeStamp } = event as KeyboardEvent;
    for (const action of usesOf(code)?.actions ?? []) board.release(action, deviceName);
    if (held.delete(code)) {
      slips.moved(code, false, timeStamp);
      onChange();
    }
    // macOS reports no keyup for keys that were down together with Command.
    if (code === 'MetaLeft' || code === 'MetaRight') release();
  };
  const listeners = { keydown: down, keyup: up, blur: release, visibilitychange: release };
  const stopListening = listenTo(target, listeners);
  return {
    read: () => {
      if (!isPlaying()) forget();
      const codes = [...held, ...tapped];
      const input = inputOfControls(new Set(codes.flatMap((code) => usesOf(code)?.controls ?? [])));
      tapped.clear();
      return input;
    },
    isSlip: ({ code, timeStamp }) => slips.isSlip(code, timeStamp),
    release,
    close: () => {
      forget();
      stopListening();
    },
  };
}

const deviceName = 'keyboard';

/** Returns what takes the listeners away again. */
function listenTo(target: EventTarget, listeners: Readonly<Record<string, EventListener>>) {
  const all = Object.entries(listeners);
  for (const [type, listener] of all) target.addEventListener(type, listener);
  return () => {
    for (const [type, listener] of all) target.removeEventListener(type, listener);
  };
}

/** Calls the actions of a key that has gone down, if it is for them. */
function createActing(board: ActionBoard, slips: SlipGuard, isCovered: () => boolean) {
  return (event: KeyboardEvent, uses: Uses): void => {
    const { code, repeat, shiftKey, timeStamp } = event;
    const heard = uses.actions.filter(board.hasListener);
    if (heard.length === 0 || isCovered() || !isForPitch(event.target, code, false)) return;
    // With Shift, and from one control to the next, Tab walks through the controls as ever.
    if (code === 'Tab' && (shiftKey || isControl(event.target))) return;
    event.preventDefault();
    if (repeat || slips.isSlip(code, timeStamp)) return;
    for (const action of heard) board.press(action, deviceName);
  };
}

/** What a key is bound to; looked up anew only when the binds are other ones. */
function createBindReader(binds: () => KeyBinds): (code: string) => Uses | undefined {
  let known: KeyBinds | undefined;
  let byCode = new Map<string, { controls: Control[]; actions: Action[] }>();
  const usesOf = (code: string) => {
    const uses = byCode.get(code) ?? { controls: [], actions: [] };
    byCode.set(code, uses);
    return uses;
  };
  return (code) => {
    const now = binds();
    if (now !== known) {
      known = now;
      byCode = new Map();
      for (const control of controls)
        for (const one of codesOf(now, control)) usesOf(one).controls.push(control);
      for (const action of actions)
        for (const one of codesOf(now, action)) usesOf(one).actions.push(action);
    }
    return byCode.get(code);
  };
}

function codesOf(binds: KeyBinds, use: KeyUse): readonly string[] {
  return binds[use].filter((code) => code !== '');
}

/** Keys that press a focused button or follow a focused link. */
const pressingCodes = new Set(['Space', 'Enter', 'NumpadEnter']);

function isForPitch(target: EventTarget | null, code: string, isKick: boolean): boolean {
  const element = target as Partial<HTMLElement> | null;
  if (element === null || typeof element.tagName !== 'string') return true;
  if (element.isContentEditable === true) return false;
  if (element.closest?.('dialog, [popover], [role=dialog]')) return false;
  const tag = element.tagName;
  if (tag === 'INPUT' || tag === 'TEXTAREA' || tag === 'SELECT') return false;
  const isPress = isKick || pressingCodes.has(code);
  return !isPress || (tag !== 'BUTTON' && tag !== 'A');
}

/** The focus is on something of the interface, not on the page as a whole. */
function isControl(target: EventTarget | null): boolean {
  const { tagName } = (target ?? {}) as Partial<HTMLElement>;
  return typeof tagName === 'string' && tagName !== 'BODY' && tagName !== 'HTML';
}
