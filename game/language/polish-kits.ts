// Polish for the kits, which the sides are called after; part of `polish.ts`.
import type { Words } from './english.ts';

export const polishKits: Words['kits'] = {
  names: {
    marigold: 'Nagietek',
    ink: 'Atrament',
    chalk: 'Kreda',
    cherry: 'Wiśnia',
    sky: 'Błękit',
    coal: 'Węgiel',
    ember: 'Żar',
    plum: 'Śliwka',
  },
  shorts: {
    marigold: 'NAG',
    ink: 'ATR',
    chalk: 'KRE',
    cherry: 'WIŚ',
    sky: 'BŁĘ',
    coal: 'WĘG',
    ember: 'ŻAR',
    plum: 'ŚLI',
  },
  title: 'Stroje',
  sides: { 1: 'Lewa strona', 2: 'Prawa strona' },
  tooAlike: (kit, other) => `${kit}: dla niektórych oczu zbyt podobne do: ${other}`,
  help: 'Stroje, których ktoś mógłby nie odróżnić, nigdy się nie spotykają.',
  yourNumber: 'Twój numer',
  automatic: 'Automatycznie',
};
