// The menu: a name that is filled in already, and three doors into a room.

import { useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { ControlsHint } from '../parts/controls-hint.tsx';
import { Disc } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import { SettingsButton } from '../parts/settings-button.tsx';
import { codeLength, readCode } from '../room-code.ts';
import { NameField } from './name-field.tsx';

export function Menu() {
  const { model, actions } = useApp();
  const online = model.onlineCount.value;
  const { common, menu } = words.value;
  return (
    <main class="card menu">
      <header class="menu-head">
        <h1 class="wordmark">
          Kick<span>about</span>
        </h1>
        <p class="tagline">{menu.tagline}</p>
        <div class="name-field">
          <Disc team={1} number={10} />
          <NameField id="player-name" />
        </div>
      </header>
      <div class="menu-doors">
        <button type="button" class="button primary" onClick={actions.playNow}>
          <Icon name="play" />
          {common.playNow}
          {online !== null && online > 1 && (
            <small aria-hidden="true">· {menu.online(online)}</small>
          )}
        </button>
        <div class="pair">
          <button type="button" class="button" onClick={actions.makeRoom}>
            <Icon name="plus" />
            {common.makeRoom}
          </button>
          <button type="button" class="button" onClick={actions.browse}>
            <Icon name="people" />
            {common.browseRooms}
          </button>
        </div>
        <CodeForm />
        <div class="menu-foot-row">
          <MenuFoot />
          <SettingsButton class="button square" />
        </div>
      </div>
    </main>
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

function MenuFoot() {
  const { model } = useApp();
  const rooms = model.roomCount.value;
  if (model.lobbyLink.value === 'down') {
    return (
      <p class="menu-foot trouble">
        <span class="dot" aria-hidden="true" />
        {words.value.menu.lobbyDown}
      </p>
    );
  }
  return (
    <p class="menu-foot">{rooms === null ? <ControlsHint /> : words.value.menu.openRooms(rooms)}</p>
  );
}
