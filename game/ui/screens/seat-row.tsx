// One taken seat: disc, name, marks, round trip, and what an admin can do with it.
import { useApp } from '../context.ts';
import { Disc, shirtNumber } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RoomView, SeatView } from '../room-view.ts';
import { SeatMenu } from './seat-menu.tsx';

export function SeatRow({ room, seat }: { readonly room: RoomView; readonly seat: SeatView }) {
  const { model, actions } = useApp();
  const isHost = seat.playerId !== 0 && seat.playerId === model.hostId.value;
  return (
    <li class={`seat ${seat.isAway ? 'away' : ''} ${seat.isMe ? 'me' : ''}`}>
      <Disc team={seat.team} number={shirtNumber(seat.seat)} />
      <span class="seat-name">
        <bdi title={seat.name}>{seat.name}</bdi>
        {seat.isMe && <span class="seat-you">(you)</span>}
      </span>
      {isHost && <Mark icon="crown" label="Host" class="mark-host" />}
      {seat.isAdmin && <Mark icon="star" label="Admin" class="mark-admin" />}
      {seat.isReady && <Mark icon="check" label="Ready" class="mark-ready" />}
      <span class="seat-note">{noteOf(seat, isHost, model.pings.value)}</span>
      {room.amAdmin && seat.kind === 'bot' && (
        <button
          type="button"
          class="seat-action"
          aria-label={`Remove ${seat.name}`}
          onClick={() => actions.removeBot(seat.seat)}
        >
          <Icon name="close" />
        </button>
      )}
      {room.amAdmin && seat.kind === 'human' && !seat.isMe && <SeatMenu seat={seat} />}
    </li>
  );
}

function noteOf(seat: SeatView, isHost: boolean, pings: ReadonlyMap<number, number>): string {
  if (seat.kind === 'bot') return 'bot';
  if (seat.isAway) return 'away';
  const pingMs = pings.get(seat.playerId);
  if (pingMs === undefined) return isHost ? 'host' : '';
  return `${Math.round(pingMs)} ms`;
}

type MarkProps = {
  readonly icon: 'crown' | 'star' | 'check';
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
