// What an admin can do with another player.
// A browser popover, so Escape and a click outside close it.

import { useId, useRef } from 'preact/hooks';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import type { SeatView } from '../room-view.ts';
import { teamName } from '../team.ts';

export function SeatMenu({ seat }: { readonly seat: SeatView }) {
  const { actions } = useApp();
  const { room } = words.value;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const choose = (action: () => void) => () => {
    list.current?.hidePopover();
    action();
  };
  const teams = ([1, 2, 0] as const).filter((team) => team !== seat.team);
  return (
    <>
      <button
        type="button"
        class="seat-action"
        aria-label={room.optionsFor(isolate(seat.name))}
        popovertarget={id}
        onClick={(event) => place(list.current, event.currentTarget)}
      >
        <Icon name="more" />
      </button>
      <div ref={list} id={id} popover="auto" class="seat-menu">
        {teams.map((team) => (
          <button
            type="button"
            key={team}
            onClick={choose(() => actions.moveTo(seat.playerId, team))}
          >
            <Icon name="swap" />
            {team === 0 ? room.toTheBench : room.toTeam(teamName(team))}
          </button>
        ))}
        {!seat.isAdmin && (
          <button type="button" onClick={choose(() => actions.makeAdmin(seat.playerId))}>
            <Icon name="star" />
            {room.makeAdmin}
          </button>
        )}
        <button type="button" class="danger" onClick={choose(() => actions.kickOut(seat.playerId))}>
          <Icon name="close" />
          {room.removeFromRoom}
        </button>
      </div>
    </>
  );
}

/** Below the button, far edges aligned, above it when there is no room below. */
function place(menu: HTMLElement | null, button: HTMLElement): void {
  if (menu === null) return;
  const anchor = button.getBoundingClientRect();
  const menuHeightPx = 190;
  const below = anchor.bottom + 6;
  const fits = below + menuHeightPx < window.innerHeight;
  menu.style.top = `${fits ? below : Math.max(8, anchor.top - menuHeightPx)}px`;
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const fromEnd = isRightToLeft ? anchor.left : window.innerWidth - anchor.right;
  menu.style.insetInlineEnd = `${fromEnd}px`;
}
