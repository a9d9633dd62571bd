// The waiting room: who is here, on which side, how to bring more, and when it starts.

import { settingIndex } from '../../../shared/simulation/command.ts';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { dropOf } from '../file-drop.ts';
import { Filled, hole } from '../parts/filled.tsx';
import { Icon } from '../parts/icon.tsx';
import { SettingsButton } from '../parts/settings-button.tsx';
import type { RoomView } from '../room-view.ts';
import { sides } from '../team.ts';
import { ChatPanel } from './chat-panel.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { Bench, TeamColumn } from './team-column.tsx';

export function WaitingRoom() {
  const { model, actions } = useApp();
  const room = model.room.value;
  if (room === null) return null;
  return (
    <main class="waiting" {...(room.amAdmin && dropOf(actions.loadPitch))}>
      <InvitePanel room={room} />
      <section class="card panel teams-panel" aria-labelledby="room-title">
        <header class="room-head">
          <h1 id="room-title" class="room-name">
            <bdi>{roomTitle(room)}</bdi>
          </h1>
          <SettingsButton class="button square" />
        </header>
        <div class="teams-scroll">
          <div class="teams">
            <TeamColumn room={room} team={1} />
            <TeamColumn room={room} team={2} />
          </div>
          <Bench room={room} />
        </div>
        <StartBar room={room} />
      </section>
      <ChatPanel />
    </main>
  );
}

/** A room is called after the admin who has been in it longest. */
export function roomTitle(room: RoomView): string {
  const admin = room.seats.find((seat) => seat.isAdmin);
  const { room: labels } = words.value;
  return admin === undefined ? labels.untitled : labels.title(isolate(admin.name));
}

function StartBar({ room }: { readonly room: RoomView }) {
  const { model, actions } = useApp();
  const humans = room.seats.filter((seat) => seat.kind === 'human' && seat.team !== 0);
  const readyCount = humans.filter((seat) => seat.isReady).length;
  const mine = room.seats.find((seat) => seat.isMe);
  const isReady = mine?.isReady ?? false;
  const missing = missingToStart(room);
  const ended = room.phase === 'ended';
  const { common, room: labels } = words.value;
  return (
    <footer class="start-bar">
      <button type="button" class="button" onClick={actions.leaveRoom}>
        <Icon name="leave" />
        {common.leave}
      </button>
      {ended && (
        <button type="button" class="button" onClick={() => (model.resultsClosed.value = false)}>
          {labels.results}
        </button>
      )}
      {!ended && humans.length > 1 && mine?.team !== 0 && (
        <button
          type="button"
          class={`button ready ${isReady ? 'on' : ''}`}
          aria-pressed={isReady}
          onClick={() => actions.ready(!isReady)}
        >
          <Icon name="check" />
          {labels.ready}
        </button>
      )}
      {room.amAdmin ? (
        <button
          type="button"
          class="button primary"
          disabled={missing !== ''}
          onClick={actions.start}
        >
          <Icon name="play" />
          {labels.start}
          <small aria-hidden="true">{missing || readyText(readyCount, humans.length)}</small>
        </button>
      ) : (
        <p class="start-wait" role="status">
          <Filled
            text={labels.starts(hole(0))}
            parts={[
              <bdi key="admin">
                {room.seats.find((seat) => seat.isAdmin)?.name ?? labels.anAdmin}
              </bdi>,
            ]}
          />
        </p>
      )}
    </footer>
  );
}

function readyText(readyCount: number, players: number): string {
  return players > 1 ? `· ${words.value.room.readyCount(readyCount, players)}` : '';
}

/** What keeps the match from starting, as the simulation judges it; empty when nothing does. */
export function missingToStart(room: RoomView): string {
  if (room.settings[settingIndex.botsFill] === 1) return '';
  const isManned = sides.every((side) => room.seats.some((seat) => seat.team === side));
  return isManned ? '' : `· ${words.value.room.sideIsEmpty}`;
}
