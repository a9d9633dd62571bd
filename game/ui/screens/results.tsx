// Full time: the score, who scored, and again.
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Disc } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RoomView } from '../room-view.ts';
import { teamName } from '../team.ts';

export function Results() {
  const { model, actions } = useApp();
  const room = model.room.value;
  const { common, results } = words.value;
  if (room === null) return null;
  const back = () => {
    model.resultsClosed.value = true;
    if (room.amAdmin) actions.stop();
  };
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
      <div class="results-body">
        <Scorers room={room} />
      </div>
      <footer class="card-foot">
        <button type="button" class="button primary" onClick={actions.rematch}>
          <Icon name="refresh" />
          {results.rematch}
        </button>
        <button type="button" class="button" onClick={back}>
          {results.backToRoom}
        </button>
        <button type="button" class="button" onClick={actions.leaveRoom}>
          <Icon name="leave" />
          {common.leave}
        </button>
      </footer>
    </main>
  );
}

function verdict(room: RoomView): string {
  const { results } = words.value;
  if (room.winner === 0) return results.draw;
  if (room.winner === room.myTeam) return results.youWin;
  return results.teamWins(teamName(room.winner));
}

function Scorers({ room }: { readonly room: RoomView }) {
  const { results, room: labels } = words.value;
  const players = room.seats
    .filter((seat) => seat.team !== 0)
    .sort(
      (a, b) => b.goals - a.goals || b.assists - a.assists || a.team - b.team || a.seat - b.seat,
    );
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{results.player}</th>
          <th scope="col" class="side-column">
            {results.side}
          </th>
          <th scope="col" class="number">
            {results.goals}
          </th>
          <th scope="col" class="number">
            {results.assists}
          </th>
        </tr>
      </thead>
      <tbody>
        {players.map((seat) => (
          <tr key={seat.seat} class={seat.isMe ? 'me' : ''}>
            <th scope="row">
              <span class="scorer">
                <Disc team={seat.team} number={seat.number} />
                <bdi title={seat.name}>{seat.name}</bdi>
                {seat.isMe && <span class="seat-you">{labels.you}</span>}
                {seat.kind === 'bot' && <span class="seat-note">{labels.bot}</span>}
              </span>
            </th>
            <td class="side-column">{teamName(seat.team)}</td>
            <td class="number">{seat.goals}</td>
            <td class="number">{seat.assists}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
