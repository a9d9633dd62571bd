// Beach volleyball seen from the side: everything falls. Players rise as long as they hold up, not
// as high as the ball flies; a ball on the sand is a goal for the side across the net. The serve
// lies on the net until the side that has it touches it. Of our own drawing.
import { allFlags, flag } from './flags.ts';
import { addWall, barrier, board, createWallDrawing, type WallDrawing } from './pitch-wall.ts';
import {
  type DiscSource,
  type GoalSource,
  type Point,
  playerPhysicsDefault,
  type StadiumSource,
} from './stadium-source.ts';

const halfWidth = 380;
/** The sky, where the ball bounces. */
const skyY = -250;
const sandY = 200;
/** Low enough for a ball from the back line. */
const netTopY = 84;
const netPostRadius = 5;
const ballRadius = 13;
/** No player rises higher: a ball above it has to be waited for. */
const playerSkyY = 0;
/** This far above where a ball would lie it counts as down. */
const downPx = 2;
/** What keeps the receiving side off the ball on the net. */
const serveRoomPx = 60;

const players = flag.red | flag.blue;

/** Falls no faster than 2.5 px per tick, like a beach ball. */
const ball: DiscSource = {
  pos: [0, netTopY - netPostRadius - ballRadius],
  speed: [0, 0],
  gravity: [0, 0.05],
  radius: ballRadius,
  invMass: 1,
  damping: 0.99,
  bCoef: 1,
  color: 0xffffff,
  mask: allFlags,
  group: flag.ball | flag.kick | flag.score,
};

const netPost: DiscSource = {
  ...ball,
  pos: [0, netTopY],
  gravity: [0, 0],
  radius: netPostRadius,
  invMass: 0,
  bCoef: 0.4,
  color: 0xffffff,
  mask: flag.ball,
  group: flag.wall,
};

function floor(side: number, team: number): GoalSource {
  const y = sandY - ballRadius - downPx;
  return { p0: [0, y], p1: [side * halfWidth, y], team };
}

function drawWalls(): WallDrawing {
  const drawing = createWallDrawing();
  const sand = { ...board, bCoef: 0.1, color: 0xe2b866 };
  const cloth = { ...board, bCoef: 0.4, color: 0xf4f1e8, mask: flag.ball };
  addWall(drawing, sand, [-halfWidth, sandY], [halfWidth, sandY], 0);
  addWall(drawing, cloth, [0, netTopY], [0, sandY], 0);
  // Nobody changes sides, above the net neither.
  const divide = { ...cloth, visible: false, mask: players };
  addWall(drawing, divide, [0, skyY], [0, sandY], 0);
  for (const x of [-1, 1]) {
    const group = x > 0 ? flag.redKickOff : flag.blueKickOff;
    addWall(drawing, { ...barrier, group }, [x * serveRoomPx, skyY], [x * serveRoomPx, sandY], 0);
  }
  return drawing;
}

/** On the sand, from the middle of a side outwards in turn. */
function spawnPoints(side: number): Point[] {
  return [180, 100, 260, 140, 220, 300].map((x) => [side * x, sandY - 15]);
}

export const volleyballPitch: StadiumSource = {
  name: 'Volleyball',
  viewHalfWidth: halfWidth + 14,
  viewHalfHeight: -skyY + 8,
  viewWidthMax: 0,
  cameraFollowsPlayer: false,
  spawnDistance: 180,
  kickOffReset: 'partial',
  drawing: {
    ground: 'none',
    halfWidth,
    halfHeight: -skyY,
    kickOffRadius: 0,
    cornerRadius: 0,
    goalLine: 0,
    goalHalfWidth: 0,
    goalDepth: 0,
    penaltyDepth: 0,
    penaltyHalfHeight: 0,
    goalAreaDepth: 0,
    goalAreaHalfHeight: 0,
    penaltySpot: 0,
    color: -1,
  },
  player: {
    ...playerPhysicsDefault,
    acceleration: 0.125,
    kickingAcceleration: 0.11,
    kickStrength: 7.2,
    bCoef: 1,
    gravity: [0, 0.06],
  },
  discs: [ball, netPost],
  ...drawWalls(),
  planes: [
    { normal: [0, 1], dist: skyY, bCoef: 0.5, mask: flag.ball, group: flag.wall },
    { normal: [0, 1], dist: playerSkyY, bCoef: 0, mask: players, group: flag.wall },
    { normal: [0, -1], dist: -sandY, bCoef: 0, mask: allFlags, group: flag.wall },
    { normal: [1, 0], dist: -halfWidth, bCoef: 0.5, mask: allFlags, group: flag.wall },
    { normal: [-1, 0], dist: -halfWidth, bCoef: 0.5, mask: allFlags, group: flag.wall },
  ],
  goals: [floor(-1, 1), floor(1, 2)],
  joints: [],
  redSpawnPoints: spawnPoints(-1),
  blueSpawnPoints: spawnPoints(1),
};
