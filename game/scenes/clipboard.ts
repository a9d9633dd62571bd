// Text for the clipboard, and a word about it. Some browsers keep theirs to themselves.
import { words } from '../language/language.ts';
import type { AppModel } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';

export async function copyText(model: AppModel, text: string, said: string): Promise<void> {
  const { noClipboard, noClipboardDetail } = words.peek().news;
  try {
    await navigator.clipboard.writeText(text);
    pushNotice(model.notices, said);
  } catch {
    pushNotice(model.notices, noClipboard, { detail: noClipboardDetail });
  }
}
