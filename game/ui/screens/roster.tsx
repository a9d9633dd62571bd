// Players and statistics over a match: as long as the key is held, or until it is tapped again.
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { byMerit, Statistics } from '../parts/statistics.tsx';
import type { RoomView } from '../room-view.ts';
import { sides, teamName } from '../team.ts';
import { useAction } from '../use-action.ts';

/** A shorter press leaves it open (ms). */
const tapMs = 280;

/** Hears the key, and shows the players while it is open. */
export function Roster({ room }: { readonly room: RoomView }) {
  const { model, nowMs } = useApp();
  const press = useRef({ atMs: 0, wasOpen: false });
  useAction(
    'roster',
    () => {
      press.current = { atMs: nowMs(), wasOpen: model.isRosterOpen.peek() };
      model.isRosterOpen.value = true;
    },
    () => {
      const { atMs, wasOpen } = press.current;
      if (wasOpen || nowMs() - atMs >= tapMs) model.isRosterOpen.value = false;
    },
  );
  useLayoutEffect(
    () => () => {
      model.isRosterOpen.value = false;
    },
    [model],
  );
  return model.isRosterOpen.value ? <Open room={room} /> : null;
}

function Open({ room }: { readonly room: RoomView }) {
  const { model } = useApp();
  const { play, net, room: labels } = words.value;
  const bench = room.seats.filter((seat) => seat.team === 0);
  return (
    <section class="card roster" aria-labelledby="roster-title">
      <header class="net-head">
        <h2 id="roster-title">{play.roster}</h2>
        <button
          type="button"
          class="chip"
          aria-label={net.close}
          onClick={() => {
            model.isRosterOpen.value = false;
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller is reached by keyboard. */}
      <div class="roster-scroll" tabIndex={0}>
        {sides.map((team) => (
          <div key={team} class={`roster-side team-${team}`}>
            <h3>
              {teamName(team)} <span class="number">{room.score[team - 1]}</span>
            </h3>
            <Statistics
              seats={room.seats.filter((seat) => seat.team === team).sort(byMerit)}
              hasLinks
            />
          </div>
        ))}
        {bench.length > 0 && (
          <div class="roster-side">
            <h3>{labels.onTheBench}</h3>
            <Statistics seats={bench} hasLinks />
          </div>
        )}
      </div>
    </section>
  );
}
