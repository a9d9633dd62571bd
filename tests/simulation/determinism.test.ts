// The same bits everywhere: recorded checksums, rolling back, mirror images, own trigonometry.
// That other engines get the same bits is shown in tests/engines.
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { cosineOfDegrees, halfCotangent, sineOfDegrees } from '../../shared/simulation/angle.ts';
import { directionX, directionY } from '../../shared/simulation/input.ts';
import { tickOf } from '../../shared/simulation/readers.ts';
import { checksum, loadState, saveState } from '../../shared/simulation/snapshot.ts';
import { createRoomState, stateBytesMax } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';
import {
  checksumEveryTicks,
  createPlay,
  goldenScenes,
  type PlayTick,
  replay,
  syntheticShelf,
} from '../engines/golden-scenes.ts';
import { botMatch, run } from './scene.ts';

const goldenFile = new URL('./golden-checksums.json', import.meta.url);
const isRecording = process.env.UPDATE_GOLDEN === '1';
const names = goldenScenes.map(({ name }) => name);
const sceneNamed = (name: string) => goldenScenes.find((scene) => scene.name === name)!;

describe('determinism', () => {
  const recorded: Record<string, number[]> = isRecording
    ? {}
    : JSON.parse(readFileSync(goldenFile, 'utf8'));

  afterAll(() => {
    if (isRecording) writeFileSync(goldenFile, `${JSON.stringify(recorded)}\n`);
  });

  it.each(names)('S1: %s gives the recorded checksums (UPDATE_GOLDEN=1 records anew)', (name) => {
    const found = replay(sceneNamed(name));
    if (isRecording) recorded[name] = found;
    const first = found.findIndex((sum, i) => sum !== recorded[name]?.[i]);
    const where = `differs up to tick ${(first + 1) * checksumEveryTicks}`;
    expect(first === -1 ? 'same' : where).toBe('same');
    expect(found).toHaveLength(recorded[name].length);
  });

  it('S1: nothing else is recorded', () => {
    expect(Object.keys(recorded)).toEqual(names);
  });

  it.each(names)('S2: rolling back and stepping again at every tick: %s', (name) => {
    const scene = sceneNamed(name);
    const state = scene.create();
    const again = createRoomState(1, syntheticShelf);
    const play = createPlay(scene.seed + 1000);
    const ring = Array.from({ length: 8 }, () => new Uint8Array(stateBytesMax));
    const past: PlayTick[] = [];
    for (let i = 0; i < 1200; i++) {
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
  });

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
