// What each player did in a match, as a table; with ping and mute beside it where it is wanted.
import type { Words } from '../../language/english.ts';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import type { SeatView } from '../room-view.ts';
import { Disc } from './disc.tsx';
import { Icon } from './icon.tsx';

type Column = {
  readonly name: string;
  readonly label: (words: Words) => string;
  readonly value: (seat: SeatView, words: Words) => string;
};

const count = (words: Words, value: number) => words.settings.number(value);

const columns: readonly Column[] = [
  {
    name: 'goals',
    label: ({ results }) => results.goals,
    value: (seat, words) => count(words, seat.goals),
  },
  {
    name: 'assists',
    label: ({ results }) => results.assists,
    value: (seat, words) => count(words, seat.assists),
  },
  {
    name: 'shots',
    label: ({ play }) => play.shots,
    value: (seat, words) => count(words, seat.shots),
  },
  {
    name: 'saves',
    label: ({ play }) => play.saves,
    value: (seat, words) => count(words, seat.saves),
  },
  {
    name: 'passes',
    label: ({ play }) => play.passes,
    value: (seat, words) => count(words, seat.passes),
  },
  {
    name: 'possession',
    label: ({ play }) => play.possession,
    value: (seat, words) => words.settings.percent(seat.possessionPercent),
  },
  {
    name: 'own-goals',
    label: ({ play }) => play.ownGoals,
    value: (seat, words) => count(words, seat.ownGoals),
  },
];

export type StatisticsProps = {
  readonly seats: readonly SeatView[];
  /** Round trips and who is muted, too. */
  readonly hasLinks?: boolean;
};

export function Statistics({ seats, hasLinks = false }: StatisticsProps) {
  const { results, play } = words.value;
  const hasOwnGoals = seats.some((seat) => seat.ownGoals > 0);
  const shown = columns.filter(({ name }) => name !== 'own-goals' || hasOwnGoals);
  return (
    <table class="table statistics">
      <thead>
        <tr>
          <th scope="col">{results.player}</th>
          {shown.map(({ name, label }) => (
            <th key={name} scope="col" class={`number stat-${name}`}>
              {label(words.value)}
            </th>
          ))}
          {hasLinks && (
            <>
              <th scope="col" class="number ping-column">
                {play.ping}
              </th>
              <th scope="col">
                <span class="hidden">{play.mute}</span>
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {seats.map((seat) => (
          <tr key={seat.seat} class={seat.isMe ? 'me' : ''}>
            <Player seat={seat} />
            {shown.map(({ name, value }) => (
              <td key={name} class={`number stat-${name}`}>
                {value(seat, words.value)}
              </td>
            ))}
            {hasLinks && <LinkCells seat={seat} />}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Player({ seat }: { readonly seat: SeatView }) {
  const { room } = words.value;
  return (
    <th scope="row">
      <span class="scorer">
        <Disc team={seat.team} number={seat.number} />
        <bdi title={seat.name}>{seat.name}</bdi>
        {seat.isMe && <span class="seat-you">{room.you}</span>}
        {seat.kind === 'bot' && <span class="seat-note">{room.bot}</span>}
        {seat.isAway && <span class="seat-note">{room.away}</span>}
      </span>
    </th>
  );
}

function LinkCells({ seat }: { readonly seat: SeatView }) {
  const { model } = useApp();
  const pingMs = model.pings.value.get(seat.playerId);
  return (
    <>
      <td class="number ping-column">
        {pingMs === undefined ? '–' : words.value.common.ms(pingMs)}
      </td>
      <td class="row-action">{seat.playerId !== 0 && !seat.isMe && <MuteButton seat={seat} />}</td>
    </>
  );
}

function MuteButton({ seat }: { readonly seat: SeatView }) {
  const { model, actions } = useApp();
  const isMuted = model.muted.value.has(seat.playerId);
  const { talk } = words.value;
  const name = isolate(seat.name);
  return (
    <button
      type="button"
      class={isMuted ? 'seat-action muted' : 'seat-action'}
      aria-label={isMuted ? talk.unmute(name) : talk.mute(name)}
      title={isMuted ? talk.unmute(name) : talk.mute(name)}
      onClick={() => actions.setMuted(seat.playerId, !isMuted)}
    >
      <Icon name={isMuted ? 'muted' : 'sound'} />
    </button>
  );
}

/** Who has done most comes first. */
export function byMerit(a: SeatView, b: SeatView): number {
  const merit = b.goals - a.goals || b.assists - a.assists;
  return merit || b.shots + b.saves + b.passes - (a.shots + a.saves + a.passes) || a.seat - b.seat;
}
