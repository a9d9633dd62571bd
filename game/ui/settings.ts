// The settings of a room as choices with words; values and order are the simulation's.
import { settingIndex } from '../../shared/simulation/command.ts';
import type { Words } from '../language/english.ts';

export type SettingChoice = {
  readonly index: number;
  readonly label: (words: Words) => string;
  readonly options: readonly { readonly value: number; readonly label: (words: Words) => string }[];
};

/** In the order they are shown. */
export const settingChoices: readonly SettingChoice[] = [
  {
    index: settingIndex.goalsToWin,
    label: ({ room }) => room.goalsToWin,
    options: [1, 3, 5, 0].map(plainOption),
  },
  {
    index: settingIndex.minutes,
    label: ({ room }) => room.minutes,
    options: [3, 5, 10, 0].map(plainOption),
  },
  {
    index: settingIndex.perSide,
    label: ({ room }) => room.playersASide,
    options: [1, 2, 3, 4, 5, 6].map(plainOption),
  },
  {
    index: settingIndex.botsFill,
    label: ({ room }) => room.fillWithBots,
    options: [
      { value: 0, label: ({ room }) => room.off },
      { value: 1, label: ({ room }) => room.on },
    ],
  },
  {
    index: settingIndex.botLevel,
    label: ({ room }) => room.bots,
    options: [
      { value: 1, label: ({ room }) => room.easy },
      { value: 2, label: ({ room }) => room.normal },
      { value: 3, label: ({ room }) => room.hard },
    ],
  },
  {
    index: settingIndex.access,
    label: ({ play }) => play.access,
    options: [
      { value: 0, label: ({ play }) => play.accessListed },
      { value: 1, label: ({ play }) => play.accessLink },
      { value: 2, label: ({ play }) => play.accessLocked },
    ],
  },
];

/** A number that says itself; 0 is no limit. */
function plainOption(value: number): SettingChoice['options'][number] {
  return { value, label: () => (value === 0 ? '∞' : String(value)) };
}
