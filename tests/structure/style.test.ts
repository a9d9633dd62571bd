// A17 to A20: size, header and names of every source file.
import { describe, expect, it } from 'vitest';
import { sourceFilesOf } from './source-file.ts';
import { columnsMax, fileLinesMax, functionLinesMax, styleViolationsIn } from './style-rule.ts';

const header = '// A file.\n';
const violationsOf = (path: string, text: string) => styleViolationsIn({ path, text });

describe('every source file', () => {
  it('keeps within the limits of form', () => {
    const files = sourceFilesOf('.ci', 'game', 'lobby-server', 'shared', 'tests');
    const ownRoot = sourceFilesOf('');
    expect([...files, ...ownRoot].flatMap(styleViolationsIn)).toEqual([]);
  });
});

describe('the checker of form', () => {
  it.each([
    ['no header', 'game/a.ts', 'export const a = 1;\n'],
    ['a long header', 'game/a.ts', `${header.repeat(5)}export const a = 1;\n`],
    ['a long file', 'game/a.ts', header + 'a();\n'.repeat(fileLinesMax)],
    ['a long line', 'game/a.ts', `${header}const a = '${'x'.repeat(columnsMax)}';\n`],
    [
      'a long function',
      'game/a.ts',
      `${header}function f() {\n${'a();\n'.repeat(functionLinesMax)}}\n`,
    ],
    ['a barrel', 'game/a.ts', `${header}export * from './b.ts';\n`],
    ['a default export', 'game/a.ts', `${header}export default 1;\n`],
    ['a vague name', 'game/net-utils.ts', `${header}export const a = 1;\n`],
    ['an index', 'game/index.ts', `${header}export const a = 1;\n`],
    ['a capital in the name', 'game/Disc.ts', `${header}export const a = 1;\n`],
  ])('refuses %s', (_what, path, text) => {
    expect(violationsOf(path, text)).toHaveLength(1);
  });

  it('accepts an ordinary file', () => {
    expect(violationsOf('game/net/mesh.ts', `${header}export const a = 1;\n`)).toEqual([]);
  });
});
