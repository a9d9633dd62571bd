// Who another player is; not to hear them; and as an admin to move, promote or remove them.
// A browser popover, so Escape and a click outside close it.

import { useId, useRef } from 'preact/hooks';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { personLines } from '../person-view.ts';
import type { RoomView, SeatView } from '../room-view.ts';
import { teamName } from '../team.ts';

type SeatMenuProps = { readonly room: RoomView; readonly seat: SeatView };

export function SeatMenu({ room, seat }: SeatMenuProps) {
  const { actions } = useApp();
  const labels = words.value.room;
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const choose = (action: () => void) => () => {
    list.current?.hidePopover();
    action();
  };
  return (
    <>
      <button
        type="button"
        class="seat-action"
        aria-label={(room.amAdmin ? labels.optionsFor : words.value.people.who)(isolate(seat.name))}
        title={room.amAdmin ? words.value.play.moveHelp : undefined}
        popovertarget={id}
        onClick={(event) => place(list.current, event.currentTarget)}
        onKeyDown={(event) => {
          const team = room.amAdmin ? sideAfter(seat.team, event.key) : undefined;
          if (team === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          actions.moveTo(seat.playerId, team);
        }}
      >
        <Icon name="more" />
      </button>
      <div ref={list} id={id} popover="auto" class="seat-menu">
        <Person seat={seat} />
        <HearingItems seat={seat} choose={choose} />
        {room.amAdmin && <AdminItems seat={seat} choose={choose} />}
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

type ItemsProps = {
  readonly seat: SeatView;
  /** Closes the menu, then acts. */
  readonly choose: (action: () => void) => () => void;
};

function HearingItems({ seat, choose }: ItemsProps) {
  const { model, actions } = useApp();
  const { talk } = words.value;
  const isMuted = model.muted.value.has(seat.playerId);
  const name = isolate(seat.name);
  return (
    <>
      <button type="button" onClick={choose(() => actions.setMuted(seat.playerId, !isMuted))}>
        <Icon name={isMuted ? 'sound' : 'muted'} />
        {isMuted ? talk.unmute(name) : talk.mute(name)}
      </button>
      <button type="button" onClick={choose(() => actions.block(seat.playerId))}>
        <Icon name="close" />
        {words.value.play.block(name)}
      </button>
    </>
  );
}

function AdminItems({ seat, choose }: ItemsProps) {
  const { actions } = useApp();
  const { room, play } = words.value;
  const teams = ([1, 2, 0] as const).filter((team) => team !== seat.team);
  return (
    <>
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
        <Icon name="leave" />
        {room.removeFromRoom}
      </button>
      <button type="button" class="danger" onClick={choose(() => actions.ban(seat.playerId))}>
        <Icon name="close" />
        {play.ban}
      </button>
    </>
  );
}

/** The next side that way: side 1, the bench, side 2, as they are thought of on the pitch. */
export function sideAfter(team: number, key: string): number | undefined {
  const step = key === 'ArrowRight' ? 1 : key === 'ArrowLeft' ? -1 : 0;
  const order = [1, 0, 2];
  const next = order[order.indexOf(team) + step];
  return step === 0 ? undefined : next;
}

/** Below the button, far edges aligned, above it when there is no room below. */
function place(menu: HTMLElement | null, button: HTMLElement): void {
  if (menu === null) return;
  const anchor = button.getBoundingClientRect();
  const below = anchor.bottom + 6;
  menu.style.top = `${below}px`;
  const isRightToLeft = document.documentElement.dir === 'rtl';
  const fromEnd = isRightToLeft ? anchor.left : window.innerWidth - anchor.right;
  menu.style.insetInlineEnd = `${fromEnd}px`;
  // Its height is known once it shows.
  requestAnimationFrame(() => {
    const { height } = menu.getBoundingClientRect();
    if (below + height <= window.innerHeight - 8) return;
    const lowest = window.innerHeight - height - 8;
    menu.style.top = `${Math.max(8, Math.min(anchor.top - height - 6, lowest))}px`;
  });
}
