// One line of the room's conversation. What people wrote is text and nothing else, in a direction
// of its own.
import { words } from '../../language/language.ts';
import { type ChatLine, type ChatWords, emotes, phrases } from '../chat.ts';
import { EmoteIcon } from './emote-icon.tsx';

export function ChatLineText({ line }: { readonly line: ChatLine }) {
  if (line.kind === 'news') return <em class="chat-news">{line.text}</em>;
  return (
    <>
      <bdi class={`chat-name team-${line.team}`}>{line.name}</bdi>{' '}
      {line.scope === 'team' && <span class="chat-side">{words.value.talk.sideOnly} </span>}
      <Spoken words={line.words} />
    </>
  );
}

function Spoken({ words: spoken }: { readonly words: ChatWords }) {
  const { talk } = words.value;
  if (spoken.form === 'text') return <bdi>{spoken.text}</bdi>;
  if (spoken.form === 'phrase') return <>{talk.phrases[phrases[spoken.index]]}</>;
  const emote = emotes[spoken.index];
  return (
    <>
      <EmoteIcon emote={emote} />
      <span class="hidden">{talk.emoteNames[emote]}</span>
    </>
  );
}
