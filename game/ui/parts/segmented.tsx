// One choice out of a few, side by side: radio buttons underneath, so arrow keys just work.
import { useId } from 'preact/hooks';

export type SegmentedOption = { readonly value: number; readonly label: string };

export type SegmentedProps = {
  readonly legend: string;
  readonly options: readonly SegmentedOption[];
  readonly value: number;
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
};

export function Segmented({ legend, options, value, disabled, onChange }: SegmentedProps) {
  const name = useId();
  return (
    <fieldset class="segmented" disabled={disabled}>
      <legend>{legend}</legend>
      <div class="segmented-track">
        {options.map((option) => (
          <label key={option.value}>
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
