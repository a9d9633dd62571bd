// The settings of a room as choices with words; values and order are the simulation's.
import { settingIndex } from '../../shared/simulation/command.ts';

export type SettingChoice = {
  readonly index: number;
  readonly label: string;
  readonly options: readonly { readonly value: number; readonly label: string }[];
};

/** In the order they are shown. */
export const settingChoices: readonly SettingChoice[] = [
  {
    index: settingIndex.goalsToWin,
    label: 'Goals to win',
    options: [
      { value: 1, label: '1' },
      { value: 3, label: '3' },
      { value: 5, label: '5' },
      { value: 0, label: '∞' },
    ],
  },
  {
    index: settingIndex.minutes,
    label: 'Minutes',
    options: [
      { value: 3, label: '3' },
      { value: 5, label: '5' },
      { value: 10, label: '10' },
      { value: 0, label: '∞' },
    ],
  },
  {
    index: settingIndex.perSide,
    label: 'Players a side',
    options: [1, 2, 3, 4, 5, 6].map((value) => ({ value, label: String(value) })),
  },
  {
    index: settingIndex.botsFill,
    label: 'Fill with bots',
    options: [
      { value: 0, label: 'Off' },
      { value: 1, label: 'On' },
    ],
  },
  {
    index: settingIndex.botLevel,
    label: 'Bots',
    options: [
      { value: 1, label: 'Easy' },
      { value: 2, label: 'Normal' },
      { value: 3, label: 'Hard' },
    ],
  },
];
