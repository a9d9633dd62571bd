// The conversation in the waiting room: all of it, and a field to join in.
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { type ChatScope, visibleLines } from '../chat.ts';
import { useApp } from '../context.ts';
import { ChatEntry } from '../parts/chat-entry.tsx';
import { ChatLineText } from '../parts/chat-line.tsx';
import { EmoteRow } from '../parts/emote-row.tsx';
import { useAction } from '../use-action.ts';

/** So near to the end (px) a reader is taken along with new lines. */
const endNearPx = 40;

export function ChatPanel() {
  const { settings } = useApp();
  const mode = settings.settings.value.chat;
  return (
    <section class="card panel chat-panel" aria-labelledby="chat-title">
      <h2 id="chat-title">{words.value.talk.title}</h2>
      <Conversation />
      {mode !== 'off' && <EmoteRow />}
      {mode === 'all' && <PanelEntry />}
    </section>
  );
}

function Conversation() {
  const { model, settings } = useApp();
  const list = useRef<HTMLDivElement>(null);
  const isAtEnd = useRef(true);
  const lines = visibleLines(model.chat.value, model.muted.value, settings.settings.value.chat);
  const newest = lines.at(-1)?.id;
  useLayoutEffect(() => {
    const element = list.current;
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight;
  }, [newest]);
  return (
    <div
      ref={list}
      class="chat-log"
      role="log"
      aria-label={words.value.talk.title}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller is reached by keyboard.
      tabIndex={0}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < endNearPx;
      }}
    >
      {lines.length === 0 && <p class="chat-nothing">{words.value.talk.nothingYet}</p>}
      {lines.map((line) => (
        <p key={line.id} class="chat-line">
          <ChatLineText line={line} />
        </p>
      ))}
    </div>
  );
}

function PanelEntry() {
  const [scope, setScope] = useState<ChatScope>('all');
  const box = useRef<HTMLDivElement>(null);
  const write = (to: ChatScope) => () => {
    setScope(to);
    box.current?.querySelector('input')?.focus();
  };
  useAction('chat', write('all'));
  useAction('teamChat', write('team'));
  return (
    <div ref={box}>
      <ChatEntry scope={scope} onScope={setScope} />
    </div>
  );
}
