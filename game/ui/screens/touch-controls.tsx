// Stick and kick button of a touch screen, over the match: the stick floats on its half, the button
// lies in the corner of the other. Told in place, not in reading order: they are for thumbs.
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';

/** Radius of the stick at 100 %, in CSS pixels. */
const stickRadiusPx = 74;

export type TouchControlsProps = {
  /** A thumb anywhere takes a disc over first, and goes on as the stick of it. */
  readonly wake?: (() => void) | undefined;
};

export function TouchControls({ wake }: TouchControlsProps) {
  const { input, settings } = useApp();
  const { stickSide, kickPercent, opacityPercent } = settings.settings.value;
  useEffect(() => () => input.touch.release(), [input]);
  if (input.device.value !== 'touch' && wake === undefined) return null;
  const sizes = { '--kick': kickPercent / 100, '--touch-opacity': opacityPercent / 100 };
  return (
    <>
      {wake === undefined && <KickZone side={stickSide} />}
      <div class={`touch stick-${stickSide}`} style={sizes}>
        <StickZone wake={wake} />
        {wake === undefined && <KickButton />}
      </div>
    </>
  );
}

/** A thumb anywhere on the half of the kick button kicks as well; what lies there goes first. */
function KickZone({ side }: { readonly side: 'left' | 'right' }) {
  const { input } = useApp();
  return (
    <div
      class={`touch-kick-zone stick-${side}`}
      aria-hidden="true"
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.pointerType !== 'touch') return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        input.touch.kickDown(event.pointerId);
      }}
      onPointerUp={(event) => input.touch.kickUp(event.pointerId)}
      onLostPointerCapture={(event) => input.touch.kickUp(event.pointerId)}
    />
  );
}

function KickButton() {
  const { input, settings } = useApp();
  return (
    <button
      type="button"
      class={`touch-kick ${input.touch.isKicking.value ? 'on' : ''}`}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        input.touch.kickDown(event.pointerId);
        if (settings.settings.peek().hasHaptics) navigator.vibrate?.(8);
      }}
      onPointerUp={(event) => input.touch.kickUp(event.pointerId)}
      onLostPointerCapture={(event) => input.touch.kickUp(event.pointerId)}
    >
      {words.value.match.kick}
    </button>
  );
}

function StickZone({ wake }: TouchControlsProps) {
  const { input, settings } = useApp();
  const zone = useRef<HTMLDivElement>(null);
  const radiusPx = (stickRadiusPx * settings.settings.value.stickPercent) / 100;
  const stick = input.touch.stick.value;
  const place = stick ?? { x: 0, y: 0, knobX: 0, knobY: 0 };
  return (
    <div
      ref={zone}
      class={wake === undefined ? 'touch-zone' : 'touch-zone anywhere'}
      aria-hidden="true"
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (wake !== undefined && event.pointerType !== 'touch') return;
        wake?.();
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        input.touch.stickDown(event.pointerId, event.clientX, event.clientY);
      }}
      onPointerMove={(event) =>
        input.touch.stickMove(event.pointerId, event.clientX, event.clientY, radiusPx)
      }
      onPointerUp={(event) => input.touch.stickUp(event.pointerId)}
      onLostPointerCapture={(event) => input.touch.stickUp(event.pointerId)}
    >
      {wake === undefined && (
        <div
          class={`touch-stick ${stick === null ? 'resting' : ''}`}
          style={{
            '--radius-px': `${radiusPx}px`,
            ...(stick !== null && { left: `${place.x}px`, top: `${place.y}px` }),
          }}
        >
          <i style={{ transform: `translate(${place.knobX}px, ${place.knobY}px)` }} />
        </div>
      )}
    </div>
  );
}
