// One choice out of a few, side by side: radio buttons underneath, so arrow keys just work.
import { useId } from 'preact/hooks';

export type SegmentedOption<T> = { readonly value: T; readonly label: string };

export type SegmentedProps<T> = {
  readonly legend: string;
  readonly options: readonly SegmentedOption<T>[];
  readonly value: T;
  readonly disabled?: boolean;
  readonly onChange: (value: T) => void;
};

export function Segmented<T extends string | number | boolean>({
  legend,
  options,
  value,
  disabled = false,
  onChange,
}: SegmentedProps<T>) {
  const name = useId();
  return (
    <fieldset class="segmented" disabled={disabled}>
      <legend>{legend}</legend>
      <div class="segmented-track">
        {options.map((option) => (
          <label key={String(option.value)}>
            <input
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
