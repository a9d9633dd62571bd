// Full time: the score, what everybody did, and again.
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { byMerit, Statistics } from '../parts/statistics.tsx';
import type { RoomView } from '../room-view.ts';
import { teamName } from '../team.ts';

export function Results() {
  const { model } = useApp();
  const room = model.room.value;
  if (room === null) return null;
  const { results } = words.value;
  const players = room.seats
    .filter((seat) => seat.team !== 0)
    .sort((a, b) => a.team - b.team || byMerit(a, b));
  return (
    <main class="card results">
      <h1 class="results-title">{verdict(room)}</h1>
      <div class="final">
        <span class="final-team team-1">{teamName(1)}</span>
        <span class="final-score">
          {room.score[0]}
          <span aria-hidden="true"> – </span>
          <span class="hidden">{results.to}</span>
          {room.score[1]}
        </span>
        <span class="final-team team-2">{teamName(2)}</span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller is reached by keyboard. */}
      <section class="results-body" aria-label={words.value.play.roster} tabIndex={0}>
        <Statistics seats={players} />
      </section>
      <InLine room={room} />
      <Again room={room} />
    </main>
  );
}

/** Who comes on next, by name. */
function InLine({ room }: { readonly room: RoomView }) {
  const waiting = room.seats.filter((seat) => seat.queuePlace > 0);
  if (waiting.length === 0) return null;
  const names = waiting.sort((a, b) => a.queuePlace - b.queuePlace).map((seat) => seat.name);
  return (
    <p class="in-line">
      {words.value.play.comesOn} <bdi>{names.join(', ')}</bdi>
    </p>
  );
}

function Again({ room }: { readonly room: RoomView }) {
  const { model, actions } = useApp();
  const { common, results, play } = words.value;
  const mine = room.seats.find((seat) => seat.isMe);
  const isReady = mine?.isReady ?? false;
  const back = () => {
    model.resultsClosed.value = true;
    if (room.amAdmin) actions.stop();
  };
  return (
    <footer class="results-foot">
      {mine?.team !== 0 && (
        <button
          type="button"
          class={isReady ? 'button primary on' : 'button primary'}
          aria-pressed={isReady}
          onClick={() => (isReady ? actions.ready(false) : actions.rematch())}
        >
          <Icon name={isReady ? 'check' : 'refresh'} />
          {results.rematch}
          <small>{countText(room)}</small>
        </button>
      )}
      {room.amAdmin && (
        <button type="button" class="button" onClick={actions.shuffle}>
          {play.shuffle}
        </button>
      )}
      <button type="button" class="button" onClick={back}>
        {results.backToRoom}
      </button>
      <button type="button" class="button" onClick={actions.shareResult}>
        <Icon name="share" />
        {play.shareResult}
      </button>
      <button type="button" class="button" onClick={actions.leaveRoom}>
        <Icon name="leave" />
        {common.leave}
      </button>
      <p class="hidden" role="status">
        {room.startSeconds > 0 && play.startingIn(room.startSeconds)}
      </p>
    </footer>
  );
}

/** `· 4 of 6 ready`, or how long it still takes. */
function countText(room: RoomView): string {
  const { play, room: labels } = words.value;
  if (room.startSeconds > 0) return `· ${play.startingIn(room.startSeconds)}`;
  const players = room.seats.filter(
    ({ kind, team, isAway }) => kind === 'human' && team !== 0 && !isAway,
  );
  if (players.length < 2) return '';
  const ready = players.filter((seat) => seat.isReady).length;
  return `· ${labels.readyCount(ready, players.length)}`;
}

function verdict(room: RoomView): string {
  const { results } = words.value;
  if (room.winner === 0) return results.draw;
  if (room.winner === room.myTeam) return results.youWin;
  return results.teamWins(teamName(room.winner));
}
