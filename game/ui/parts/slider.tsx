// A number in a range, with what it reads as beside it.
import { useId } from 'preact/hooks';

export type SliderProps = {
  readonly label: string;
  readonly value: number;
  /** `value` in words. */
  readonly text: string;
  readonly range: { readonly least: number; readonly most: number; readonly step: number };
  readonly onChange: (value: number) => void;
};

export function Slider({ label, value, text, range, onChange }: SliderProps) {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <span class="slider">
        <input
          id={id}
          type="range"
          min={range.least}
          max={range.most}
          step={range.step}
          value={value}
          aria-valuetext={text}
          onInput={(event) => onChange(Number(event.currentTarget.value))}
        />
        <output for={id}>{text}</output>
      </span>
    </div>
  );
}
