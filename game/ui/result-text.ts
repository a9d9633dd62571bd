// How a match ended, as a few lines of text for friends. Pure but for the language.
import { createForms } from '../language/forms.ts';
import { language, words } from '../language/language.ts';
import type { RoomView } from './room-view.ts';
import { teamName } from './team.ts';

/** `Marigold 5 : 3 Ink` and who scored how often. */
export function resultText(room: RoomView): string {
  const title = `${teamName(1)} ${room.score[0]} : ${room.score[1]} ${teamName(2)}`;
  const scorers = room.seats
    .filter(({ goals, team }) => goals > 0 && team !== 0)
    .sort((a, b) => b.goals - a.goals)
    .map(({ name, goals }) => (goals === 1 ? name : `${name} ${goals}`));
  const lines = [`⚽ ${title}`];
  if (scorers.length > 0)
    lines.push(`${words.peek().results.goals}: ${createForms(language.peek()).and(scorers)}`);
  return lines.join('\n');
}
