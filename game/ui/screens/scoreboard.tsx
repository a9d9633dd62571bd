// The enamel plate: sides, goals, clock.
import { words } from '../../language/language.ts';
import { clockAnnouncement, clockText, isLastMinute } from '../clock.ts';
import { KitSwatch } from '../parts/disc.tsx';
import type { RoomView } from '../room-view.ts';
import { teamName, teamShortName } from '../team.ts';

export function Scoreboard({ room }: { readonly room: RoomView }) {
  return (
    <section class="scoreboard" aria-label={words.value.match.scoreboard}>
      <Side team={1} />
      <Goals room={room} team={1} />
      <span class={`clock ${clockMood(room)}`} role="timer" aria-live="off">
        {clockText(room)}
        {clockNote(room) !== '' && <small>{clockNote(room)}</small>}
      </span>
      <Goals room={room} team={2} />
      <Side team={2} />
      <span class="hidden" aria-live="polite">
        {clockAnnouncement(room)}
      </span>
    </section>
  );
}

function clockNote(room: RoomView): string {
  if (room.phase === 'paused') return words.value.match.paused;
  if (room.isOvertime) return words.value.match.goldenGoal;
  return isLastMinute(room) ? words.value.play.lastMinute : '';
}

/** Never by colour alone: the note beside it says the same. */
function clockMood(room: RoomView): string {
  if (room.isOvertime) return 'overtime';
  return isLastMinute(room) ? 'late' : '';
}

function Side({ team }: { readonly team: 1 | 2 }) {
  return (
    <span class={`side team-${team}`} title={teamName(team)}>
      <KitSwatch team={team} />
      <span aria-hidden="true">{teamShortName(team)}</span>
    </span>
  );
}

function Goals({ room, team }: { readonly room: RoomView; readonly team: 1 | 2 }) {
  const goals = room.score[team - 1];
  return (
    <span class="goals" data-testid={`score-${team}`}>
      <span class="hidden">{teamName(team)} </span>
      {goals}
    </span>
  );
}
