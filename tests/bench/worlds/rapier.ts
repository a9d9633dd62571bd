// The scene in rapier: no gravity, no friction, no rotation, defaults otherwise. Its snapshot holds
// the whole world and is exact.
import RAPIER from '@dimforge/rapier2d-compat';
import { type Circle, drive, type PitchScene, type SceneWorld } from './pitch-scene.ts';

/** Its tolerances expect things of about one metre. */
const pxPerM = 30;
const mPerSPerPxPerTick = 60 / pxPerM;

export async function createRapierWorld(scene: PitchScene): Promise<SceneWorld> {
  await RAPIER.init();
  let world = new RAPIER.World({ x: 0, y: 0 });
  world.timestep = 1 / 60;
  for (const line of scene.lines) {
    const [a, b] = [metres(line.x0, line.y0), metres(line.x1, line.y1)];
    world.createCollider(withKind(RAPIER.ColliderDesc.segment(a, b), line));
  }
  for (const post of scene.posts) addDisc(world, post);
  const handles = scene.discs.map((disc) => addDisc(world, disc).handle);
  let bodies = handles.map((handle) => world.getRigidBody(handle));
  let saved: Uint8Array = new Uint8Array(0);
  const driven = {
    x: (i: number) => bodies[i].translation().x * pxPerM,
    y: (i: number) => bodies[i].translation().y * pxPerM,
    push: (i: number, vx: number, vy: number) => {
      const { x, y } = bodies[i].linvel();
      const k = mPerSPerPxPerTick;
      bodies[i].setLinvel({ x: x + vx * k, y: y + vy * k }, true);
    },
  };
  return {
    step: (inputs) => {
      drive(scene, driven, inputs);
      world.step();
    },
    save: () => {
      saved = world.takeSnapshot();
      return saved.length;
    },
    load: () => {
      world.free();
      world = RAPIER.World.restoreSnapshot(saved);
      bodies = handles.map((handle) => world.getRigidBody(handle));
    },
    places: () => scene.discs.flatMap((_, i) => [driven.x(i), driven.y(i)]),
  };
}

function metres(x: number, y: number): { x: number; y: number } {
  return { x: x / pxPerM, y: y / pxPerM };
}

/** Membership in the upper 16 bits, what it meets in the lower. */
function withKind(
  collider: RAPIER.ColliderDesc,
  thing: { bounce: number; mask: number; group: number },
): RAPIER.ColliderDesc {
  return collider
    .setFriction(0)
    .setRestitution(thing.bounce)
    .setRestitutionCombineRule(RAPIER.CoefficientCombineRule.Multiply)
    .setCollisionGroups((((thing.group & 0xffff) << 16) | (thing.mask & 0xffff)) >>> 0);
}

function addDisc(world: RAPIER.World, disc: Circle): RAPIER.RigidBody {
  const { RigidBodyDesc, ColliderDesc } = RAPIER;
  const { x, y } = metres(disc.x, disc.y);
  const desc = disc.invMass > 0 ? RigidBodyDesc.dynamic() : RigidBodyDesc.fixed();
  desc.setTranslation(x, y).lockRotations().setCanSleep(false);
  desc.setLinearDamping(60 * (1 / disc.damping - 1));
  const body = world.createRigidBody(desc);
  const collider = ColliderDesc.ball(Math.max(disc.radius, 0.5) / pxPerM);
  if (disc.invMass > 0) collider.setMass(1 / disc.invMass);
  world.createCollider(withKind(collider, disc), body);
  return body;
}
