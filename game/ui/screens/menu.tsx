// The menu: a name that is filled in already, and three doors into a room.
import { useState } from 'preact/hooks';
import { useApp } from '../context.ts';
import { Disc } from '../parts/disc.tsx';
import { Icon } from '../parts/icon.tsx';
import { cleanName, limitName } from '../player-name.ts';
import { codeLength, readCode } from '../room-code.ts';

export function Menu() {
  const { model, actions } = useApp();
  const online = model.onlineCount.value;
  return (
    <main class="card menu">
      <header class="menu-head">
        <h1 class="wordmark">
          Kick<span>about</span>
        </h1>
        <p class="tagline">Football with friends in a browser tab. No sign-up, no install.</p>
        <NameField />
      </header>
      <div class="menu-doors">
        <button type="button" class="button primary" onClick={actions.playNow}>
          <Icon name="play" />
          Play now
          {online !== null && online > 1 && <small aria-hidden="true">· {online} online</small>}
        </button>
        <div class="pair">
          <button type="button" class="button" onClick={actions.makeRoom}>
            <Icon name="plus" />
            Make a room
          </button>
          <button type="button" class="button" onClick={actions.browse}>
            <Icon name="people" />
            Browse rooms
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
        <label for="player-name">Your name</label>
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
            aria-label="Another name"
            title="Another name"
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
        Room code
      </label>
      <input
        id="room-code"
        class="input code-input"
        type="text"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        placeholder="CODE"
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
        Join
      </button>
      {isShort && (
        <p id="room-code-hint" class="field-hint" role="alert">
          A room code has four letters or digits, like K7QX.
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
        The lobby is out of reach right now. We keep trying.
      </p>
    );
  }
  const roomText = rooms === null ? '' : rooms === 1 ? '1 open room' : `${rooms} open rooms`;
  return <p class="menu-foot">{roomText || 'Arrows or WASD to move, Space to kick.'}</p>;
}
