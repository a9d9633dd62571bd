// Who another player is, and what an admin can do with them.
// A browser popover, so Escape and a click outside close it.

import { useId, useRef } from 'preact/hooks';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { personLines } from '../person-view.ts';
import type { SeatView } from '../room-view.ts';
import { teamName } from '../team.ts';

type SeatMenuProps = { readonly seat: SeatView; readonly amAdmin: boolean };

export function SeatMenu({ seat, amAdmin }: SeatMenuProps) {
  const { actions } = useApp();
  const { room, people } = words.value;
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
        aria-label={(amAdmin ? room.optionsFor : people.who)(isolate(seat.name))}
        popovertarget={id}
        onClick={(event) => place(list.current, event.currentTarget)}
      >
        <Icon name="more" />
      </button>
      <div ref={list} id={id} popover="auto" class="seat-menu">
        <Person seat={seat} />
        {amAdmin &&
          teams.map((team) => (
            <button
              type="button"
              key={team}
              onClick={choose(() => actions.moveTo(seat.playerId, team))}
            >
              <Icon name="swap" />
              {team === 0 ? room.toTheBench : room.toTeam(teamName(team))}
            </button>
          ))}
        {amAdmin && !seat.isAdmin && (
          <button type="button" onClick={choose(() => actions.makeAdmin(seat.playerId))}>
            <Icon name="star" />
            {room.makeAdmin}
          </button>
        )}
        {amAdmin && (
          <button
            type="button"
            class="danger"
            onClick={choose(() => actions.kickOut(seat.playerId))}
          >
            <Icon name="close" />
            {room.removeFromRoom}
          </button>
        )}
      </div>
    </>
  );
}

/** The signs of the key, to be compared with what the other one reads out. */
function Person({ seat }: { readonly seat: SeatView }) {
  const { model } = useApp();
  const person = model.people.value.get(seat.playerId) ?? { kind: 'asking' as const };
  const own = model.ownSigns.value;
  return (
    <div class="seat-person">
      {personLines(person, seat.name).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {own !== '' && <p>{words.value.people.yours(isolate(own))}</p>}
    </div>
  );
}

/** Below the button, far edges aligned, above it when there is no room below. */
function place(menu: HTMLElement | null, button: HTMLElement): void {
  if (menu === null) return;
  const anchor = button.getBoundingClientRect();
  const menuHeightPx = 290;
  const below = anchor.bottom + 6;
  const fits = below + menuHeightPx < window.innerHeight;
  menu.style.top = `${fits ? below : Math.max(8, anchor.top - menuHeightPx)}px`;
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const fromEnd = isRightToLeft ? anchor.left : window.innerWidth - anchor.right;
  menu.style.insetInlineEnd = `${fromEnd}px`;
}
