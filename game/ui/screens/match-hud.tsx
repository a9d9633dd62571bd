// What lies over a running match: scoreboard, who hosts, how good the link is, and the way out.
// Covers only the edges: the pitch below stays visible and keeps the mouse and the keys.
import { useEffect } from 'preact/hooks';
import { useApp } from '../context.ts';
import type { AppModel } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { Ping } from '../parts/ping.tsx';
import type { RoomView } from '../room-view.ts';
import { teamNames } from '../team.ts';
import { GoalBanner } from './goal-banner.tsx';
import { MatchMenu } from './match-menu.tsx';
import { Scoreboard } from './scoreboard.tsx';

/** From this loss on (percent) the link chip turns to a warning, and to trouble. */
const lossWarnPercent = 3;
const lossTroublePercent = 8;
const pingTroubleMs = 250;

export function MatchHud() {
  const { model } = useApp();
  const room = model.room.value;
  useEscapeForMenu(model);
  if (room === null) return null;
  return (
    <main class="hud">
      <h1 class="hidden">Match</h1>
      <div class="hud-left">
        <button
          type="button"
          class="chip"
          aria-label="Menu"
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
      {model.menuOpen.value && <MatchMenu room={room} />}
    </main>
  );
}

function useEscapeForMenu(model: AppModel): void {
  useEffect(() => {
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

function HostChip({ room }: { readonly room: RoomView }) {
  const { model } = useApp();
  const hostId = model.hostId.value;
  const host = room.seats.find((seat) => seat.playerId !== 0 && seat.playerId === hostId);
  if (host === undefined) return null;
  return (
    <span class="chip host-chip" data-testid="host">
      <Icon name="crown" />
      {host.isMe ? (
        <span class="chip-text">You host</span>
      ) : (
        <span class="chip-text">
          <bdi>{host.name}</bdi>
          <span> hosts</span>
        </span>
      )}
    </span>
  );
}

function LinkChip() {
  const { model } = useApp();
  const pingMs = model.pingMs.value;
  const loss = Math.round(model.lossPercent.value);
  if (pingMs === null && loss < lossWarnPercent) return null;
  const isTrouble = loss > lossTroublePercent || (pingMs ?? 0) > pingTroubleMs;
  const mood = isTrouble ? 'trouble' : loss >= lossWarnPercent ? 'warn' : '';
  return (
    <span class={`chip link-chip ${mood}`} data-testid="link">
      <Ping pingMs={pingMs} />
      {loss >= lossWarnPercent && <span class="loss">{loss}% lost</span>}
    </span>
  );
}

/** Said for as long as it is so; a notice would be gone after four seconds. */
function LobbyChip() {
  const { model } = useApp();
  return (
    <div class="hud-foot" role="status">
      {model.lobbyLink.value === 'down' && (
        <span class="chip warn">Invitations are paused: the lobby is out of reach</span>
      )}
    </div>
  );
}

function Hint({ room }: { readonly room: RoomView }) {
  const { actions } = useApp();
  if (room.phase === 'paused') {
    return (
      <div class="hint">
        <strong>Paused</strong>
        {room.amAdmin ? (
          <button type="button" class="button small" onClick={actions.pause}>
            Resume
          </button>
        ) : (
          <span>An admin has paused the match.</span>
        )}
      </div>
    );
  }
  if (room.myTeam === 0) {
    return (
      <div class="hint">
        <span>You’re watching.</span>
        {([1, 2] as const).map((team) => (
          <button
            key={team}
            type="button"
            class="button small"
            onClick={(event) => {
              event.currentTarget.blur();
              actions.sit(team);
            }}
          >
            Join {teamNames[team]}
          </button>
        ))}
      </div>
    );
  }
  if (room.phase !== 'kickoff') return null;
  if (room.score[0] + room.score[1] === 0) return <KeysHint room={room} />;
  return <p class="hint keys-hint">{kickOffText(room)}</p>;
}

function kickOffText(room: RoomView): string {
  if (room.kickOffTeam === room.myTeam) return 'Your kick-off: touch the ball.';
  return `Kick-off: ${teamNames[room.kickOffTeam]}`;
}

function KeysHint({ room }: { readonly room: RoomView }) {
  return (
    <p class="hint keys-hint">
      <span class="keys" aria-hidden="true">
        <kbd>↑</kbd>
        <kbd>←</kbd>
        <kbd>↓</kbd>
        <kbd>→</kbd>
      </span>
      <span>
        <strong>{kickOffText(room)}</strong>
        <small>
          Arrows or WASD to move, <kbd>Space</kbd> to kick
        </small>
      </span>
    </p>
  );
}
