// The scene in matter-js: no gravity, no friction, no rotation, defaults otherwise. It has no
// snapshot. Places and speeds alone bring back other bits, because contacts are remembered in many
// objects; so all of the engine is copied.
import Matter from 'matter-js';
import { type Circle, drive, type PitchScene, type SceneWorld } from './pitch-scene.ts';

/** It has no lines: walls are rectangles so thick, px. */
const wallPx = 10;
const { Bodies, Body, Composite, Engine } = Matter;

export function createMatterWorld(scene: PitchScene): SceneWorld {
  let engine = Engine.create({ gravity: { x: 0, y: 0 } });
  const still = scene.lines.map((line) => {
    const dx = line.x1 - line.x0;
    const dy = line.y1 - line.y0;
    return Bodies.rectangle(
      (line.x0 + line.x1) / 2,
      (line.y0 + line.y1) / 2,
      Math.hypot(dx, dy),
      wallPx,
      { ...kindOf(line), isStatic: true, angle: Math.atan2(dy, dx) },
    );
  });
  let bodies = scene.discs.map(createDisc);
  const first = still.length + scene.posts.length;
  Composite.add(engine.world, [...still, ...scene.posts.map(createDisc), ...bodies]);
  let saved = engine;
  const driven = {
    x: (i: number) => bodies[i].position.x,
    y: (i: number) => bodies[i].position.y,
    push: (i: number, vx: number, vy: number) => {
      const { x, y } = bodies[i].velocity;
      Body.setVelocity(bodies[i], { x: x + vx, y: y + vy });
    },
  };
  return {
    step: (inputs) => {
      drive(scene, driven, inputs);
      Engine.update(engine, 1000 / 60);
    },
    save: () => {
      saved = structuredClone(engine);
      return 0;
    },
    load: () => {
      engine = structuredClone(saved);
      bodies = engine.world.bodies.slice(first);
    },
    places: () => scene.discs.flatMap((_, i) => [driven.x(i), driven.y(i)]),
  };
}

function kindOf(thing: { bounce: number; mask: number; group: number }) {
  return {
    restitution: thing.bounce / 2,
    friction: 0,
    frictionStatic: 0,
    collisionFilter: { category: thing.group, mask: thing.mask, group: 0 },
  };
}

function createDisc(disc: Circle): Matter.Body {
  const body = Bodies.circle(disc.x, disc.y, Math.max(disc.radius, 0.5), {
    ...kindOf(disc),
    isStatic: disc.invMass === 0,
    frictionAir: 1 - disc.damping,
  });
  if (disc.invMass === 0) return body;
  Body.setMass(body, 1 / disc.invMass);
  Body.setInertia(body, Number.POSITIVE_INFINITY);
  return body;
}
