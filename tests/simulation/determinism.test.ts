// The same bits everywhere: recorded checksums, rolling back, mirror images, own trigonometry.
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cosineOfDegrees, halfCotangent, sineOfDegrees } from '../../shared/simulation/angle.ts';
import type { Command } from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { directionX, directionY } from '../../shared/simulation/input.ts';
import { discCountOf, phaseOf, tickOf } from '../../shared/simulation/readers.ts';
import { checksum, loadState, saveState } from '../../shared/simulation/snapshot.ts';
import { createRoomState, type RoomState, stateBytesMax } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import {
  botMatch,
  command,
  createRandom,
  discAt,
  give,
  join,
  roomOf,
  run,
  setting,
} from './scene.ts';

const goldenFile = new URL('./golden-checksums.json', import.meta.url);
const goldenTicks = 3 * 3600 + 1200;
const scenes = [
  { name: 'small 3 a side', stadium: 0, perSide: 3, seed: 101 },
  { name: 'large 6 a side', stadium: 1, perSide: 6, seed: 202 },
];

/** A checksum every 60 ticks of a bots' match in which people also come, go and press keys. */
function goldenRun(scene: (typeof scenes)[number]): number[] {
  const state = botMatch(scene.seed, scene.stadium, scene.perSide, 3);
  const play = createPlay(scene.seed);
  const sums: number[] = [];
  for (let i = 0; i < goldenTicks; i++) {
    const { inputs, commands } = play(i);
    step(state, inputs, commands);
    if (i % 60 === 59) sums.push(checksum(state));
  }
  return sums;
}

/** Inputs and commands of made-up people: the same for the same seed and tick. */
function createPlay(seed: number) {
  const random = createRandom(seed);
  const inputs = new Uint8Array(seatsMax);
  return (tick: number): { inputs: Uint8Array; commands: Command[] } => {
    for (let seat = 0; seat < seatsMax; seat++) {
      if (random() < 0.05) inputs[seat] = Math.floor(random() * 64);
    }
    return { inputs, commands: random() < 0.01 ? [anyCommand(random, tick)] : [] };
  };
}

function anyCommand(random: () => number, tick: number): Command {
  const id = 1 + Math.floor(random() * 5);
  const commands = [
    join(id, `Name ${tick}`),
    join(id),
    command('leave', id, id),
    command('absent', 0, id),
    command('team', id, id, Math.floor(random() * 3)),
    command('ready', id, 0, 1),
    command('pause', 0, 0, 1),
    command('pause', 0, 0, 0),
    command('pause', 0, 0, 0),
    command('rematch', 0),
    command('start', 0),
    command('kickOut', 0, id),
  ];
  return commands[Math.floor(random() * commands.length)];
}

describe('determinism', () => {
  it('S1: gives the recorded checksums (UPDATE_GOLDEN=1 records anew)', () => {
    const found = Object.fromEntries(scenes.map((scene) => [scene.name, goldenRun(scene)]));
    if (process.env.UPDATE_GOLDEN === '1') {
      writeFileSync(goldenFile, `${JSON.stringify(found)}\n`);
    }
    const recorded = JSON.parse(readFileSync(goldenFile, 'utf8')) as Record<string, number[]>;
    for (const { name } of scenes) {
      const first = found[name].findIndex((sum, i) => sum !== recorded[name][i]);
      expect(first === -1 ? 'same' : `differs from tick ${first * 60 + 59}`, name).toBe('same');
      expect(found[name]).toHaveLength(recorded[name].length);
    }
  });

  it.each([0, 1])(
    'S2: rolling back and stepping again at every tick changes nothing (pitch %s)',
    (stadium) => {
      const state = botMatch(7 + stadium, stadium, 4, 3);
      const again = createRoomState();
      const play = createPlay(9);
      const ring = Array.from({ length: 8 }, () => new Uint8Array(stateBytesMax));
      const past: { inputs: Uint8Array; commands: Command[] }[] = [];
      for (let i = 0; i < 1500; i++) {
        saveState(state, ring[i % 8]);
        const { inputs, commands } = play(i);
        past[i] = { inputs: inputs.slice(), commands };
        step(state, inputs, commands);
        const back = Math.min(i, 7);
        expect(loadState(again, ring[(i - back) % 8])).toBe(true);
        for (let k = i - back; k <= i; k++) step(again, past[k].inputs, past[k].commands);
        if (checksum(again) !== checksum(state)) throw new Error(`differs after tick ${i}`);
      }
      expect(tickOf(again)).toBe(tickOf(state));
    },
  );

  it('S2: a state object that was used for something else computes the same', () => {
    const fresh = botMatch(5, 0, 3, 3);
    run(fresh, 300);
    const bytes = new Uint8Array(stateBytesMax);
    saveState(fresh, bytes);
    const used = botMatch(6, 1, 6, 1);
    run(used, 777);
    loadState(used, bytes);
    run(used, 300);
    run(fresh, 300);
    expect(checksum(used)).toBe(checksum(fresh));
  });

  it('S3: upside down everything is the same upside down', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const state = peopleOnly();
      const mirrored = peopleOnly();
      flip(mirrored);
      const random = createRandom(seed);
      const inputs = new Uint8Array(seatsMax);
      const turned = new Uint8Array(seatsMax);
      for (let i = 0; i < 400; i++) {
        for (let seat = 0; seat < 4; seat++) {
          if (random() < 0.08) inputs[seat] = Math.floor(random() * 17) + (random() < 0.3 ? 32 : 0);
          turned[seat] = flipInput(inputs[seat]);
        }
        step(state, inputs, []);
        step(mirrored, turned, []);
        for (let disc = 0; disc < discCountOf(state); disc++) {
          const a = discAt(state, disc);
          const b = discAt(mirrored, disc);
          const off = Math.abs(a.x - b.x) + Math.abs(a.y + b.y);
          if (off > 1e-6) throw new Error(`seed ${seed}, tick ${i}, disc ${disc}: ${off} px`);
        }
      }
      expect(phaseOf(mirrored)).toBe(phaseOf(state));
    }
  });

  function peopleOnly(): RoomState {
    const state = roomOf([1, 2, 3, 4]);
    give(state, setting('goalsToWin', 0), command('start', 0));
    return state;
  }

  function flip(state: RoomState): void {
    for (let at = 0; at < discCountOf(state) * 4; at += 4) {
      state.discs[at + 1] = -state.discs[at + 1];
      state.discs[at + 3] = -state.discs[at + 3];
    }
  }

  function flipInput(input: number): number {
    const direction = input & 31;
    const flipped = direction === 0 ? 0 : ((17 - direction) % 16) + 1;
    return flipped | (input & 32);
  }
});

describe('own trigonometry', () => {
  it('S34: agrees with the language’s to the last digits', () => {
    for (let degrees = -720; degrees <= 720; degrees += 0.37) {
      const radians = (degrees * Math.PI) / 180;
      expect(Math.abs(sineOfDegrees(degrees) - Math.sin(radians))).toBeLessThan(1e-14);
      expect(Math.abs(cosineOfDegrees(degrees) - Math.cos(radians))).toBeLessThan(1e-14);
    }
    expect([sineOfDegrees(180), sineOfDegrees(90), cosineOfDegrees(180)]).toEqual([-0, 1, -1]);
    expect(halfCotangent(90)).toBeCloseTo(1, 15);
    expect(halfCotangent(180)).toBeCloseTo(0, 15);
  });

  it('S21: the 16 directions are unit vectors, symmetrical to the bit', () => {
    for (let i = 1; i <= 16; i++) {
      const x = directionX[i];
      const y = directionY[i];
      expect(x * x + y * y).toBeCloseTo(1, 15);
      expect(Math.abs(x - Math.cos(((i - 1) * Math.PI) / 8))).toBeLessThan(1e-15);
      expect(Math.abs(y - Math.sin(((i - 1) * Math.PI) / 8))).toBeLessThan(1e-15);
      const opposite = ((i + 7) % 16) + 1;
      expect(directionX[opposite] + x).toBe(0);
    }
  });
});
