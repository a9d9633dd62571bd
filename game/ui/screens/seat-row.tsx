// One taken seat: disc, name, marks, round trip, and what an admin can do with it.
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Disc } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RoomView, SeatView } from '../room-view.ts';
import { seatDragType } from '../seat-drag.ts';
import { SeatMenu } from './seat-menu.tsx';

export function SeatRow({ room, seat }: { readonly room: RoomView; readonly seat: SeatView }) {
  const { model, actions } = useApp();
  const labels = words.value.room;
  const isHost = seat.playerId !== 0 && seat.playerId === model.hostId.value;
  return (
    <li
      class={`seat ${seat.isAway ? 'away' : ''} ${seat.isMe ? 'me' : ''}`}
      {...dragOf(room, seat)}
    >
      <Disc team={seat.team} number={seat.number} />
      <span class="seat-name">
        <bdi title={seat.name}>{seat.name}</bdi>
        {seat.isMe && <span class="seat-you">{labels.you}</span>}
      </span>
      {isHost && <Mark icon="crown" label={labels.host} class="mark-host" />}
      {seat.isAdmin && <Mark icon="star" label={labels.admin} class="mark-admin" />}
      {model.muted.value.has(seat.playerId) && (
        <Mark icon="muted" label={words.value.talk.muted} class="mark-muted" />
      )}
      {seat.isReady && <Mark icon="check" label={labels.ready} class="mark-ready" />}
      <span class="seat-note">{noteOf(seat, isHost, model.pings.value)}</span>
      {room.amAdmin && seat.kind === 'bot' && (
        <button
          type="button"
          class="seat-action"
          aria-label={labels.remove(isolate(seat.name))}
          onClick={() => actions.removeBot(seat.seat)}
        >
          <Icon name="close" />
        </button>
      )}
      {seat.kind === 'human' && !seat.isMe && <SeatMenu room={room} seat={seat} />}
    </li>
  );
}

/** An admin may take people by the hand. */
function dragOf({ amAdmin }: RoomView, { kind, playerId }: SeatView) {
  if (!amAdmin || kind !== 'human') return {};
  return {
    draggable: true,
    onDragStart: (event: DragEvent) => event.dataTransfer?.setData(seatDragType, String(playerId)),
  };
}

function noteOf(seat: SeatView, isHost: boolean, pings: ReadonlyMap<number, number>): string {
  const { common, room } = words.value;
  if (seat.kind === 'bot') return room.bot;
  if (seat.isAway) return room.away;
  if (seat.queuePlace > 0) return words.value.play.isWaiting(seat.queuePlace);
  const pingMs = pings.get(seat.playerId);
  if (pingMs === undefined) return isHost ? room.hostNote : '';
  return common.ms(Math.round(pingMs));
}

type MarkProps = {
  readonly icon: 'crown' | 'star' | 'check' | 'muted';
  readonly label: string;
  readonly class: string;
};

function Mark({ icon, label, class: className }: MarkProps) {
  return (
    <span class={`mark ${className}`} title={label}>
      <Icon name={icon} />
      <span class="hidden">{label}</span>
    </span>
  );
}
