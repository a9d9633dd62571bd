// The way to talk with a thumb: swipe to say a sentence, tap to see them all, press long to write.
import { useRef } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { placeOfSwipe, type Wheel } from '../wheel.ts';

/** A finger that has gone less far has not chosen, in CSS pixels. */
const swipePx = 26;
/** A press of this length without a move is one to write (ms). */
const longMs = 550;

type Finger = { readonly id: number; readonly x: number; readonly y: number; timer: number };

export function TalkButton({ wheel }: { readonly wheel: Wheel }) {
  const { model, settings, nowMs } = useApp();
  const finger = useRef<Finger | undefined>(undefined);
  const { stickSide, kickPercent, chat } = settings.settings.value;
  const lift = () => {
    const { current } = finger;
    if (current === undefined) return;
    clearTimeout(current.timer);
    finger.current = undefined;
    wheel.release(nowMs());
  };
  const write = () => {
    finger.current = undefined;
    wheel.close();
    model.isChatHidden.value = false;
    model.writing.value = 'all';
  };
  return (
    <button
      type="button"
      class={`touch-talk stick-${stickSide}`}
      style={{ '--kick': kickPercent / 100 }}
      aria-label={words.value.talk.quickChat}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const timer = chat === 'all' ? window.setTimeout(write, longMs) : 0;
        finger.current = { id: event.pointerId, x: event.clientX, y: event.clientY, timer };
        wheel.press(nowMs());
      }}
      onPointerMove={(event) => {
        const { current } = finger;
        if (current?.id !== event.pointerId) return;
        const [x, y] = [event.clientX - current.x, event.clientY - current.y];
        const place = placeOfSwipe(x, y, swipePx);
        if (place >= 0) clearTimeout(current.timer);
        wheel.point(place);
      }}
      onPointerUp={lift}
      onLostPointerCapture={lift}
      onClick={(event) => {
        // From a keyboard or a screen reader: no pointer went down before.
        if (event.detail === 0) {
          wheel.press(nowMs());
          wheel.release(nowMs());
        }
      }}
    >
      <Icon name="bubble" />
    </button>
  );
}
