// A stadium as a small drawing: ground, lines, walls, goals and discs in the colours of its file.
import type { Stadium } from '../../../shared/simulation/stadium.ts';
import { kitOf } from '../team.ts';

/** Room around what the camera may show, as a part of it. */
const marginPart = 0.03;
const grounds = { grass: '#3f9a66', hockey: '#dfe9ee', none: '#6f6a5e' } as const;
const marks = { grass: '#fbf4df', hockey: '#c8553f', none: '#fbf4df' } as const;
const nobodysGoal = '#888888';

export function PitchPreview({ stadium }: { readonly stadium: Stadium }) {
  const halfWidth = stadium.viewHalfWidth * (1 + marginPart);
  const halfHeight = stadium.viewHalfHeight * (1 + marginPart);
  const line = Math.max(halfWidth, halfHeight) / 110;
  return (
    <svg
      class="pitch-preview"
      viewBox={`${-halfWidth} ${-halfHeight} ${2 * halfWidth} ${2 * halfHeight}`}
      role="img"
      aria-label={`Drawing of the pitch ${stadium.name}`}
      fill="none"
      stroke-width={line}
      stroke-linecap="round"
    >
      <Ground stadium={stadium} />
      {wallPaths(stadium).map(({ color, path }) => (
        <path key={color} d={path} stroke={color} />
      ))}
      {indexes(stadium.goals.count).map((goal) => (
        <line
          key={goal}
          x1={stadium.goals.x0[goal]}
          y1={stadium.goals.y0[goal]}
          x2={stadium.goals.x1[goal]}
          y2={stadium.goals.y1[goal]}
          stroke={colorOfSide(stadium.goals.team[goal])}
          stroke-width={2.2 * line}
        />
      ))}
      <Circles circles={stadium.posts} line={line} />
      <Circles circles={stadium.discs} line={line} />
    </svg>
  );
}

function Ground({ stadium }: { readonly stadium: Stadium }) {
  const { ground, color, halfWidth, halfHeight, kickOffRadius, cornerRadius } = stadium.drawing;
  const fill = color < 0 ? grounds[ground] : cssColor(color);
  return (
    <>
      <rect
        x={-2 * stadium.viewHalfWidth}
        y={-2 * stadium.viewHalfHeight}
        width={4 * stadium.viewHalfWidth}
        height={4 * stadium.viewHalfHeight}
        fill={fill}
      />
      {ground !== 'none' && halfWidth > 0 && (
        <g stroke={marks[ground]} stroke-opacity="0.8">
          <rect
            x={-halfWidth}
            y={-halfHeight}
            width={2 * halfWidth}
            height={2 * halfHeight}
            rx={cornerRadius}
          />
          <circle r={kickOffRadius} />
          <path d={`M0 ${-halfHeight}V${halfHeight}`} />
        </g>
      )}
    </>
  );
}

type DrawnCircles = Pick<Stadium['posts'], 'count' | 'x' | 'y' | 'radius' | 'color'>;

function Circles({ circles, line }: { readonly circles: DrawnCircles; readonly line: number }) {
  return (
    <g stroke="#1b1b1b" stroke-width={line / 2}>
      {indexes(circles.count)
        .filter((i) => circles.color[i] >= 0)
        .map((i) => (
          <circle
            key={i}
            cx={circles.x[i]}
            cy={circles.y[i]}
            r={circles.radius[i]}
            fill={cssColor(circles.color[i])}
          />
        ))}
    </g>
  );
}

/** One path for all walls of a colour. */
export function wallPaths({ walls }: Stadium): { readonly color: string; readonly path: string }[] {
  const paths = new Map<number, string>();
  for (const i of indexes(walls.count)) {
    if (walls.visible[i] === 0 || walls.color[i] < 0) continue;
    const from = `M${walls.x0[i]} ${walls.y0[i]}`;
    const to = `${walls.x1[i]} ${walls.y1[i]}`;
    const radius = walls.arcRadius[i];
    const part = radius > 0 ? `A${radius} ${radius} 0 ${walls.wide[i]} 1 ${to}` : `L${to}`;
    paths.set(walls.color[i], (paths.get(walls.color[i]) ?? '') + from + part);
  }
  return [...paths].map(([color, path]) => ({ color: cssColor(color), path }));
}

function indexes(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

function colorOfSide(team: number): string {
  return team === 1 || team === 2 ? kitOf(team).base : nobodysGoal;
}

function cssColor(color: number): string {
  return `#${(color & 0xffffff).toString(16).padStart(6, '0')}`;
}
