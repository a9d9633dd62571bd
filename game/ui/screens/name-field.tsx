// A person's name as they type it; a friendly one is a button away.
import { useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { cleanName, limitName } from '../player-name.ts';

export function NameField({ id }: { readonly id: string }) {
  const { model, actions } = useApp();
  const [draft, setDraft] = useState<string | null>(null);
  const commit = (typed: string) => {
    const name = cleanName(typed);
    setDraft(null);
    if (name !== '' && name !== model.name.value) actions.setName(name);
  };
  return (
    <div class="field">
      <label for={id}>{words.value.menu.yourName}</label>
      <div class="field-row">
        <input
          id={id}
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
  );
}
