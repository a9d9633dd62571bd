// The list of open rooms: a table that keeps itself fresh, and two filters.
import { useState } from 'preact/hooks';
import { isolate, words } from '../../language/language.ts';
import { formatClock } from '../clock.ts';
import { useApp } from '../context.ts';
import type { RoomEntry } from '../model.ts';
import { Icon } from '../parts/icon.tsx';
import { Ping } from '../parts/ping.tsx';

/** Near enough to play as if in one house (ms). */
const nearMs = 80;
/** Rows that stand in for the list while it loads. */
const skeletonRows = [1, 2, 3, 4, 5];

type Filters = { readonly isFree: boolean; readonly isNear: boolean };

export function Rooms() {
  const { actions } = useApp();
  const { common, rooms } = words.value;
  const [filters, setFilters] = useState<Filters>({ isFree: false, isNear: false });
  return (
    <main class="card rooms">
      <header class="card-head">
        <h1>{rooms.title}</h1>
        <FilterRow filters={filters} onChange={setFilters} />
        <button type="button" class="button small" onClick={actions.refreshRooms}>
          <Icon name="refresh" />
          {rooms.refresh}
        </button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller is reached by keyboard. */}
      <section class="rooms-body" aria-label={rooms.title} tabIndex={0}>
        <RoomsBody filters={filters} />
      </section>
      <footer class="card-foot">
        <button type="button" class="button primary" onClick={actions.playNow}>
          <Icon name="play" />
          {common.playNow}
        </button>
        <button type="button" class="button" onClick={actions.makeRoom}>
          <Icon name="plus" />
          {common.makeRoom}
        </button>
        <button type="button" class="button" onClick={actions.backToMenu}>
          {common.back}
        </button>
      </footer>
    </main>
  );
}

type FilterRowProps = {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
};

function FilterRow({ filters, onChange }: FilterRowProps) {
  const { play } = words.value;
  const toggle = (name: keyof Filters, label: string) => (
    <label class="filter">
      <input
        type="checkbox"
        checked={filters[name]}
        onChange={(event) => onChange({ ...filters, [name]: event.currentTarget.checked })}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <fieldset class="filters">
      <legend class="hidden">{play.filters}</legend>
      {toggle('isFree', play.onlyFree)}
      {toggle('isNear', play.onlyNear)}
    </fieldset>
  );
}

function RoomsBody({ filters }: { readonly filters: Filters }) {
  const { model } = useApp();
  const list = model.rooms.value;
  const { rooms, play } = words.value;
  if (list.status === 'loading') return <Skeleton />;
  if (list.status === 'unreachable')
    return <Empty role="alert" title={rooms.unreachable} detail={rooms.unreachableDetail} />;
  if (list.rooms.length === 0)
    return <Empty role="status" title={rooms.none} detail={rooms.noneDetail} />;
  const shown = list.rooms.filter((room) => passes(room, filters));
  if (shown.length === 0) return <Empty role="status" title={play.noneMatches} detail="" />;
  return (
    <>
      {list.isStale && (
        <p class="trouble" role="status">
          <span class="dot" aria-hidden="true" />
          {play.staleList}
        </p>
      )}
      <RoomTable rooms={shown} />
    </>
  );
}

export function passes(room: RoomEntry, { isFree, isNear }: Filters): boolean {
  if (isFree && room.players >= room.playersMax) return false;
  return !isNear || (room.pingMs !== null && room.pingMs <= nearMs);
}

type EmptyProps = {
  readonly role: 'status' | 'alert';
  readonly title: string;
  readonly detail: string;
};

function Empty({ role, title, detail }: EmptyProps) {
  return (
    <div class="rooms-empty" role={role}>
      <strong>{title}</strong>
      {detail !== '' && <span>{detail}</span>}
    </div>
  );
}

/** The list's shape while it loads. */
function Skeleton() {
  return (
    <>
      <p class="hidden" role="status">
        {words.value.rooms.looking}
      </p>
      <div class="skeleton" aria-hidden="true">
        {skeletonRows.map((row) => (
          <i key={row} />
        ))}
      </div>
    </>
  );
}

function RoomTable({ rooms: entries }: { readonly rooms: readonly RoomEntry[] }) {
  const { rooms } = words.value;
  const hasPings = entries.some((room) => room.pingMs !== null);
  return (
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{rooms.room}</th>
          <th scope="col">{rooms.state}</th>
          <th scope="col">{rooms.players}</th>
          {hasPings && (
            <th scope="col" class="ping-column">
              {rooms.ping}
            </th>
          )}
          <th scope="col">
            <span class="hidden">{rooms.action}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((room) => (
          <RoomRow key={room.code} room={room} hasPings={hasPings} />
        ))}
      </tbody>
    </table>
  );
}

type RoomRowProps = {
  readonly room: RoomEntry;
  /** Somebody has measured at least one room, so there is a column for it. */
  readonly hasPings: boolean;
};

/** A full pitch has a bench: whoever comes in watches and is next. */
function RoomRow({ room, hasPings }: RoomRowProps) {
  const { actions } = useApp();
  const isFull = room.players >= room.playersMax;
  const { rooms, play, menu } = words.value;
  const title = isolate(room.title);
  return (
    <tr>
      <th scope="row" class="room-title">
        <bdi>{room.title}</bdi>
      </th>
      <td>{stateText(room)}</td>
      <td class="number">{rooms.playersOf(room.players, room.playersMax)}</td>
      {hasPings && (
        <td class="number ping-column">
          <Ping pingMs={room.pingMs} />
        </td>
      )}
      <td class="row-action">
        <button
          type="button"
          class={isFull ? 'button small' : 'button small accent'}
          aria-label={isFull ? play.watchRoom(title) : rooms.joinRoom(title)}
          onClick={() => actions.joinListed(room.code)}
        >
          {isFull ? play.watch : menu.join}
        </button>
      </td>
    </tr>
  );
}

export function stateText(room: RoomEntry): string {
  const { rooms, play } = words.value;
  const score = `${room.score[0]} – ${room.score[1]}`;
  if (room.phase === 'waiting') return rooms.waiting;
  if (room.phase === 'ended') return rooms.fullTime(score);
  if (room.phase === 'paused') return rooms.paused(score);
  if (room.limitS === 0) return rooms.playing(score);
  const leftS = Math.max(0, room.limitS - room.playedS);
  return `${score}, ${play.timeLeft(formatClock(leftS))}`;
}
