// A3 to A12 and A21 to A22: who may import whom. The rule holds without an exceptions list.
import { describe, expect, it } from 'vitest';
import { areaOf, importViolationsIn } from './import-rule.ts';
import { sourceFilesOf } from './source-file.ts';

const violationsOf = (path: string, text: string) => importViolationsIn({ path, text });

describe('the import rule', () => {
  it('holds in every file', () => {
    const files = sourceFilesOf('shared', 'game', 'lobby-server');
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(importViolationsIn)).toEqual([]);
  });
});

describe('the checker of the import rule', () => {
  it.each([
    ['shared/simulation/disc.ts', "import { u8 } from '../protocol/schema.ts';"],
    ['shared/simulation/disc.ts', "import type { A } from '../stadium/stadium.ts';"],
    ['shared/simulation/disc.ts', "import { Packr } from 'msgpackr';"],
    ['shared/simulation/disc.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/stadium/reader.ts', "export * from '../protocol/schema.ts';"],
    ['shared/protocol/keyframe.ts', "import { encode } from '../netcode/log.ts';"],
    ['shared/netcode/log.ts', "import { u8 } from '../protocol/schema.ts';"],
    ['shared/netcode/log.ts', "import { u8, type U8 } from '../protocol/schema.ts';"],
    ['shared/netcode/log.ts', "import '../protocol/schema.ts';"],
    ['shared/netcode/log.ts', "import type { S } from '../simulation/state.ts';"],
    ['shared/netcode/log.ts', "export { u8 } from '../protocol/schema.ts';"],
    ['lobby-server/main.ts', "import { step } from '../shared/simulation/simulation.ts';"],
    ['lobby-server/main.ts', "import { Mesh } from '../game/net/mesh.ts';"],
    ['game/net/mesh.ts', "const a = await import('../render/pose.ts');"],
    ['game/net/mesh.ts', "type A = import('../ui/model.ts').AppModel;"],
    ['game/net/mesh.ts', "import { step } from '../../shared/simulation/simulation.ts';"],
    ['game/net/mesh.ts', 'const a = await import(name);'],
    ['game/net/mesh.ts', "new Worker(new URL('../render/w.ts', import.meta.url));"],
    ['game/render/pose.ts', "import type { Mesh } from '../net/mesh.ts';"],
    ['game/render/pose.ts', "import { Session } from '../../shared/netcode/session.ts';"],
    ['game/ui/model.ts', "import { Mesh } from '../net/mesh.ts';"],
    ['game/language/english.ts', "import { teamName } from '../ui/team.ts';"],
    ['game/settings/settings.ts', "import { Keyboard } from '../input/keyboard.ts';"],
    ['game/audio/mixer.ts', "import { App } from '../ui/app.tsx';"],
    ['game/scenes/match.ts', "import { x } from '../../tests/fakes/x.ts';"],
    ['shared/clock.ts', 'export const a = 1;'],
  ])('refuses, in %s, %s', (path, text) => {
    expect(violationsOf(path, text)).toHaveLength(1);
  });

  it.each([
    ['shared/netcode/log.ts', "import type { U8 } from '../protocol/schema.ts';"],
    ['shared/netcode/log.ts', "import { type A, type B } from '../protocol/schema.ts';"],
    ['shared/netcode/log.ts', "import { tickOf } from './tick.ts';"],
    ['shared/protocol/keyframe.ts', "import { seatsMax } from '../simulation/constants.ts';"],
    ['game/net/mesh.ts', "import { codec } from '../../shared/protocol/schema.ts';"],
    ['game/ui/model.ts', "import { tickOf } from '../../shared/simulation/readers.ts';"],
    ['game/ui/clock.ts', "import { words } from '../language/language.ts';"],
    ['game/main.ts', "const scene = await import('./scenes/match-scene.ts');"],
    ['lobby-server/main.ts', "import { createServer } from 'node:http';"],
  ])('allows, in %s, %s', (path, text) => {
    expect(violationsOf(path, text)).toEqual([]);
  });

  it('knows the area of a file by its deepest folder', () => {
    expect(areaOf('game/net/mesh.ts')).toBe('game/net');
    expect(areaOf('game/main.ts')).toBe('game');
    expect(areaOf('docs/x.ts')).toBeUndefined();
  });
});
