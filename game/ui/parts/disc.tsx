// A player's disc as it lies on the pitch: kit, pattern, number. Colours: `style/disc.css`.
import { type Kit, kitPatterns } from '../../../shared/simulation/kit.ts';
import { kitStyle } from '../kit-style.ts';
import type { Team } from '../room-view.ts';
import { kitOf } from '../team.ts';

export function Disc({ team, number }: { readonly team: Team; readonly number: number }) {
  return <KitDisc kit={team === 0 ? null : kitOf(team)} number={String(number)} />;
}

type KitDiscProps = {
  /** Null for somebody on no side. */
  readonly kit: Kit | null;
  readonly number: string;
};

/** The rings are painted last, over the corners of the pattern. */
export function KitDisc({ kit, number }: KitDiscProps) {
  return (
    <svg
      class="disc"
      viewBox="-30 -30 60 60"
      aria-hidden="true"
      focusable="false"
      style={kit === null ? undefined : kitStyle(kit)}
    >
      <circle class="disc-edge" r="29" />
      <circle class="disc-middle" r="17" />
      {kit !== null && (
        <path class="disc-pattern" d={kitPatterns[kit.pattern]} transform="scale(17)" />
      )}
      <circle class="disc-rim" r="18.5" />
      <circle class="disc-ring" r="23.5" />
      <ellipse class="disc-sheen" cx="-7" cy="-12" rx="15" ry="10" transform="rotate(-24)" />
      <text class="disc-number" y="8" text-anchor="middle">
        {number}
      </text>
    </svg>
  );
}

/** A strip of the kit's cloth. */
export function KitSwatch({ team }: { readonly team: 1 | 2 }) {
  const kit = kitOf(team);
  return (
    <svg
      class="kit-swatch"
      viewBox="-1 -1 2 2"
      preserveAspectRatio="none"
      aria-hidden="true"
      focusable="false"
    >
      <rect x="-1" y="-1" width="2" height="2" fill={kit.base} />
      <path d={kitPatterns[kit.pattern]} fill={kit.light} />
    </svg>
  );
}
