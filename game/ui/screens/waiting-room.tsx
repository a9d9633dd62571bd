// The waiting room: who is here, on which side, how to bring more, and when it starts.

import { useState } from 'preact/hooks';
import { settingIndex } from '../../../shared/simulation/command.ts';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { dropOf } from '../file-drop.ts';
import { Filled, hole } from '../parts/filled.tsx';
import { Icon } from '../parts/icon.tsx';
import { SettingsButton } from '../parts/settings-button.tsx';
import type { RoomView, SeatView } from '../room-view.ts';
import { sides } from '../team.ts';
import { useAction } from '../use-action.ts';
import { ChatPanel } from './chat-panel.tsx';
import { InvitePanel } from './invite-panel.tsx';
import { Bench, TeamColumn } from './team-column.tsx';

/** On a small screen the room is in parts, one at a time. */
const tabs = ['teams', 'invite', 'chat'] as const;
type Tab = (typeof tabs)[number];

export function WaitingRoom() {
  const { model, actions } = useApp();
  const [tab, setTab] = useState<Tab>('teams');
  const room = model.room.value;
  useReadyKey();
  if (room === null) return null;
  return (
    <main class={`waiting tab-${tab}`} {...(room.amAdmin && dropOf(actions.loadPitch))}>
      <Tabs tab={tab} onTab={setTab} />
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

type TabsProps = { readonly tab: Tab; readonly onTab: (tab: Tab) => void };

function Tabs({ tab, onTab }: TabsProps) {
  const { play, talk } = words.value;
  const names: Readonly<Record<Tab, string>> = {
    teams: play.tabTeams,
    invite: play.tabInvite,
    chat: talk.title,
  };
  return (
    <nav class="room-tabs" aria-label={play.parts}>
      {tabs.map((one) => (
        <button
          key={one}
          type="button"
          class={one === tab ? 'button on' : 'button'}
          aria-pressed={one === tab}
          onClick={() => onTab(one)}
        >
          {names[one]}
        </button>
      ))}
    </nav>
  );
}

function useReadyKey(): void {
  const { model, actions } = useApp();
  useAction('ready', () => {
    const mine = model.room.peek()?.seats.find((seat) => seat.isMe);
    if (mine !== undefined && mine.team !== 0) actions.ready(!mine.isReady);
  });
}

/** A room is called after the admin who has been in it longest. */
export function roomTitle(room: RoomView): string {
  const admin = room.seats.find((seat) => seat.isAdmin);
  const { room: labels } = words.value;
  return admin === undefined ? labels.untitled : labels.title(isolate(admin.name));
}

function StartBar({ room }: { readonly room: RoomView }) {
  const { model, actions } = useApp();
  const { common, room: labels, play } = words.value;
  const ended = room.phase === 'ended';
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
      {room.amAdmin && playersOf(room).length > 1 && (
        <button type="button" class="button" onClick={actions.shuffle}>
          {play.shuffle}
        </button>
      )}
      <ReadyButton room={room} />
      {room.amAdmin ? <StartButton room={room} /> : <StartWait room={room} />}
      <p class="hidden" role="status">
        {room.startSeconds > 0 && play.startingIn(room.startSeconds)}
      </p>
    </footer>
  );
}

function playersOf(room: RoomView): readonly SeatView[] {
  return room.seats.filter((seat) => seat.kind === 'human' && seat.team !== 0 && !seat.isAway);
}

function ReadyButton({ room }: { readonly room: RoomView }) {
  const { actions } = useApp();
  const mine = room.seats.find((seat) => seat.isMe);
  if (mine === undefined || mine.team === 0 || playersOf(room).length < 2) return null;
  return (
    <button
      type="button"
      class={`button ready ${mine.isReady ? 'on' : ''}`}
      aria-pressed={mine.isReady}
      onClick={() => actions.ready(!mine.isReady)}
    >
      <Icon name="check" />
      {words.value.room.ready}
    </button>
  );
}

/** An admin need not wait for anybody. */
function StartButton({ room }: { readonly room: RoomView }) {
  const { actions } = useApp();
  const { room: labels, play } = words.value;
  const players = playersOf(room);
  const missing = missingToStart(room);
  const readyCount = players.filter((seat) => seat.isReady).length;
  const note =
    room.startSeconds > 0
      ? `· ${play.startingIn(room.startSeconds)}`
      : missing || readyText(readyCount, players.length);
  return (
    <button type="button" class="button primary" disabled={missing !== ''} onClick={actions.start}>
      <Icon name="play" />
      {labels.start}
      <small aria-hidden="true">{note}</small>
    </button>
  );
}

function StartWait({ room }: { readonly room: RoomView }) {
  const { room: labels, play } = words.value;
  if (room.startSeconds > 0)
    return <p class="start-wait soon">{play.startingIn(room.startSeconds)}</p>;
  const admin = room.seats.find((seat) => seat.isAdmin);
  return (
    <p class="start-wait" role="status">
      <Filled
        text={labels.starts(hole(0))}
        parts={[<bdi key="admin">{admin?.name ?? labels.anAdmin}</bdi>]}
      />
    </p>
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
