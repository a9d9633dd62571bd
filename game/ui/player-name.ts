// Names: what a person may be called, and friendly ones to begin with.
// The simulation cleans names again when a player joins; this keeps the field honest while typing.
import { nameCodePointsMax } from '../../shared/simulation/constants.ts';
import { cleanName as cleanRosterName } from '../../shared/simulation/name.ts';

const friendlyNames = [
  ...['Tiko', 'Maren', 'Luca', 'Aylin', 'Bea', 'Kofi', 'Zofia', 'Ines', 'Nuno', 'Jonas', 'Mila'],
  ...['Aino', 'Pavel', 'Rosa', 'Emeka', 'Lotte', 'Hugo', 'Selin', 'Otto', 'Nadia', 'Joao', 'Freya'],
  ...['Marek', 'Yara', 'Timo', 'Elif', 'Bruno', 'Sanna', 'Diego', 'Wanda', 'Kai', 'Lena'],
] as const;

/** A third and further mark on one letter: text that climbs over its neighbours. */
const stackedMarks = /(\p{M}{2})\p{M}+/gu;

/** Ready to be a name: NFC, no invisible characters, at most 20 code points; may be empty. */
export function cleanName(typed: string): string {
  return cleanRosterName(typed.normalize('NFC').replace(stackedMarks, '$1'));
}

/** Cuts what is being typed to the longest allowed name, spaces kept. */
export function limitName(typed: string): string {
  const points = [...typed];
  return points.length <= nameCodePointsMax ? typed : points.slice(0, nameCodePointsMax).join('');
}

/** A friendly name other than `current`; `random` is from 0 up to but not including 1. */
export function friendlyName(random: number, current = ''): string {
  const others = friendlyNames.filter((name) => name !== current);
  return others[Math.floor(random * others.length)] ?? friendlyNames[0];
}
