// The enamel plate: sides, goals, clock.
import { clockAnnouncement, clockText } from '../clock.ts';
import type { RoomView } from '../room-view.ts';
import { teamNames, teamShortNames } from '../team.ts';

export function Scoreboard({ room }: { readonly room: RoomView }) {
  return (
    <section class="scoreboard" aria-label="Scoreboard">
      <Side team={1} />
      <Goals room={room} team={1} />
      <span class={room.isOvertime ? 'clock overtime' : 'clock'} role="timer" aria-live="off">
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
  if (room.phase === 'paused') return 'Paused';
  return room.isOvertime ? 'Golden goal' : '';
}

function Side({ team }: { readonly team: 1 | 2 }) {
  return (
    <span class={`side team-${team}`} title={teamNames[team]}>
      <i aria-hidden="true" />
      <span aria-hidden="true">{teamShortNames[team]}</span>
    </span>
  );
}

function Goals({ room, team }: { readonly room: RoomView; readonly team: 1 | 2 }) {
  const goals = room.score[team - 1];
  return (
    <span class="goals" data-testid={`score-${team}`}>
      <span class="hidden">{teamNames[team]} </span>
      {goals}
    </span>
  );
}
