// The kinds of commands and settings that `step` judges. A command that its sender may not give, or
// that is impossible now, changes nothing (docs/simulation.md, rules S60 to S79).

/** One command; the same shape as in the protocol. `by` 0 is the host acting for the room. */
export type Command = {
  readonly kind: number;
  readonly by: number;
  readonly target: number;
  readonly value: number;
  readonly text: string;
};

/**
 * `target` is a playerId unless said otherwise; unnamed fields are ignored. Kinds from 128 up are
 * the netcode's.
 */
export const commandKind = {
  /** target = who, text = name, value = 32 bits of the hash of the own key; by = 0 or target. */
  join: 1,
  /** target = who; by = 0 or target. */
  leave: 2,
  /** target = whose peer is gone; by = 0. */
  absent: 3,
  /** target = who, value = 0 bench, 1, 2; by = target or an admin. */
  team: 4,
  /** value = 1 ready, 0 not; for `by`. */
  ready: 5,
  /** target = index in `settingIndex`, value; by = an admin, no match running. */
  setting: 6,
  /**
   * text = hash of a stadium file that every peer holds; else text = '', value = index of a
   * built-in one, the same as setting `stadium`. by = an admin, no match running.
   */
  stadium: 7,
  /** by = an admin, waiting or ended. */
  start: 8,
  /** value = 1 pause, 0 resume; by = an admin. */
  pause: 9,
  /** Back to waiting; by = an admin. */
  stop: 10,
  /** target = who; by = an admin. */
  kickOut: 11,
  /** target = who, present or not; by = an admin. */
  ban: 12,
  /** target = who, value = 1 give, 0 take; by = an admin. The last admin stays. */
  admin: 13,
  /** value = team 1 or 2, plus 4 x level 1 to 3 (0: the room's); by = an admin. */
  addBot: 14,
  /** target = seat of a bot; by = an admin. */
  removeBot: 15,
  /** by = a player, in phase `ended`: ready for another match; by = 0: it starts. */
  rematch: 16,
  /** value = number on the own disc, 1 to 99, 0 for the seat's; for `by`. */
  number: 17,
  /** By lot; by = an admin, no match running. */
  shuffle: 18,
  /** target = who, value = 1 waits for a place, 0 not; by = target. */
  queue: 19,
} as const;

/** Index of a setting: `target` of a setting command, argument of `settingOf`. */
export const settingIndex = {
  /** Goals that win the match; 0 is no limit. */
  goalsToWin: 0,
  /** Minutes of play; 0 is no limit. */
  minutes: 1,
  /** Index into `builtInStadiums`. */
  stadium: 2,
  /** 1: bots fill both sides up to `perSide` in a match. */
  botsFill: 3,
  /** Players a side. */
  perSide: 4,
  /** How well bots play: 1 easy, 2 normal, 3 hard. */
  botLevel: 5,
  /** The kits of both sides, as `kitPair` makes it; only kits that may meet. */
  kits: 6,
  /** Who can join: 0 anybody, from the list too; 1 by link or code; 2 nobody new. */
  access: 7,
} as const;

export const settingsCount = 8;
/** Smallest values by setting index. */
export const settingMin: readonly number[] = [0, 0, 0, 0, 1, 1, 0, 0];
/** Largest values by setting index; the stadium's is the number of built-in ones less one. */
export const settingMax: readonly number[] = [99, 99, 4, 1, 6, 3, 63, 2];
/**
 * Values of a new room: three goals or three minutes, small pitch, three a side, normal bots help
 * out, marigold against ink, open to anybody.
 */
export const settingDefault: readonly number[] = [3, 3, 0, 1, 3, 2, 1, 0];
