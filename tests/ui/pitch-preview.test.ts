// The preview's walls: one path a colour, arcs on the right side, nothing of what is invisible.
import { describe, expect, it } from 'vitest';
import { wallPaths } from '../../game/ui/parts/pitch-preview.tsx';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';

const [stadium] = builtInStadiums;
const { walls } = stadium;

describe('wallPaths', () => {
  it('draws visible walls only, by colour', () => {
    const first = walls.arcRadius.indexOf(0);
    const second = walls.arcRadius.findIndex((radius) => radius > 0);
    const visible = walls.visible.map((_, i) => (i === first || i === second ? 1 : 0));
    const color = walls.color.map((_, i) => (i === first ? 0xff8800 : 0x000001));
    const paths = wallPaths({ ...stadium, walls: { ...walls, visible, color } });
    const drawn = Object.fromEntries(paths.map((one) => [one.color, one.path]));
    expect(Object.keys(drawn).sort()).toEqual(['#000001', '#ff8800']);
    const ends = (i: number) => [`M${walls.x0[i]} ${walls.y0[i]}`, `${walls.x1[i]} ${walls.y1[i]}`];
    expect(drawn['#ff8800']).toBe(ends(first).join('L'));
    const radius = walls.arcRadius[second];
    const arc = `A${radius} ${radius} 0 ${walls.wide[second]} 1 `;
    expect(drawn['#000001']).toBe(ends(second).join(arc));
  });

  it('draws nothing that is transparent', () => {
    const color = walls.color.map(() => -1);
    expect(wallPaths({ ...stadium, walls: { ...walls, color } })).toEqual([]);
  });
});
