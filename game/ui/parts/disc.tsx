// A player's disc as it lies on the pitch: side, pattern, number. Colours: `style/disc.css`.
import type { Team } from '../room-view.ts';

/** The number on the disc of a seat, 1 to 16. */
export function shirtNumber(seat: number): number {
  return seat + 1;
}

/** Darker bands over the medallion (radius 17): hoops for side 1, a half for side 2. */
const patterns: Readonly<Record<Team, string>> = {
  0: '',
  1: [
    'M-11-13H11A17 17 0 0 1 15-8H-15A17 17 0 0 1-11-13z',
    'M-16.8-2.5H16.8A17 17 0 0 1 16.8 2.5H-16.8A17 17 0 0 1-16.8-2.5z',
    'M-15 8H15A17 17 0 0 1 11 13H-11A17 17 0 0 1-15 8z',
  ].join(''),
  2: 'M0-17A17 17 0 0 1 0 17z',
};

export function Disc({ team, number }: { readonly team: Team; readonly number: number }) {
  return (
    <svg class={`disc team-${team}`} viewBox="-30 -30 60 60" aria-hidden="true" focusable="false">
      <circle class="disc-edge" r="29" />
      <circle class="disc-ring" r="27" />
      <circle class="disc-rim" r="20" />
      <circle class="disc-middle" r="17" />
      <path class="disc-pattern" d={patterns[team]} />
      <ellipse class="disc-sheen" cx="-7" cy="-12" rx="15" ry="10" transform="rotate(-24)" />
      <text class="disc-number" y="8" text-anchor="middle">
        {number}
      </text>
    </svg>
  );
}
