// The menu: a name that is filled in already, and three doors into a room.

import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { isCovered } from '../model.ts';
import { ControlsHint } from '../parts/controls-hint.tsx';
import { Disc } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import { SettingsButton } from '../parts/settings-button.tsx';
import { codeLength, readCode } from '../room-code.ts';
import { MenuNews } from './menu-news.tsx';
import { NameField } from './name-field.tsx';
import { PracticeHud } from './practice-hud.tsx';

/** On the menu's disc while the person has chosen none. */
const shownNumber = 10;

export function Menu() {
  const { model, settings } = useApp();
  const isAway = model.practice.value === 'playing';
  const play = useRef<HTMLButtonElement>(null);
  useMenuKeys(isAway, play);
  return (
    <>
      <PracticeHud />
      <main class={isAway ? 'card menu away' : 'card menu'} inert={isAway}>
        <header class="menu-head">
          <h1 class="wordmark">
            Kick<span>about</span>
          </h1>
          <p class="tagline">{words.value.menu.tagline}</p>
          <div class="name-field">
            <Disc team={1} number={settings.settings.value.discNumber || shownNumber} />
            <NameField id="player-name" />
          </div>
        </header>
        <div class="menu-doors">
          <Doors play={play} />
          <CodeForm />
          <MenuNews />
          <div class="menu-foot-row">
            <p class="menu-foot">
              <ControlsHint />
            </p>
            <SoundButton />
            <SettingsButton class="button square" />
          </div>
        </div>
      </main>
    </>
  );
}

function Doors({ play }: { readonly play: RefObject<HTMLButtonElement | null> }) {
  const { model, actions } = useApp();
  const online = model.onlineCount.value;
  const rooms = model.roomCount.value;
  const { common, menu } = words.value;
  return (
    <>
      <button ref={play} type="button" class="button primary" onClick={actions.playNow}>
        <Icon name="play" />
        {common.playNow}
        {online !== null && online > 1 && <small aria-hidden="true">· {menu.online(online)}</small>}
      </button>
      <div class="pair">
        <button type="button" class="button" onClick={actions.makeRoom}>
          <Icon name="plus" />
          {common.makeRoom}
        </button>
        <button type="button" class="button" onClick={actions.browse}>
          <Icon name="people" />
          {common.browseRooms}
          {rooms !== null && rooms > 0 && <RoomCount rooms={rooms} />}
        </button>
      </div>
    </>
  );
}

function RoomCount({ rooms }: { readonly rooms: number }) {
  return (
    <small>
      <span aria-hidden="true">· {words.value.settings.number(rooms)}</span>
      <span class="hidden">{words.value.menu.openRooms(rooms)}</span>
    </small>
  );
}

/** Enter plays as long as nothing else has the focus, which comes back with the card. */
function useMenuKeys(isAway: boolean, play: RefObject<HTMLButtonElement | null>): void {
  const { model, actions, input } = useApp();
  const wasAway = useRef(false);
  useEffect(() => {
    if (wasAway.current && !isAway) play.current?.focus({ preventScroll: true });
    wasAway.current = isAway;
    if (isAway) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.repeat || event.target !== document.body) return;
      if (isCovered(model) || input.isSlip(event)) return;
      event.preventDefault();
      actions.playNow();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [isAway, play, model, actions, input]);
}

function SoundButton() {
  const { settings } = useApp();
  const { isMuted } = settings.settings.value;
  const { sound } = words.value.menu;
  return (
    <button
      type="button"
      class="button square"
      aria-label={sound}
      aria-pressed={!isMuted}
      title={sound}
      onClick={() => settings.change({ isMuted: !isMuted })}
    >
      <Icon name={isMuted ? 'muted' : 'sound'} />
    </button>
  );
}

function CodeForm() {
  const { actions } = useApp();
  const { menu } = words.value;
  const [code, setCode] = useState('');
  const [isShort, setShort] = useState(false);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setShort(code.length < codeLength);
    if (code.length === codeLength) actions.joinCode(code);
  };
  return (
    <form class="code-form" onSubmit={submit} noValidate>
      <label class="hidden" for="room-code">
        {menu.roomCode}
      </label>
      <input
        id="room-code"
        class="input code-input"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        placeholder={menu.code}
        value={code}
        aria-describedby={isShort ? 'room-code-hint' : undefined}
        onInput={(event) => {
          const read = readCode(event.currentTarget.value);
          event.currentTarget.value = read;
          setCode(read);
          setShort(false);
        }}
      />
      <button type="submit" class="button">
        {menu.join}
      </button>
      {isShort && (
        <p id="room-code-hint" class="field-hint" role="alert">
          {menu.codeHint('K7QX')}
        </p>
      )}
    </form>
  );
}
