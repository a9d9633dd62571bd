// Where a person writes: to everybody or to the own side. An input method of another script keeps
// its Enter; what was too much at once stays in the field.
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import type { ChatScope } from '../chat.ts';
import { useApp } from '../context.ts';
import { Icon } from './icon.tsx';

/** In UTF-16 units; a line on the wire has as many code points. */
const lengthMax = 120;

export type ChatEntryProps = {
  readonly scope: ChatScope;
  readonly onScope: (scope: ChatScope) => void;
  /** Takes the focus when it appears, and is done after a line or Escape. */
  readonly onDone?: () => void;
};

export function ChatEntry({ scope, onScope, onDone }: ChatEntryProps) {
  const { actions } = useApp();
  const { talk } = words.value;
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [isTooFast, setTooFast] = useState(false);
  // At once: the next letters are for the field.
  useLayoutEffect(() => {
    if (onDone !== undefined) field.current?.focus();
  }, []);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const input = field.current;
    if (input === null) return;
    const isEmpty = input.value.trim() === '';
    if (!isEmpty && !actions.say(scope, { form: 'text', text: input.value })) {
      setTooFast(true);
      return;
    }
    input.value = '';
    setTooFast(false);
    onDone?.();
  };
  return (
    <form class="chat-entry" onSubmit={submit}>
      <ScopeButton scope={scope} onScope={onScope} />
      <label class="hidden" for={id}>
        {talk.saySomething}
      </label>
      <input
        ref={field}
        id={id}
        class="input chat-field"
        type="text"
        dir="auto"
        maxLength={lengthMax}
        autocomplete="off"
        enterkeyhint="send"
        placeholder={scope === 'team' ? talk.toTeam : talk.toAll}
        onInput={() => setTooFast(false)}
        onKeyDown={(event) => keyInField(event, onDone)}
      />
      <button type="submit" class="button square" aria-label={talk.send} title={talk.send}>
        <Icon name="send" />
      </button>
      <p class="chat-trouble" role="status">
        {isTooFast && talk.tooFast}
      </p>
    </form>
  );
}

function keyInField(
  event: KeyboardEvent & { readonly currentTarget: HTMLInputElement },
  onDone: (() => void) | undefined,
): void {
  // An input method is at work: its keys are its own.
  if (event.isComposing) {
    event.stopPropagation();
    return;
  }
  // A key that was held while the field opened is for the disc.
  if (event.repeat && event.currentTarget.value === '') event.preventDefault();
  if (event.key !== 'Escape' || onDone === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  onDone();
}

function ScopeButton({ scope, onScope }: Pick<ChatEntryProps, 'scope' | 'onScope'>) {
  const { talk } = words.value;
  const name = scope === 'team' ? talk.yourSide : talk.everyone;
  return (
    <button
      type="button"
      class={`button chat-scope to-${scope}`}
      aria-label={`${talk.speakTo}: ${name}`}
      onClick={() => onScope(scope === 'team' ? 'all' : 'team')}
    >
      {name}
    </button>
  );
}
