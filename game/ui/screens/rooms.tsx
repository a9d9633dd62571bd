// The list of open rooms.
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import type { RoomEntry } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { Ping } from '../parts/ping.tsx';

export function Rooms() {
  const { actions } = useApp();
  const { common, rooms } = words.value;
  return (
    <main class="card rooms">
      <header class="card-head">
        <h1>{rooms.title}</h1>
        <button type="button" class="button small" onClick={actions.refreshRooms}>
          <Icon name="refresh" />
          {rooms.refresh}
        </button>
      </header>
      <div class="rooms-body">
        <RoomsBody />
      </div>
      <footer class="card-foot">
        <button type="button" class="button primary" onClick={actions.playNow}>
          <Icon name="play" />
          {common.playNow}
        </button>
        <button type="button" class="button" onClick={actions.makeRoom}>
          <Icon name="plus" />
          {common.makeRoom}
        </button>
        <button type="button" class="button" onClick={actions.backToMenu}>
          {common.back}
        </button>
      </footer>
    </main>
  );
}

function RoomsBody() {
  const { model, actions } = useApp();
  const list = model.rooms.value;
  const { rooms } = words.value;
  if (list.status === 'loading') {
    return (
      <div class="rooms-empty" role="status">
        <span class="spinner" aria-hidden="true" />
        {rooms.looking}
      </div>
    );
  }
  if (list.status === 'unreachable') {
    return (
      <div class="rooms-empty" role="alert">
        <strong>{rooms.unreachable}</strong>
        <span>{rooms.unreachableDetail}</span>
      </div>
    );
  }
  if (list.rooms.length === 0) {
    return (
      <div class="rooms-empty" role="status">
        <strong>{rooms.none}</strong>
        <span>{rooms.noneDetail}</span>
      </div>
    );
  }
  const hasPings = list.rooms.some((room) => room.pingMs !== null);
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{rooms.room}</th>
          <th scope="col">{rooms.state}</th>
          <th scope="col">{rooms.players}</th>
          {hasPings && (
            <th scope="col" class="ping-column">
              {rooms.ping}
            </th>
          )}
          <th scope="col">
            <span class="hidden">{rooms.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {list.rooms.map((room) => (
          <RoomRow
            key={room.code}
            room={room}
            hasPings={hasPings}
            onJoin={() => actions.joinCode(room.code)}
          />
        ))}
      </tbody>
    </table>
  );
}

type RoomRowProps = {
  readonly room: RoomEntry;
  /** Somebody has measured at least one room, so there is a column for it. */
  readonly hasPings: boolean;
  readonly onJoin: () => void;
};

function RoomRow({ room, hasPings, onJoin }: RoomRowProps) {
  const isFull = room.players >= room.playersMax;
  const { rooms } = words.value;
  return (
    <tr>
      <th scope="row" class="room-title">
        <bdi>{room.title}</bdi>
      </th>
      <td>{stateText(room)}</td>
      <td class="number">{rooms.playersOf(room.players, room.playersMax)}</td>
      {hasPings && (
        <td class="number ping-column">
          <Ping pingMs={room.pingMs} />
        </td>
      )}
      <td class="row-action">
        <button
          type="button"
          class="button small accent"
          disabled={isFull}
          aria-label={
            isFull ? rooms.isFull(isolate(room.title)) : rooms.joinRoom(isolate(room.title))
          }
          onClick={onJoin}
        >
          {isFull ? rooms.full : words.value.menu.join}
        </button>
      </td>
    </tr>
  );
}

function stateText(room: RoomEntry): string {
  const { rooms } = words.value;
  const score = `${room.score[0]} – ${room.score[1]}`;
  if (room.phase === 'waiting') return rooms.waiting;
  if (room.phase === 'ended') return rooms.fullTime(score);
  return room.phase === 'paused' ? rooms.paused(score) : rooms.playing(score);
}
