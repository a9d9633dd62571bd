// The walls of a pitch while it is being drawn: segments that share their ends.
import { flag } from './flags.ts';
import type { PlaneSource, Point, SegmentSource, VertexSource } from './stadium-source.ts';

export type WallDrawing = { vertexes: VertexSource[]; segments: SegmentSource[] };
export type WallStyle = Omit<SegmentSource, 'v0' | 'v1' | 'curve' | 'curveF' | 'bias'>;

/** The lines stop only the ball; players run over them. */
export const line: WallStyle = {
  bCoef: 1,
  visible: false,
  color: -1,
  mask: flag.ball,
  group: flag.wall,
};
/** A net swallows the ball: square, because a ball would roll round a curve and out again. */
export const net: WallStyle = { ...line, bCoef: 0, visible: true, color: 0xffffff };
/** Stops players during kick-offs. */
export const barrier: WallStyle = {
  ...line,
  bCoef: 0.1,
  mask: flag.red | flag.blue,
  group: flag.redKickOff | flag.blueKickOff,
};
/** Boards stop everybody. */
export const board: WallStyle = {
  ...line,
  visible: true,
  color: 0x9c6b3f,
  mask: flag.ball | flag.red | flag.blue,
};

export function createWallDrawing(): WallDrawing {
  return { vertexes: [], segments: [] };
}

/** `curve` in degrees, as in S34. */
export function addWall(
  drawing: WallDrawing,
  style: WallStyle,
  start: Point,
  end: Point,
  curve: number,
): void {
  const v0 = addVertex(drawing, style, start);
  const v1 = addVertex(drawing, style, end);
  drawing.segments.push({ ...style, v0, v1, curve, curveF: null, bias: 0 });
}

function addVertex(drawing: WallDrawing, style: WallStyle, [x, y]: Point): number {
  const known = drawing.vertexes.findIndex(
    (vertex) => vertex.x === x && vertex.y === y && vertex.mask === style.mask,
  );
  if (known >= 0) return known;
  const { bCoef, mask, group } = style;
  drawing.vertexes.push({ x, y, bCoef, mask, group });
  return drawing.vertexes.length - 1;
}

/** A plane that keeps what `mask` names within `distance` px of the centre. */
export function frame(x: number, y: number, distance: number, mask: number): PlaneSource {
  return { normal: [x, y], dist: -distance, bCoef: 0.1, mask, group: flag.wall };
}
