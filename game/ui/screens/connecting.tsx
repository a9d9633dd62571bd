// The dialog while a room is being entered: what has been done, what is going on, and a way out.

import { useEffect, useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import type { Connecting, ConnectStep } from '../model.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';

/** Entering that is quicker than this shows no dialog at all, in milliseconds. */
const dialogDelayMs = 400;

export function ConnectingDialog() {
  const { model } = useApp();
  const connecting = model.connecting.value;
  const isBusy = connecting !== null;
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    if (!isBusy) return;
    const timer = setTimeout(() => setLate(true), dialogDelayMs);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [isBusy]);
  if (connecting === null || !isLate) return null;
  return <Steps connecting={connecting} />;
}

function Steps({ connecting }: { readonly connecting: Connecting }) {
  const { actions } = useApp();
  const { title, steps, cancellable } = connecting;
  return (
    <Dialog title={title} onCancel={() => cancellable && actions.backToMenu()} class="connecting">
      <div role="status">
        <ol class="steps">
          {steps.map((step) => (
            <li key={step.label} class={`step-${step.state}`}>
              <StepMark state={step.state} />
              {step.label}
            </li>
          ))}
        </ol>
      </div>
      {cancellable && (
        <button type="button" class="button" onClick={actions.backToMenu}>
          {words.value.common.cancel}
        </button>
      )}
    </Dialog>
  );
}

function StepMark({ state }: { readonly state: ConnectStep['state'] }) {
  if (state === 'done') return <Icon name="check" />;
  return <span class={state === 'doing' ? 'spinner' : 'step-dash'} aria-hidden="true" />;
}
