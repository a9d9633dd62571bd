// What lies over a running match: scoreboard, who hosts, how good the link is, and the way out.
// Covers only the edges: the pitch below stays visible and keeps the mouse and the keys.

import { useLayoutEffect } from 'preact/hooks';
import { settingIndex } from '../../../shared/simulation/command.ts';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import type { AppModel } from '../model.ts';
import { moodOf, netLimits } from '../net-view.ts';
import { pushNotice } from '../notice.ts';
import { ControlsHint, MoveCaps, useCap } from '../parts/controls-hint.tsx';
import { Filled, hole } from '../parts/filled.tsx';
import { Icon } from '../parts/icon.tsx';
import { Ping } from '../parts/ping.tsx';
import type { RoomView } from '../room-view.ts';
import { sides, teamName } from '../team.ts';
import { useAction } from '../use-action.ts';
import { GoalBanner } from './goal-banner.tsx';
import { MatchMenu } from './match-menu.tsx';
import { MatchTalk } from './match-talk.tsx';
import { Roster } from './roster.tsx';
import { Scoreboard } from './scoreboard.tsx';
import { WaitButton } from './team-column.tsx';
import { TouchControls } from './touch-controls.tsx';

export function MatchHud() {
  const { model } = useApp();
  const room = model.room.value;
  useEscapeForMenu(model);
  useHideKey();
  if (room === null) return null;
  return (
    <main class={model.isHudHidden.value ? 'hud bare' : 'hud'}>
      <h1 class="hidden">{words.value.match.title}</h1>
      <div class="hud-left">
        <button
          type="button"
          class="chip"
          aria-label={words.value.match.menu}
          onClick={(event) => {
            event.currentTarget.blur();
            model.menuOpen.value = true;
          }}
        >
          <Icon name="menu" />
        </button>
        <HostChip room={room} />
      </div>
      <Scoreboard room={room} />
      <div class="hud-right">
        <LinkChip />
      </div>
      <LobbyChip />
      <GoalBanner goal={room.goal} score={room.score} />
      <Hint room={room} />
      {room.myTeam !== 0 && <TouchControls />}
      <MatchTalk />
      <Roster room={room} />
      {model.menuOpen.value && <MatchMenu room={room} />}
    </main>
  );
}

function useEscapeForMenu(model: AppModel): void {
  // With the picture of the match, not a frame later: where frames are slow, Escape was lost.
  useLayoutEffect(() => {
    const toggle = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat || document.fullscreenElement !== null) return;
      if (document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      model.menuOpen.value = !model.menuOpen.value;
    };
    window.addEventListener('keydown', toggle);
    return () => {
      window.removeEventListener('keydown', toggle);
      model.menuOpen.value = false;
    };
  }, [model]);
}

/** Only the pitch, for a picture or a stream; said once, and how to undo it. */
function useHideKey(): void {
  const { model } = useApp();
  const cap = useCap('hideHud');
  useAction('hideHud', () => {
    const isHidden = !model.isHudHidden.peek();
    model.isHudHidden.value = isHidden;
    if (isHidden) pushNotice(model.notices, words.peek().play.hudHidden(cap));
  });
}

function HostChip({ room }: { readonly room: RoomView }) {
  const { model } = useApp();
  const hostId = model.hostId.value;
  const host = room.seats.find((seat) => seat.playerId !== 0 && seat.playerId === hostId);
  if (host === undefined) return null;
  return (
    <span class="chip host-chip" data-testid="host">
      <Icon name="crown" />
      {host.isMe ? (
        <span class="chip-text">{words.value.match.youHost}</span>
      ) : (
        <span class="chip-text">
          <Filled
            text={words.value.match.hosts(hole(0))}
            parts={[<bdi key="host">{host.name}</bdi>]}
          />
        </span>
      )}
    </span>
  );
}

/** How the link is; opens the graph that says why. */
function LinkChip() {
  const { model } = useApp();
  const pingMs = model.pingMs.value;
  const loss = Math.round(model.lossPercent.value);
  const isLossy = loss >= netLimits.lossWarnPercent;
  if (pingMs === null && !isLossy) return null;
  const isOpen = model.isNetOpen.value;
  return (
    <button
      type="button"
      class={`chip link-chip ${moodOf(pingMs, loss)}`}
      data-testid="link"
      aria-expanded={isOpen}
      onClick={(event) => {
        event.currentTarget.blur();
        model.isNetOpen.value = !isOpen;
      }}
    >
      <span class="hidden">{words.value.net.open}: </span>
      <Ping pingMs={pingMs} />
      {isLossy && <span class="loss">{words.value.match.lost(loss)}</span>}
    </button>
  );
}

/** Said for as long as it is so; a notice would be gone after four seconds. */
function LobbyChip() {
  const { model } = useApp();
  return (
    <div class="hud-foot" role="status">
      {model.lobbyLink.value === 'down' && (
        <span class="chip warn">{words.value.common.lobbyPaused}</span>
      )}
    </div>
  );
}

function Hint({ room }: { readonly room: RoomView }) {
  const { actions, input } = useApp();
  const { common, match } = words.value;
  if (room.phase === 'paused') {
    return (
      <div class="hint">
        <strong>{match.paused}</strong>
        {room.amAdmin ? (
          <button type="button" class="button small" onClick={actions.pause}>
            {match.resume}
          </button>
        ) : (
          <span>{match.pausedByAdmin}</span>
        )}
      </div>
    );
  }
  if (room.myTeam === 0) {
    return (
      <div class="hint">
        <span>{watchText(room)}</span>
        <WaitButton room={room} />
        {sidesWithPlace(room).map((team) => (
          <button
            key={team}
            type="button"
            class="button small"
            onClick={(event) => {
              event.currentTarget.blur();
              actions.sit(team);
            }}
          >
            {common.joinTeam(teamName(team))}
          </button>
        ))}
      </div>
    );
  }
  if (room.phase === 'playing' && !input.hasPlayed.value) return <KeysHint room={room} />;
  if (room.phase !== 'kickoff') return null;
  if (room.score[0] + room.score[1] === 0) return <KeysHint room={room} />;
  return <p class="hint keys-hint">{kickOffText(room)}</p>;
}

/** Where one stands in the line, or that one just watches. */
function watchText(room: RoomView): string {
  const { match, play } = words.value;
  const place = room.seats.find((seat) => seat.isMe)?.queuePlace ?? 0;
  if (place === 0) return match.watching;
  return `${place === 1 ? play.next : play.inLine(place)} ${play.seatComes}`;
}

function sidesWithPlace(room: RoomView): readonly (1 | 2)[] {
  const places = room.settings[settingIndex.perSide] ?? 0;
  return sides.filter((team) => {
    const seats = room.seats.filter((seat) => seat.team === team);
    return seats.length < places || seats.some((seat) => seat.kind === 'bot');
  });
}

function kickOffText(room: RoomView): string {
  const { match } = words.value;
  if (room.kickOffTeam === room.myTeam) return match.yourKickOff;
  return match.kickOff(teamName(room.kickOffTeam));
}

function KeysHint({ room }: { readonly room: RoomView }) {
  return (
    <p class="hint keys-hint">
      <MoveCaps />
      <span>
        {room.phase === 'kickoff' && <strong>{kickOffText(room)}</strong>}
        <small>
          <ControlsHint />
        </small>
      </span>
    </p>
  );
}
