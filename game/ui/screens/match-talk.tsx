// Talk over a match: what was said lately, the field to write in, and how to begin.
import { useEffect } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { type ChatScope, visibleLines } from '../chat.ts';
import { useApp } from '../context.ts';
import { ChatEntry } from '../parts/chat-entry.tsx';
import { ChatLineText } from '../parts/chat-line.tsx';
import { useCap } from '../parts/controls-hint.tsx';
import { useAction } from '../use-action.ts';
import { PhraseWheel } from './phrase-wheel.tsx';

/** Lines over the match: a few that fade, and more while somebody writes. */
const linesShown = { idle: 3, writing: 9 } as const;

export function MatchTalk() {
  const { settings } = useApp();
  const mode = settings.settings.value.chat;
  return (
    <>
      <ChatCorner />
      {mode !== 'off' && <PhraseWheel />}
      {mode === 'all' && <WriteKeys />}
    </>
  );
}

/** The keys that open the field; `chat` and `teamChat` are not heard while it is hidden. */
function WriteKeys() {
  const { model } = useApp();
  const write = (scope: ChatScope) => () => {
    model.isChatHidden.value = false;
    model.writing.value = scope;
  };
  useAction('chat', write('all'));
  useAction('teamChat', write('team'));
  useEffect(
    () => () => {
      model.writing.value = null;
    },
    [model],
  );
  return null;
}

function ChatCorner() {
  const { model, settings } = useApp();
  const { chat: mode } = settings.settings.value;
  const writing = model.writing.value;
  if (model.isChatHidden.value) return null;
  const lines = visibleLines(model.chat.value, model.muted.value, mode).filter(isForCorner);
  const count = writing === null ? linesShown.idle : linesShown.writing;
  return (
    <section
      class={writing === null ? 'chat-corner' : 'chat-corner writing'}
      aria-label={words.value.talk.title}
    >
      <div role="log" class="chat-recent">
        {lines.slice(-count).map((line) => (
          <p key={line.id} class="chat-line">
            <ChatLineText line={line} />
          </p>
        ))}
      </div>
      {writing === null ? (
        <TalkHint />
      ) : (
        <ChatEntry
          scope={writing}
          onScope={(scope) => {
            model.writing.value = scope;
          }}
          onDone={() => {
            model.writing.value = null;
          }}
        />
      )}
    </section>
  );
}

/** Emotes are seen over the discs. */
function isForCorner(line: ReturnType<typeof visibleLines>[number]): boolean {
  return line.kind === 'news' || line.words.form !== 'emote';
}

/** Until somebody has said something; then it is known. */
function TalkHint() {
  const { model, settings, input } = useApp();
  const chatCap = useCap('chat');
  const quickCap = useCap('quickChat');
  const { talk } = words.value;
  const { chat } = settings.settings.value;
  if (model.hasTalked.value || input.device.value !== 'keyboard' || chat === 'off') return null;
  return (
    <p class="talk-hint">
      {chat === 'all' && chatCap !== '' && (
        <span>
          <kbd>{chatCap}</kbd> {talk.hintChat}
        </span>
      )}
      {quickCap !== '' && (
        <span>
          <kbd>{quickCap}</kbd> {talk.hintQuick}
        </span>
      )}
    </p>
  );
}
