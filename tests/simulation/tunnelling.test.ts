// No tunnelling at any speed, and piles that stand still.
import { describe, expect, it } from 'vitest';
import { flag } from '../../shared/simulation/flags.ts';
import { encodeInput } from '../../shared/simulation/input.ts';
import {
  discCountOf,
  discOfSeat,
  discRadiusAt,
  discXAt,
  discYAt,
} from '../../shared/simulation/readers.ts';
import { builtInStadiums } from '../../shared/simulation/stadium.ts';
import { createRoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import {
  bareStadium,
  botMatch,
  createRandom,
  disc,
  discAt,
  give,
  join,
  physicsOn,
  putDisc,
  run,
  segment,
  setting,
  useStadium,
  vertex,
} from './scene.ts';

const seeds = 400;

/** A closed room of straight walls and arcs, 300 x 200, with everything colliding. */
function closedRoom(radius: number, wallBias: number) {
  const corners = [vertex(-150, -100), vertex(150, -100), vertex(150, 100), vertex(-150, 100)];
  // Clockwise on the screen the normals point outwards, so the bias is negative to push inwards.
  const walls = [
    segment(0, 1, { bias: -wallBias }),
    segment(1, 2, { curve: 60, bias: -wallBias }),
    segment(2, 3, { bias: -wallBias }),
    segment(3, 0, { curve: 120, bias: -wallBias }),
  ];
  return bareStadium({
    discs: [disc({ radius, bCoef: 1, damping: 1 })],
    vertexes: corners,
    segments: walls,
  });
}

describe('no tunnelling', () => {
  it.each([
    [10, 0],
    [10, 15],
    [6, 0],
    [2, 0],
  ])('S38: a ball of radius %s never leaves a closed room (bias %s)', (radius, bias) => {
    const random = createRandom(radius * 100 + bias);
    const state = physicsOn(closedRoom(radius, bias));
    for (let seed = 0; seed < seeds; seed++) {
      const speed = 100 * random();
      const angleX = random() * 2 - 1;
      const angleY = random() * 2 - 1;
      const length = Math.sqrt(angleX * angleX + angleY * angleY);
      const x = (random() * 2 - 1) * (140 - radius);
      const y = (random() * 2 - 1) * (90 - radius);
      putDisc(state, 0, x, y, (speed * angleX) / length, (speed * angleY) / length);
      for (let i = 0; i < 20; i++) {
        run(state, 1);
        const at = discAt(state, 0);
        if (!isInside(at.x, at.y)) throw new Error(`seed ${seed}, tick ${i}: ${at.x} ${at.y}`);
      }
    }
  });

  /** Within the rectangle or one of the two bulges. */
  function isInside(x: number, y: number): boolean {
    if (Math.abs(x) <= 150) return Math.abs(y) <= 100;
    const half = x > 0 ? 30 : 60;
    const radius = 100 / Math.sin((half * Math.PI) / 180);
    const middle = 150 - radius * Math.cos((half * Math.PI) / 180);
    const dx = Math.abs(x) - middle;
    return dx * dx + y * y <= radius * radius + 1e-6;
  }

  it('S38: a fast ball never passes a resting disc', () => {
    const random = createRandom(5);
    const state = physicsOn(
      bareStadium({
        discs: [disc({ damping: 1 }), disc({ pos: [0, 0], damping: 1, invMass: 0.5, radius: 15 })],
      }),
    );
    for (let seed = 0; seed < seeds; seed++) {
      const offset = (random() * 2 - 1) * 24;
      const speed = 5 + 95 * random();
      putDisc(state, 0, -200 * random() - 30, offset, speed, 0);
      putDisc(state, 1, 0, 0);
      for (let i = 0; i < 60 && discAt(state, 1).vx === 0; i++) run(state, 1);
      expect(discAt(state, 1).vx, `seed ${seed}, speed ${speed}, offset ${offset}`).toBeGreaterThan(
        0,
      );
    }
  });

  it('S38: twelve kicks in one tick do not drive the ball through the wall', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = createRandom(seed);
      const state = createRoomState();
      give(state, setting('botsFill', 0), setting('perSide', 6));
      useStadium(state, closedRoom(10, 0));
      for (let id = 1; id <= 12; id++) give(state, join(id));
      putDisc(state, 0, 110, 0);
      for (let seat = 0; seat < 12; seat++) {
        const y = (random() * 2 - 1) * 8;
        putDisc(state, discOfSeat(state, seat), 110 - Math.sqrt(27 * 27 - y * y), y);
      }
      const all = new Uint8Array(16).fill(encodeInput(1, true));
      for (let i = 0; i < 60; i++) {
        step(state, all, []);
        const at = discAt(state, 0);
        if (!isInside(at.x, at.y)) throw new Error(`seed ${seed}, tick ${i}: ${at.x} ${at.y}`);
      }
    }
  });

  it('S38: a sharp wedge does not let a squeezed ball through', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const random = createRandom(seed);
      const open = 5 + 40 * random();
      const state = physicsOn(
        bareStadium({
          vertexes: [vertex(0, -open), vertex(200, 0), vertex(0, open)],
          segments: [segment(0, 1), segment(1, 2)],
          discs: [disc({ radius: 4, damping: 1, bCoef: 1 })],
        }),
      );
      putDisc(state, 0, 6, 0, 30 + 70 * random(), (random() * 2 - 1) * 0.5);
      for (let i = 0; i < 40; i++) {
        run(state, 1);
        const { x, y } = discAt(state, 0);
        const free = x < 0 || Math.abs(y) <= (open * (200 - x)) / 200 + 1e-6;
        if (!free || x > 200) throw new Error(`seed ${seed}, tick ${i}: ${x} ${y}`);
      }
    }
  });

  it('S38: a joint does not drag a disc through a wall', () => {
    const state = physicsOn(
      bareStadium({
        discs: [
          disc({ pos: [-50, 0], damping: 1 }),
          disc({ pos: [-30, 0], speed: [4, 0], damping: 1, invMass: 0, mask: 0 }),
        ],
        joints: [{ d0: 0, d1: 1, length: null, strength: null, color: -1 }],
        vertexes: [vertex(0, -100), vertex(0, 100)],
        segments: [segment(0, 1)],
      }),
    );
    for (let i = 0; i < 60; i++) {
      run(state, 1);
      if (discAt(state, 0).x > 0) throw new Error(`tick ${i}: ${discAt(state, 0).x}`);
    }
    expect(discAt(state, 1).x).toBeGreaterThan(200);
  });

  it.each([0, 1])('S38: bots never bring ball or player off pitch %s', (index) => {
    const { drawing, viewHalfWidth, viewHalfHeight } = builtInStadiums[index];
    const state = botMatch(77, index, 6, 3);
    const limits = [drawing.halfWidth + drawing.goalDepth, drawing.halfHeight];
    for (let i = 0; i < 6000; i++) {
      run(state, 1);
      for (let at = 0; at < discCountOf(state); at++) {
        const [x, y] = [Math.abs(discXAt(state, at)), Math.abs(discYAt(state, at))];
        const reach = discRadiusAt(state, at) - 1;
        const ballIn = at > 0 || (x <= limits[0] && y <= limits[1]);
        const discIn = x + reach < viewHalfWidth && y + reach < viewHalfHeight;
        if (!ballIn || !discIn) throw new Error(`tick ${i}, disc ${at}: ${x} ${y}`);
      }
    }
    expect(state.stadium.discs.group[0] & flag.score).toBe(flag.score);
  });
});

describe('stable piles', () => {
  it.each([
    [0, 3, 1],
    [1, 3, 1],
    [0, 1, -1],
    [2, 3, 1],
    [3, 3, 1],
    [3, 1, -1],
  ])(
    'S38: twelve players push the ball into a corner (pitch %s): less than half a pixel',
    (index, direction, side) => {
      const state = createRoomState();
      give(state, setting('botsFill', 0), setting('perSide', 6), setting('stadium', index));
      for (let id = 1; id <= 12; id++) give(state, join(id));
      const { drawing } = state.stadium;
      const inset = drawing.cornerRadius * 0.5 + 20;
      putDisc(state, 0, drawing.halfWidth - inset, side * (drawing.halfHeight - inset));
      for (let seat = 0; seat < 12; seat++) {
        const x = drawing.halfWidth - inset - 40 - 32 * (seat % 4);
        const y = side * (drawing.halfHeight - inset - 40 - 32 * Math.floor(seat / 4));
        putDisc(state, discOfSeat(state, seat), x, y);
      }
      const all = new Uint8Array(16).fill(encodeInput(direction, false));
      run(state, 900, all);
      let least = [1e9, 1e9];
      let most = [-1e9, -1e9];
      for (let i = 0; i < 300; i++) {
        step(state, all, []);
        least = [Math.min(least[0], discXAt(state, 0)), Math.min(least[1], discYAt(state, 0))];
        most = [Math.max(most[0], discXAt(state, 0)), Math.max(most[1], discYAt(state, 0))];
      }
      expect(most[0] - least[0]).toBeLessThan(0.5);
      expect(most[1] - least[1]).toBeLessThan(0.5);
      for (let i = 0; i < discCountOf(state); i++) {
        const { vx, vy } = discAt(state, i);
        expect(Math.abs(vx) + Math.abs(vy)).toBeLessThan(3);
      }
    },
  );
});
