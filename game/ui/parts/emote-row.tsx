// The six emotes as buttons.
import { words } from '../../language/language.ts';
import { emotes } from '../chat.ts';
import { useApp } from '../context.ts';
import { EmoteIcon } from './emote-icon.tsx';

export function EmoteRow({ onPick = () => {} }: { readonly onPick?: () => void }) {
  const { actions } = useApp();
  const { talk } = words.value;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields.
    <div class="emote-row" role="group" aria-label={talk.emotes}>
      {emotes.map((emote, index) => (
        <button
          key={emote}
          type="button"
          class="emote-button"
          aria-label={talk.emoteNames[emote]}
          title={talk.emoteNames[emote]}
          onClick={(event) => {
            // The next press of Space is a kick again.
            if (event.detail > 0) event.currentTarget.blur();
            actions.say('all', { form: 'emote', index });
            onPick();
          }}
        >
          <EmoteIcon emote={emote} />
        </button>
      ))}
    </div>
  );
}
