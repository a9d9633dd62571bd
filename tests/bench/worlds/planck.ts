// The scene in planck: no gravity, no friction, no rotation, defaults otherwise. It has no snapshot
// that keeps contacts, so places and speeds are copied by hand: cheap, but not exact.
import { type Body, Circle, Edge, Vec2, World } from 'planck';
import { type Circle as Disc, drive, type PitchScene, type SceneWorld } from './pitch-scene.ts';

/** Its tolerances expect things of about one metre. */
const pxPerM = 30;
const mPerSPerPxPerTick = 60 / pxPerM;

export function createPlanckWorld(scene: PitchScene): SceneWorld {
  const world = new World({ gravity: new Vec2(0, 0) });
  for (const line of scene.lines) {
    const shape = new Edge(point(line.x0, line.y0), point(line.x1, line.y1));
    world.createBody().createFixture(shape, filterOf(line));
  }
  for (const post of scene.posts) addDisc(world, post);
  const bodies = scene.discs.map((disc) => addDisc(world, disc));
  const saved = new Float64Array(bodies.length * 4);
  const driven = {
    x: (i: number) => bodies[i].getPosition().x * pxPerM,
    y: (i: number) => bodies[i].getPosition().y * pxPerM,
    push: (i: number, vx: number, vy: number) => {
      const { x, y } = bodies[i].getLinearVelocity();
      const k = mPerSPerPxPerTick;
      bodies[i].setLinearVelocity({ x: x + vx * k, y: y + vy * k });
    },
  };
  return {
    step: (inputs) => {
      drive(scene, driven, inputs);
      world.step(1 / 60);
    },
    save: () => {
      bodies.forEach((body, i) => {
        const { x, y } = body.getPosition();
        const speed = body.getLinearVelocity();
        saved[i * 4] = x;
        saved[i * 4 + 1] = y;
        saved[i * 4 + 2] = speed.x;
        saved[i * 4 + 3] = speed.y;
      });
      return saved.byteLength;
    },
    load: () => {
      bodies.forEach((body, i) => {
        body.setTransform({ x: saved[i * 4], y: saved[i * 4 + 1] }, 0);
        body.setLinearVelocity({ x: saved[i * 4 + 2], y: saved[i * 4 + 3] });
      });
    },
    places: () => scene.discs.flatMap((_, i) => [driven.x(i), driven.y(i)]),
  };
}

function point(x: number, y: number): Vec2 {
  return new Vec2(x / pxPerM, y / pxPerM);
}

function filterOf(thing: { bounce: number; mask: number; group: number }) {
  return {
    restitution: thing.bounce / 2,
    friction: 0,
    filterCategoryBits: thing.group & 0xffff,
    filterMaskBits: thing.mask & 0xffff,
  };
}

function addDisc(world: World, disc: Disc): Body {
  const body = world.createBody({
    type: disc.invMass > 0 ? 'dynamic' : 'static',
    position: point(disc.x, disc.y),
    fixedRotation: true,
    allowSleep: false,
    linearDamping: 60 * (1 / disc.damping - 1),
  });
  const radius = Math.max(disc.radius, 0.5) / pxPerM;
  const area = Math.PI * radius * radius;
  const density = disc.invMass > 0 ? 1 / disc.invMass / area : 0;
  body.createFixture(new Circle(radius), { ...filterOf(disc), density });
  return body;
}
