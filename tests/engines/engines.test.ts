// R3: the golden replays give the same checksums in every JavaScript engine that is here. Says
// which
// ones ran, and why the others did not.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineRun, findEngines } from './engine.ts';
import { checksumEveryTicks, goldenScenes } from './golden-scenes.ts';

const [node, ...others] = findEngines();
const limitMs = 150_000;

describe('engines', () => {
  let folder = '';
  let script = '';
  let expected: EngineRun;
  const lines: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kickabout-replay-'));
    script = await bundle(folder);
    expected = await node.run(script);
    lines.push(`${node.name} ${expected.version} ran`);
  }, limitMs);

  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
    console.log(`Golden replays: ${lines.join(' · ')}`);
  });

  it('S1: the bundle gives the recorded checksums of every scene in Node', async () => {
    const sums = await recordedSums();
    expect(Object.keys(expected.replays)).toEqual(goldenScenes.map(({ name }) => name));
    expect(firstDifference(expected.replays, sums), 'Node and the recorded file').toBe('none');
  });

  for (const { name, reason, run } of others) {
    it(`R3: ${name} computes the same bits as Node`, { timeout: limitMs }, async ({ skip }) => {
      if (reason !== undefined) {
        lines.push(`${name} skipped: ${reason}`);
        skip(reason);
      }
      const { version, replays } = await run(script);
      lines.push(`${name} ${version} ran`);
      expect(firstDifference(replays, expected.replays), `${name} ${version}`).toBe('none');
    });
  }
});

/** One module without imports, as every engine takes it. */
async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      lib: {
        entry: fileURLToPath(new URL('golden-scenes.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'replay.mjs',
      },
    },
  });
  return join(folder, 'replay.mjs');
}

async function recordedSums(): Promise<EngineRun['replays']> {
  const file = new URL('../simulation/golden-checksums.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as EngineRun['replays'];
}

/** The first scene and tick in which two differ. */
function firstDifference(found: EngineRun['replays'], expected: EngineRun['replays']): string {
  for (const { name, ticks } of goldenScenes) {
    for (let i = 0; i < ticks / checksumEveryTicks; i++) {
      if (found[name]?.[i] === expected[name]?.[i] && found[name]?.[i] !== undefined) continue;
      return `${name}, up to tick ${(i + 1) * checksumEveryTicks}`;
    }
  }
  return 'none';
}
