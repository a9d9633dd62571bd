// One side of the waiting room, and the bench below both.

import { settingIndex } from '../../../shared/simulation/command.ts';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import type { RoomView } from '../room-view.ts';
import { dropPeopleOn } from '../seat-drag.ts';
import { teamName } from '../team.ts';
import { SeatRow } from './seat-row.tsx';

export function TeamColumn({ room, team }: { readonly room: RoomView; readonly team: 1 | 2 }) {
  const { actions } = useApp();
  const seats = room.seats.filter((seat) => seat.team === team);
  const places = room.settings[settingIndex.perSide] ?? 0;
  const hasPlace = seats.length < places;
  const canJoin = room.myTeam !== team && (hasPlace || seats.some((seat) => seat.kind === 'bot'));
  const name = teamName(team);
  const { common, room: labels } = words.value;
  return (
    <section
      class={`team team-${team}`}
      aria-labelledby={`team-${team}`}
      {...dropPeopleOn((playerId) => actions.moveTo(playerId, team))}
    >
      <header>
        <h2 id={`team-${team}`}>{name}</h2>
        <span class="team-count">
          {seats.length}
          <small> {labels.placesOf(places)}</small>
        </span>
      </header>
      <ul class="seat-list">
        {seats.map((seat) => (
          <SeatRow key={seat.seat} room={room} seat={seat} />
        ))}
      </ul>
      {canJoin && (
        <button type="button" class="place" onClick={() => actions.sit(team)}>
          {common.joinTeam(name)}
        </button>
      )}
      {hasPlace && room.amAdmin && (
        <button
          type="button"
          class="place quiet"
          aria-label={labels.addBotTo(name)}
          onClick={() => actions.addBot(team)}
        >
          <Icon name="bot" />
          {labels.addBot}
        </button>
      )}
    </section>
  );
}

export function Bench({ room }: { readonly room: RoomView }) {
  const { actions } = useApp();
  const seats = room.seats.filter((seat) => seat.team === 0);
  const { common, room: labels } = words.value;
  return (
    <section
      class="bench"
      aria-labelledby="bench-title"
      {...dropPeopleOn((playerId) => actions.moveTo(playerId, 0))}
    >
      <header>
        <h2 id="bench-title">{labels.onTheBench}</h2>
        {room.myTeam === 0 ? (
          <WaitButton room={room} />
        ) : (
          <button type="button" class="button small" onClick={() => actions.sit(0)}>
            {common.sitOnBench}
          </button>
        )}
      </header>
      {seats.length === 0 ? (
        <p class="bench-empty">{labels.benchEmpty}</p>
      ) : (
        <ul class="seat-list">
          {seats.map((seat) => (
            <SeatRow key={seat.seat} room={room} seat={seat} />
          ))}
        </ul>
      )}
    </section>
  );
}

/** In or out of the line for a place, where there is none to just take. */
export function WaitButton({ room }: { readonly room: RoomView }) {
  const { actions } = useApp();
  const { play } = words.value;
  const mine = room.seats.find((seat) => seat.isMe);
  if (mine === undefined || mine.team !== 0) return null;
  const isWaiting = mine.queuePlace > 0;
  return (
    <button
      type="button"
      class="button small"
      onClick={(event) => {
        if (event.detail > 0) event.currentTarget.blur();
        actions.waitForPlace(!isWaiting);
      }}
    >
      {isWaiting ? play.stopWaiting : play.waitForPlace}
    </button>
  );
}
