// The two sides by name. Their colours live in `style/tokens.css` and in the renderer.
import { words } from '../language/language.ts';
import type { Team } from './room-view.ts';

/** The full name in the language of now; 0 is the bench. */
export function teamName(team: Team): string {
  return words.value.teams[team];
}

/** Three letters for the scoreboard. */
export function teamShortName(team: 1 | 2): string {
  return words.value.teamsShort[team];
}

export const sides = [1, 2] as const;
