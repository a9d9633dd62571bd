// Ice hockey: boards all round, ice that hardly brakes, and goals inside the field
// that one can skate behind. Of our own drawing.
import { allFlags, flag } from './flags.ts';
import {
  addWall,
  barrier,
  board,
  createWallDrawing,
  frame,
  net,
  type WallDrawing,
} from './pitch-wall.ts';
import {
  type DiscSource,
  type GoalSource,
  playerPhysicsDefault,
  type StadiumSource,
} from './stadium-source.ts';

const halfWidth = 430;
const halfHeight = 205;
/** Round enough to send a puck along the boards to the other side. */
const cornerRadius = 120;
/** From the boards to the goal line: net, and room for a player and a puck behind it. */
const goalLine = 88;
const goalHalfWidth = 52;
const goalDepth = 30;
const kickOffRadius = 70;
const goalX = halfWidth - goalLine;

/** White boards for the puck. */
const boards = { ...board, color: 0xe9edf2, mask: flag.ball };
/** Players lean over the boards that far, in px, or nobody would ever get a puck off them. */
const leanPx = 26;
const railing = { ...board, bCoef: 0.3, visible: false, mask: flag.red | flag.blue };
/** Nets stop everybody, from outside too. */
const cage = { ...net, bCoef: 0.1, mask: board.mask };

/** Slides 1000 px after a shot. */
const puck: DiscSource = {
  pos: [0, 0],
  speed: [0, 0],
  gravity: [0, 0],
  radius: 8,
  invMass: 1.2,
  damping: 0.992,
  bCoef: 0.8,
  color: 0x23262e,
  mask: allFlags,
  group: flag.ball | flag.kick | flag.score,
};

function post(x: number, y: number): DiscSource {
  return {
    ...puck,
    pos: [x, y],
    radius: 5,
    invMass: 0,
    bCoef: 0.5,
    color: 0xd8433b,
    group: flag.wall,
  };
}

function goal(side: number, team: number): GoalSource {
  const x = side * goalX;
  return { p0: [x, -goalHalfWidth], p1: [x, goalHalfWidth], team };
}

function drawWalls(): WallDrawing {
  const drawing = createWallDrawing();
  const [w, h, r] = [halfWidth, halfHeight, cornerRadius];
  for (const y of [-1, 1]) {
    addWall(drawing, boards, [-(w - r), y * h], [w - r, y * h], 0);
    addWall(drawing, barrier, [0, y * kickOffRadius], [0, y * (h + leanPx)], 0);
    for (const x of [-1, 1]) {
      addWall(drawing, boards, [x * (w - r), y * h], [x * w, y * (h - r)], -x * y * 90);
      const [wide, high] = [w + leanPx, h + leanPx];
      const bend = r + leanPx;
      const [sideX, sideY] = [x * (wide - bend), y * (high - bend)];
      addWall(drawing, railing, [sideX, y * high], [x * wide, sideY], -x * y * 90);
      const side = y * goalHalfWidth;
      addWall(drawing, cage, [x * goalX, side], [x * (goalX + goalDepth), side], 0);
    }
  }
  for (const x of [-1, 1]) {
    const back = x * (goalX + goalDepth);
    addWall(drawing, boards, [x * w, -(h - r)], [x * w, h - r], 0);
    addWall(drawing, cage, [back, -goalHalfWidth], [back, goalHalfWidth], 0);
    const style = { ...barrier, group: x > 0 ? flag.redKickOff : flag.blueKickOff };
    addWall(drawing, style, [0, -kickOffRadius], [0, kickOffRadius], x * 180);
  }
  return drawing;
}

export const hockeyPitch: StadiumSource = {
  name: 'Hockey',
  viewHalfWidth: halfWidth + leanPx + 8,
  viewHalfHeight: halfHeight + leanPx + 8,
  viewWidthMax: 0,
  cameraFollowsPlayer: false,
  spawnDistance: 190,
  kickOffReset: 'partial',
  drawing: {
    ground: 'hockey',
    halfWidth,
    halfHeight,
    kickOffRadius,
    cornerRadius,
    goalLine,
    goalHalfWidth,
    goalDepth,
    penaltyDepth: 0,
    penaltyHalfHeight: 0,
    goalAreaDepth: 0,
    goalAreaHalfHeight: 0,
    penaltySpot: 0,
    color: -1,
  },
  player: {
    ...playerPhysicsDefault,
    damping: 0.972,
    acceleration: 0.086,
    kickingAcceleration: 0.07,
    kickingDamping: 0.972,
  },
  discs: [
    puck,
    ...[-goalX, goalX].flatMap((x) => [post(x, -goalHalfWidth), post(x, goalHalfWidth)]),
  ],
  ...drawWalls(),
  planes: [
    frame(0, 1, halfHeight + leanPx, allFlags),
    frame(0, -1, halfHeight + leanPx, allFlags),
    frame(1, 0, halfWidth + leanPx, allFlags),
    frame(-1, 0, halfWidth + leanPx, allFlags),
  ],
  goals: [goal(-1, 1), goal(1, 2)],
  joints: [],
  redSpawnPoints: [],
  blueSpawnPoints: [],
};
