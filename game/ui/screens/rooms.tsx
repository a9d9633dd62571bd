// The list of open rooms.
import { useApp } from '../context.ts';
import type { RoomEntry } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { Ping } from '../parts/ping.tsx';

export function Rooms() {
  const { actions } = useApp();
  return (
    <main class="card rooms">
      <header class="card-head">
        <h1>Open rooms</h1>
        <button type="button" class="button small" onClick={actions.refreshRooms}>
          <Icon name="refresh" />
          Refresh
        </button>
      </header>
      <div class="rooms-body">
        <RoomsBody />
      </div>
      <footer class="card-foot">
        <button type="button" class="button primary" onClick={actions.playNow}>
          <Icon name="play" />
          Play now
        </button>
        <button type="button" class="button" onClick={actions.makeRoom}>
          <Icon name="plus" />
          Make a room
        </button>
        <button type="button" class="button" onClick={actions.backToMenu}>
          Back
        </button>
      </footer>
    </main>
  );
}

function RoomsBody() {
  const { model, actions } = useApp();
  const list = model.rooms.value;
  if (list.status === 'loading') {
    return (
      <div class="rooms-empty" role="status">
        <span class="spinner" aria-hidden="true" />
        Looking for rooms…
      </div>
    );
  }
  if (list.status === 'unreachable') {
    return (
      <div class="rooms-empty" role="alert">
        <strong>The room list is out of reach.</strong>
        <span>Try Refresh in a moment.</span>
      </div>
    );
  }
  if (list.rooms.length === 0) {
    return (
      <div class="rooms-empty" role="status">
        <strong>Nobody has a room open.</strong>
        <span>Start one, bots will keep you company.</span>
      </div>
    );
  }
  const hasPings = list.rooms.some((room) => room.pingMs !== null);
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">Room</th>
          <th scope="col">State</th>
          <th scope="col">Players</th>
          {hasPings && (
            <th scope="col" class="ping-column">
              Ping
            </th>
          )}
          <th scope="col">
            <span class="hidden">Action</span>
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
  return (
    <tr>
      <th scope="row" class="room-title">
        <bdi>{room.title}</bdi>
      </th>
      <td>{stateText(room)}</td>
      <td class="number">
        {room.players} of {room.playersMax}
      </td>
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
          aria-label={isFull ? `${room.title} is full` : `Join ${room.title}`}
          onClick={onJoin}
        >
          {isFull ? 'Full' : 'Join'}
        </button>
      </td>
    </tr>
  );
}

function stateText(room: RoomEntry): string {
  const score = `${room.score[0]} – ${room.score[1]}`;
  if (room.phase === 'waiting') return 'Waiting to start';
  if (room.phase === 'ended') return `${score}, full time`;
  return room.phase === 'paused' ? `${score}, paused` : `${score}, playing`;
}
