// What a person can do with keys and buttons, and which of them do it at first.

/** What moves the own disc. */
export const controls = ['up', 'down', 'left', 'right', 'kick'] as const;
export type Control = (typeof controls)[number];

/** What a key or a button calls besides; whoever does it listens with `onAction`. */
export const actions = [
  'quickChat',
  'emote1',
  'emote2',
  'emote3',
  'emote4',
  'emote5',
  'emote6',
  'chat',
  'teamChat',
  'roster',
  'netGraph',
  'ready',
  'fullScreen',
  'mute',
  'hideHud',
  'hideChat',
] as const;
export type Action = (typeof actions)[number];

/** Held on a gamepad, which has fewer buttons than a keyboard keys: emotes lie beneath it. */
export const padShift = 'emoteShift';

export type KeyUse = Control | Action;
export type PadUse = KeyUse | typeof padShift;

/** Physical keys by `KeyboardEvent.code`; '' for none. */
export type KeyBinds = Readonly<Record<KeyUse, readonly [string, string]>>;
/** Buttons of the standard mapping; -1 for none. */
export type PadBinds = Readonly<Record<PadUse, readonly [number, number]>>;

export const keyUses: readonly KeyUse[] = [...controls, ...actions];
export const padUses: readonly PadUse[] = [...controls, padShift, ...actions];

export const initialKeys: KeyBinds = {
  up: ['ArrowUp', 'KeyW'],
  down: ['ArrowDown', 'KeyS'],
  left: ['ArrowLeft', 'KeyA'],
  right: ['ArrowRight', 'KeyD'],
  kick: ['Space', 'KeyX'],
  quickChat: ['KeyQ', ''],
  emote1: ['Digit1', ''],
  emote2: ['Digit2', ''],
  emote3: ['Digit3', ''],
  emote4: ['Digit4', ''],
  emote5: ['Digit5', ''],
  emote6: ['Digit6', ''],
  chat: ['Enter', 'KeyT'],
  teamChat: ['KeyY', ''],
  roster: ['Tab', ''],
  netGraph: ['KeyN', ''],
  ready: ['KeyR', ''],
  fullScreen: ['KeyF', ''],
  mute: ['KeyM', ''],
  hideHud: ['KeyH', ''],
  hideChat: ['KeyJ', ''],
};

/** The Menu button opens the menu of a match whatever it is bound to. */
export const initialPadButtons: PadBinds = {
  up: [12, -1],
  down: [13, -1],
  left: [14, -1],
  right: [15, -1],
  kick: [0, 7],
  emoteShift: [4, -1],
  quickChat: [2, -1],
  emote1: [12, -1],
  emote2: [15, -1],
  emote3: [13, -1],
  emote4: [14, -1],
  emote5: [1, -1],
  emote6: [3, -1],
  chat: [-1, -1],
  teamChat: [-1, -1],
  roster: [8, -1],
  netGraph: [-1, -1],
  ready: [9, -1],
  fullScreen: [-1, -1],
  mute: [-1, -1],
  hideHud: [-1, -1],
  hideChat: [-1, -1],
};

/** Codes are words like `BracketLeft`; the longest in the standard has 18 letters. */
const codePattern = /^[A-Za-z0-9]{1,32}$/;
/** They are the browser's or the system's, alone or together with others. */
const reservedPattern = /^(?:Escape|F\d+|(?:Control|Alt|Meta|OS)(?:Left|Right)?|ContextMenu)$/;

/** False for a key that a page can't have for itself. */
export function canBind(code: string): boolean {
  return codePattern.test(code) && !reservedPattern.test(code);
}

/** What shares a key with something else, by key; empty when each has its own. */
export function conflictsIn(keys: KeyBinds): ReadonlyMap<string, readonly KeyUse[]> {
  const users = new Map<string, KeyUse[]>();
  for (const use of keyUses) {
    for (const code of new Set(keys[use])) {
      if (code !== '') users.set(code, [...(users.get(code) ?? []), use]);
    }
  }
  return new Map([...users].filter(([, using]) => using.length > 1));
}
