// What goes out of the game by the system's own dialog, where there is one, or else by the
// clipboard: the invitation, and how a match ended.
import { words } from '../language/language.ts';
import type { AppActions } from '../ui/actions.ts';
import type { AppModel } from '../ui/model.ts';
import { resultText } from '../ui/result-text.ts';
import { copyText } from './clipboard.ts';

type Browser = Partial<Pick<Navigator, 'share'>>;
type Shared = { readonly text: string; readonly url: string };

export function createShareActions(
  model: AppModel,
  browser: Browser,
): Pick<AppActions, 'shareLink' | 'shareResult'> {
  return {
    shareLink: () => {
      const { play, news } = words.peek();
      const shared = { text: play.shareText, url: model.roomLink.peek() };
      void share(model, browser, shared, news.linkCopied);
    },
    shareResult: () => {
      const room = model.room.peek();
      if (room === null) return;
      const shared = { text: resultText(room), url: model.roomLink.peek() };
      void share(model, browser, shared, words.peek().play.resultCopied);
    },
  };
}

async function share(
  model: AppModel,
  browser: Browser,
  shared: Shared,
  copied: string,
): Promise<void> {
  try {
    if (browser.share !== undefined) {
      await browser.share(shared);
      return;
    }
  } catch (fault) {
    // The person thought better of it.
    if (fault instanceof DOMException && fault.name === 'AbortError') return;
  }
  await copyText(model, `${shared.text}\n${shared.url}`, copied);
}
