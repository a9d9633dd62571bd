// The quick chat over a match: eight sentences around the middle, six emotes below. By key and
// direction, by stick, by a finger that swipes, or by a press on what is to be said.
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { phrases } from '../chat.ts';
import { type AppValue, useApp } from '../context.ts';
import { EmoteRow } from '../parts/emote-row.tsx';
import { useAction } from '../use-action.ts';
import { createWheel, type Wheel } from '../wheel.ts';
import { TalkButton } from './talk-button.tsx';

export function PhraseWheel() {
  const app = useApp();
  const { model, input, nowMs } = app;
  const made = useRef<Wheel | undefined>(undefined);
  made.current ??= wheelOf(app);
  const wheel = made.current;
  const { isOpen } = model.wheel.value;
  useAction(
    'quickChat',
    () => wheel.press(nowMs()),
    () => wheel.release(nowMs()),
  );
  useEffect(() => (isOpen ? input.steer(wheel.steer) : undefined), [isOpen, input, wheel]);
  useEffect(() => wheel.close, [wheel]);
  return (
    <>
      {input.device.value === 'touch' && <TalkButton wheel={wheel} />}
      {isOpen && <Open wheel={wheel} />}
    </>
  );
}

function wheelOf({ model, actions }: AppValue): Wheel {
  return createWheel(
    (state) => {
      model.wheel.value = state;
    },
    (index) => actions.say('all', { form: 'phrase', index }),
  );
}

function Open({ wheel }: { readonly wheel: Wheel }) {
  const { model, actions } = useApp();
  const { talk } = words.value;
  const { chosen } = model.wheel.value;
  useEscape(wheel.close);
  return (
    <section class="wheel" aria-label={talk.quickChat}>
      <ul class="wheel-phrases">
        {phrases.map((phrase, index) => (
          <li key={phrase} class={`wheel-place wheel-${index}`}>
            <button
              type="button"
              class={index === chosen ? 'wheel-phrase chosen' : 'wheel-phrase'}
              onClick={() => {
                wheel.close();
                actions.say('all', { form: 'phrase', index });
              }}
            >
              {talk.phrases[phrase]}
            </button>
          </li>
        ))}
      </ul>
      <p class="wheel-hint">{talk.pickOne}</p>
      <EmoteRow onPick={wheel.close} />
    </section>
  );
}

/** Before anybody else hears of the key: it does not open the menu as well. */
function useEscape(act: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      act();
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [act]);
}
