// A modal dialog on the browser's own `<dialog>`: focus trap, Escape and backdrop come with it.
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

export type DialogProps = {
  readonly title: string;
  /** Escape; the owner then stops rendering the dialog, or it comes back. */
  readonly onCancel: () => void;
  readonly class?: string;
  readonly children: ComponentChildren;
};

export function Dialog({ title, onCancel, class: className = '', children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useLayoutEffect(() => {
    const dialog = ref.current;
    dialog?.showModal();
    if (dialog !== null) keepKeyboardDown(dialog);
    return () => dialog?.close();
  }, []);
  // Not `cancel`: browsers skip that event when Escape is pressed twice, and close all the same.
  const closed = () => {
    const dialog = ref.current;
    if (dialog === null) return;
    onCancel();
    requestAnimationFrame(() => {
      if (dialog.isConnected && !dialog.open) dialog.showModal();
    });
  };
  return (
    <dialog ref={ref} class={`card dialog ${className}`} aria-labelledby={titleId} onClose={closed}>
      <h2 id={titleId} class="dialog-title">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** A finger wants to see what it has opened, not the keyboard of the first field over it. */
function keepKeyboardDown(dialog: HTMLDialogElement): void {
  const isTouch = matchMedia('(pointer: coarse)').matches;
  if (!isTouch || !(document.activeElement instanceof HTMLInputElement)) return;
  dialog.querySelector<HTMLElement>('.primary')?.focus({ preventScroll: true });
}
