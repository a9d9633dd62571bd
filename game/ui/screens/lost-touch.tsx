// Over a room in which nobody has answered for some seconds: how long the seat is kept, and a way
// out. Soft: the match goes on below as this page guesses it.
import { words } from '../../language/language.ts';
import { formatClock } from '../clock.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** Shorter silences have a notice, or heal before anybody reads it. */
const silentLongS = 4;
/** So long the others keep a seat (`awayTicksMax`). */
const seatKeptS = 60;

export function LostTouch() {
  const { model, actions } = useApp();
  const silentS = model.silentS.value;
  if (model.room.value === null || model.place.value !== 'room') return null;
  if (!model.reconnecting.value || silentS < silentLongS) return null;
  const { play, common } = words.value;
  const leftS = seatKeptS - silentS;
  return (
    <section class="lost-touch" aria-labelledby="lost-title">
      <div class="card">
        <h2 id="lost-title">
          <span class="spinner" aria-hidden="true" />
          {play.lostTouch}
        </h2>
        <p>{leftS > 0 ? play.seatKept(formatClock(leftS)) : play.seatGone}</p>
        <button type="button" class="button" onClick={actions.leaveRoom}>
          <Icon name="leave" />
          {common.leave}
        </button>
      </div>
    </section>
  );
}
