// The menu: a name that is filled in already, and three doors into a room.

import { useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Disc } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import { cleanName, limitName } from '../player-name.ts';
import { codeLength, readCode } from '../room-code.ts';

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
        <NameField />
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
        <MenuFoot />
      </div>
    </main>
  );
}

function NameField() {
  const { model, actions } = useApp();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (typed: string) => {
    const name = cleanName(typed);
    setDraft(null);
    if (name !== '' && name !== model.name.value) actions.setName(name);
  };
  return (
    <div class="name-field">
      <Disc team={1} number={10} />
      <div class="field">
        <label for="player-name">{words.value.menu.yourName}</label>
        <div class="field-row">
          <input
            id="player-name"
            class="input"
            type="text"
            autocomplete="off"
            spellcheck={false}
            value={draft ?? model.name.value}
            onInput={(event) => {
              event.currentTarget.value = limitName(event.currentTarget.value);
              setDraft(event.currentTarget.value);
            }}
            onChange={(event) => commit(event.currentTarget.value)}
            onBlur={(event) => commit(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') commit(event.currentTarget.value);
            }}
          />
          <button
            type="button"
            class="button square"
            aria-label={words.value.menu.anotherName}
            title={words.value.menu.anotherName}
            onClick={() => {
              setDraft(null);
              actions.rerollName();
            }}
          >
            <Icon name="dice" />
          </button>
        </div>
      </div>
    </div>
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
  return <p class="menu-foot">{rooms !== null && words.value.menu.openRooms(rooms)}</p>;
}
