// The two sides by name. Their colours live in `style/tokens.css` and in the renderer.
import type { Team } from './room-view.ts';

/** Full names by team; 0 is the bench. */
export const teamNames: Readonly<Record<Team, string>> = { 0: 'Bench', 1: 'Marigold', 2: 'Ink' };

/** Three letters for the scoreboard. */
export const teamShortNames: Readonly<Record<1 | 2, string>> = { 1: 'MAR', 2: 'INK' };

export const sides = [1, 2] as const;
