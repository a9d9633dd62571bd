// Short messages over the game, shown one at a time, oldest first (a queue, not a stack).
import type { Signal } from '@preact/signals';

/** How long one notice stays, in milliseconds. */
export const noticeShownMs = 4000;
/** Notices waiting at most; the oldest waiting one makes room. */
export const noticesMax = 6;

/** 'status' is said politely, 'alert' (a failure) at once. */
export type NoticeKind = 'status' | 'alert';

export type NoticeAction = 'net-graph';

export type Notice = {
  readonly id: number;
  readonly kind: NoticeKind;
  /** Plain words, one sentence. */
  readonly text: string;
  /** A second, quieter sentence; empty for none. */
  readonly detail: string;
  /** What a press on it does; none as a rule. */
  readonly action: NoticeAction | undefined;
};

export type NoticeOptions = {
  readonly kind?: NoticeKind;
  readonly detail?: string;
  readonly action?: NoticeAction;
};

/** Appends a notice; the same words twice in a row are one notice. */
export function pushNotice(
  notices: Signal<readonly Notice[]>,
  text: string,
  options: NoticeOptions = {},
): void {
  const queue = notices.peek();
  const { kind = 'status', detail = '', action } = options;
  const last = queue.at(-1);
  if (last !== undefined && last.text === text && last.detail === detail) return;
  const id = (last?.id ?? 0) + 1;
  const kept = queue.length < noticesMax ? queue : [queue[0], ...queue.slice(2)];
  notices.value = [...kept, { id, kind, text, detail, action }];
}

/** Takes the notice away that is on the screen; harmless if it has gone already. */
export function dropNotice(notices: Signal<readonly Notice[]>, id: number): void {
  notices.value = notices.peek().filter((notice) => notice.id !== id);
}
