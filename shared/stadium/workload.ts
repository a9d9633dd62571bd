// How many tests of one thing against another a tick on a stadium can take at the very worst: all
// discs in one heap where most walls lie, and the smallest one as fast as anything can be. So no
// file brings a room to a stop (docs/stadiums.md, T28).
import {
  playersMax,
  speedMaxPxPerTick,
  subStepRadiusMinPx,
  subStepRadiusPart,
} from '../simulation/constants.ts';
import { playerMask, teamFlag } from '../simulation/flags.ts';
import type { CellLists } from '../simulation/obstacle-grid.ts';
import type { Stadium } from '../simulation/stadium.ts';

type Mover = { readonly mask: number; readonly group: number };

export function testsPerTick({ discs, player, grid, joints }: Stadium): number {
  const movers: Mover[] = [];
  let least = Math.abs(player.radius);
  for (let i = 0; i < discs.count; i++) {
    movers.push({ mask: discs.mask[i], group: discs.group[i] });
    least = Math.min(least, discs.radius[i]);
  }
  for (let i = 0; i < playersMax; i++) {
    movers.push({ mask: playerMask, group: teamFlag(1 + (i % 2)) | player.group });
  }
  const stride = subStepRadiusPart * Math.max(least, subStepRadiusMinPx);
  const subSteps = Math.ceil(speedMaxPxPerTick / stride);
  const atWalls = discs.count * fullestCell(grid.discs) + playersMax * fullestCell(grid.players);
  return subSteps * (countPairs(movers) + atWalls + joints.count);
}

function countPairs(movers: readonly Mover[]): number {
  let pairs = 0;
  for (let a = 0; a < movers.length; a++) {
    for (let b = a + 1; b < movers.length; b++) {
      const meets =
        (movers[a].mask & movers[b].group) !== 0 && (movers[a].group & movers[b].mask) !== 0;
      if (meets) pairs++;
    }
  }
  return pairs;
}

function fullestCell({ starts }: CellLists): number {
  let most = 0;
  for (let i = 1; i < starts.length; i++) most = Math.max(most, starts[i] - starts[i - 1]);
  return most;
}
