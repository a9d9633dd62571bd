// Keys that talk on every screen of a room: emotes, and hiding the conversation.
import { useEffect } from 'preact/hooks';
import { words } from '../../language/language.ts';
import type { Action } from '../../settings/binds.ts';
import { emotes } from '../chat.ts';
import { useApp } from '../context.ts';
import { pushNotice } from '../notice.ts';

export function TalkKeys() {
  const { model, actions, input, settings } = useApp();
  useEffect(() => {
    const emoteKeys = emotes.map((_, index) =>
      input.onAction(`emote${index + 1}` as Action, () => {
        if (settings.settings.peek().chat !== 'off') actions.say('all', { form: 'emote', index });
      }),
    );
    const hide = input.onAction('hideChat', () => {
      const isHidden = !model.isChatHidden.peek();
      model.isChatHidden.value = isHidden;
      const { talk } = words.peek();
      pushNotice(model.notices, isHidden ? talk.hidden : talk.shown);
    });
    return () => {
      for (const stop of [...emoteKeys, hide]) stop();
    };
  }, [model, actions, input, settings]);
  return null;
}
