// One key or button that something is bound to; pressed, it waits for another.

export type BindButtonProps = {
  readonly label: string;
  readonly cap: string;
  /** What it says while it waits; empty while it does not. */
  readonly waiting: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
};

export function BindButton({ label, cap, waiting, disabled = false, onClick }: BindButtonProps) {
  const isWaiting = waiting !== '';
  return (
    <button
      type="button"
      class={isWaiting ? 'bind capturing' : 'bind'}
      disabled={disabled}
      aria-label={`${label}: ${isWaiting ? waiting : cap}`}
      onClick={onClick}
    >
      {isWaiting ? waiting : cap}
    </button>
  );
}
