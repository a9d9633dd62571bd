// Notices over the game, one at a time; and a lasting one while nothing is confirmed.

import { useEffect } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { dropNotice, type Notice, noticeShownMs } from '../notice.ts';
import { useCap } from '../parts/controls-hint.tsx';

export function Notices() {
  const { model } = useApp();
  const notice = model.notices.value[0];
  const id = notice?.id;
  useEffect(() => {
    if (id === undefined) return;
    const timer = setTimeout(() => dropNotice(model.notices, id), noticeShownMs);
    return () => clearTimeout(timer);
  }, [id, model]);
  const isReconnecting = model.reconnecting.value && model.room.value !== null;
  return (
    <div class="notices">
      {notice?.kind === 'alert' && <Toast key={notice.id} notice={notice} role="alert" />}
      <div role="status" class="notices-status">
        {isReconnecting && (
          <p class="toast trouble">
            <span class="spinner" aria-hidden="true" />
            <span>
              <strong>{words.value.news.reconnecting}</strong>
              <small>{words.value.news.reconnectingDetail}</small>
            </span>
          </p>
        )}
        {notice?.kind === 'status' && <Toast key={notice.id} notice={notice} />}
      </div>
    </div>
  );
}

function Toast({ notice, role }: { readonly notice: Notice; readonly role?: 'alert' }) {
  return (
    <div class={`toast ${notice.kind} ${notice.action ?? ''}`} role={role}>
      <span>
        <strong>{notice.text}</strong>
        {notice.detail !== '' && <small>{notice.detail}</small>}{' '}
        {notice.action === 'net-graph' && <ShowGraph />}
      </span>
    </div>
  );
}

function ShowGraph() {
  const { model } = useApp();
  const cap = useCap('netGraph');
  return (
    <button
      type="button"
      class="toast-action"
      onClick={() => {
        model.isNetOpen.value = true;
      }}
    >
      {words.value.net.showGraph(cap)}
    </button>
  );
}
