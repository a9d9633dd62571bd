// What stands at the top of a stadium file: sizes, camera, kick-off, ball, players' physics, and
// the lists of elements (docs/stadiums.md, T2 to T9).
import { allFlags, flag } from '../simulation/flags.ts';
import type { DiscSource, PitchDrawing, StadiumSource } from '../simulation/stadium-source.ts';
import { readDisc, readGoal, readJoint, readPlane, readSegment, readVertex } from './elements.ts';
import {
  colorAt,
  type Element,
  elementOf,
  type Fields,
  isFields,
  numberAt,
  pointFrom,
  sizeAt,
  textAt,
  valueAt,
} from './fields.ts';
import {
  coordinateRange,
  elementsMax,
  sizeRange,
  stadiumNameCodePointsMax,
  viewHalfMinPx,
  viewWidthMaxRange,
} from './limits.ts';
import { readPlayer } from './player.ts';
import { inWords, type Reading, refuse, warn } from './reading.ts';

/** Worth something only when `reading` has no error afterwards. */
export function readSource(reading: Reading, root: Element): StadiumSource {
  const traits = traitsOf(reading, root);
  const drawing = readDrawing(reading, root);
  const vertexes = listAt(reading, root, 'vertexes', (path, value) =>
    readVertex(reading, elementOf(reading, value, path, traits)),
  );
  const goals = listAt(reading, root, 'goals', (path, value) =>
    readGoal(reading, elementOf(reading, value, path, traits)),
  );
  const discs = readDiscs(reading, root, traits);
  const points = [...vertexes.map(({ x, y }) => [x, y] as const), ...goals.map(({ p0 }) => p0)];
  return {
    name: nameOf(root),
    viewHalfWidth: viewAt(reading, root, 'width', [drawing.halfWidth, ...points.map(([x]) => x)]),
    viewHalfHeight: viewAt(reading, root, 'height', [
      drawing.halfHeight,
      ...points.map(([, y]) => y),
    ]),
    viewWidthMax: sizeAt(reading, root, 'maxViewWidth', viewWidthMaxRange),
    cameraFollowsPlayer: valueAt(root, 'cameraFollow') === 'player',
    spawnDistance: numberAt(reading, root, 'spawnDistance', coordinateRange, 200),
    kickOffReset: valueAt(root, 'kickOffReset') === 'full' ? 'full' : 'partial',
    drawing,
    player: readPlayer(reading, root, traits),
    discs,
    vertexes,
    segments: listAt(reading, root, 'segments', (path, value) =>
      readSegment(reading, elementOf(reading, value, path, traits), vertexes.length),
    ),
    planes: listAt(reading, root, 'planes', (path, value) =>
      readPlane(reading, elementOf(reading, value, path, traits)),
    ),
    goals,
    joints: listAt(reading, root, 'joints', (path, value) =>
      readJoint(reading, elementOf(reading, value, path, traits), discs.length),
    ).filter((joint) => joint !== null),
    redSpawnPoints: listAt(reading, root, 'redSpawnPoints', (path, value) =>
      pointFrom(reading, value, path, coordinateRange),
    ),
    blueSpawnPoints: listAt(reading, root, 'blueSpawnPoints', (path, value) =>
      pointFrom(reading, value, path, coordinateRange),
    ),
  };
}

/** Empty when missing; too long a list refuses the file before its entries are looked at. */
function listAt<T>(
  reading: Reading,
  root: Element,
  key: string,
  read: (path: string, value: unknown) => T,
): T[] {
  const list = valueAt(root, key) ?? [];
  if (!Array.isArray(list)) {
    refuse(reading, key, 'a list', inWords(list));
    return [];
  }
  if (list.length > elementsMax) {
    refuse(reading, key, `at most ${elementsMax} entries`, `${list.length}`);
    return [];
  }
  return list.map((value: unknown, i) => read(`${key}[${i}]`, value));
}

/** An empty list stands for no traits in some files. */
function traitsOf(reading: Reading, root: Element): Fields {
  const traits = valueAt(root, 'traits') ?? {};
  if (isFields(traits)) return traits;
  if (!Array.isArray(traits) || traits.length > 0) {
    warn(reading, `traits: ${inWords(traits)} is no set of traits.`);
  }
  return {};
}

/** The ball first, as `ballPhysics` says: an own one put before the discs, or the first of them. */
function readDiscs(reading: Reading, root: Element, traits: Fields): DiscSource[] {
  const ball = valueAt(root, 'ballPhysics') ?? {};
  const discs = listAt(reading, root, 'discs', (path, value) =>
    readDisc(reading, elementOf(reading, value, path, traits), allFlags),
  );
  if (ball === 'disc0') {
    if (discs.length === 0) refuse(reading, 'discs', 'the ball as the first disc', 'no disc');
    return discs;
  }
  if (!isFields(ball)) {
    refuse(reading, 'ballPhysics', 'an object or "disc0"', inWords(ball));
    return discs;
  }
  const own = readDisc(reading, elementOf(reading, ball, 'ballPhysics', traits), flag.ball);
  return [{ ...own, group: own.group | flag.kick | flag.score }, ...discs];
}

/** Not after the file, which may be called otherwise on another machine. */
function nameOf(root: Element): string {
  const name = textAt(root, 'name', stadiumNameCodePointsMax);
  return name === '' ? 'Unnamed' : name;
}

/** As written, else so large that the content fits; never so small that nothing shows. */
function viewAt(
  reading: Reading,
  root: Element,
  key: 'width' | 'height',
  content: readonly number[],
): number {
  const written = sizeAt(reading, root, key, sizeRange);
  const half = written > 0 ? written : Math.max(...content.map(Math.abs));
  return Math.max(viewHalfMinPx, Math.min(sizeRange.max, half));
}

/** The boxes and nets of our own pitches are not in files: those draw theirs with segments. */
function readDrawing(reading: Reading, root: Element): PitchDrawing {
  const bg = elementOf(reading, valueAt(root, 'bg'), 'bg', {});
  const type = valueAt(bg, 'type');
  return {
    ground: type === 'grass' || type === 'hockey' ? type : 'none',
    halfWidth: sizeAt(reading, bg, 'width', sizeRange),
    halfHeight: sizeAt(reading, bg, 'height', sizeRange),
    kickOffRadius: sizeAt(reading, bg, 'kickOffRadius', sizeRange),
    cornerRadius: sizeAt(reading, bg, 'cornerRadius', sizeRange),
    goalLine: sizeAt(reading, bg, 'goalLine', sizeRange),
    color: colorAt(reading, bg, 'color', -1),
    goalHalfWidth: 0,
    goalDepth: 0,
    penaltyDepth: 0,
    penaltyHalfHeight: 0,
    goalAreaDepth: 0,
    goalAreaHalfHeight: 0,
    penaltySpot: 0,
  };
}
