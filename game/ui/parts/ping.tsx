// A measured round trip: bars and always the number too, never colour alone.
import { words } from '../../language/language.ts';

/** Four bars up to 60 ms, three up to 110, two up to 200, else one; none while unknown. */
export function pingBars(pingMs: number | null): 0 | 1 | 2 | 3 | 4 {
  if (pingMs === null) return 0;
  if (pingMs <= 60) return 4;
  if (pingMs <= 110) return 3;
  return pingMs <= 200 ? 2 : 1;
}

export function Ping({ pingMs }: { readonly pingMs: number | null }) {
  const bars = pingBars(pingMs);
  return (
    <span class="ping">
      <span class={`ping-bars ping-${bars}`} aria-hidden="true">
        {[1, 2, 3, 4].map((bar) => (
          <i key={bar} class={bar <= bars ? 'on' : ''} />
        ))}
      </span>
      {pingMs === null ? '–' : words.value.common.ms(Math.round(pingMs))}
    </span>
  );
}
