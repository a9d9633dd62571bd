// The two sides by name: each is called after the kit that it wears in the room on the screen.
import { type ReadonlySignal, signal } from '@preact/signals';
import { settingDefault, settingIndex } from '../../shared/simulation/command.ts';
import { type Kit, kits, kitsOfPair } from '../../shared/simulation/kit.ts';
import { words } from '../language/language.ts';
import type { Team } from './room-view.ts';

export const sides = [1, 2] as const;

const shownPair = signal(settingDefault[settingIndex.kits]);

/** The kit of a side; reading it in a component follows every change. */
export function kitOf(team: 1 | 2): Kit {
  return kits[kitsOfPair(shownPair.value)[team - 1]];
}

/** As setting `kits` of the room on the screen; undefined outside of one. */
export function wearKits(pair = settingDefault[settingIndex.kits]): void {
  shownPair.value = pair;
}

export const wornPair: ReadonlySignal<number> = shownPair;

/** The full name in the language of now; 0 is the bench. */
export function teamName(team: Team): string {
  return team === 0 ? words.value.bench : words.value.kits.names[kitOf(team).name];
}

/** Three letters for the scoreboard. */
export function teamShortName(team: 1 | 2): string {
  return words.value.kits.shorts[kitOf(team).name];
}
