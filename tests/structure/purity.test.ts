// A13 to A16: no clock, chance, I/O, DOM or Node in shared/; only exact arithmetic.
import { describe, expect, it } from 'vitest';
import { purityViolationsIn } from './purity-rule.ts';
import { sourceFilesOf } from './source-file.ts';

const countIn = (path: string, text: string) => purityViolationsIn({ path, text }).length;

describe('shared/', () => {
  it('touches nothing that differs between machines', () => {
    expect(sourceFilesOf('shared').flatMap(purityViolationsIn)).toEqual([]);
  });
});

describe('the checker of purity', () => {
  it.each([
    'const a = Math.sin(1);',
    'const a = Math.random();',
    'const a = Math.pow(2, 3);',
    'const a = Math.hypot(2, 3);',
    'const { cos } = Math;',
    "const a = Math['exp'](1);",
    'const a = Math;',
    'const a = 2 ** 3;',
    'let a = 2; a **= 3;',
    'const a = Date.now();',
    'const a = new Date();',
    'const a = performance.now();',
    'setTimeout(() => {}, 1);',
    'queueMicrotask(run);',
    "console.log('x');",
    'const a = window.innerWidth;',
    'const a = process.env;',
    'const a = Buffer.from([1]);',
    "fetch('/x');",
    'crypto.getRandomValues(a);',
    'const a = globalThis.Date;',
    'const a = { Date };',
    'const a = import.meta.url;',
  ])('refuses anywhere in shared/: %s', (text) => {
    expect(countIn('shared/netcode/a.ts', text)).toBeGreaterThan(0);
    expect(countIn('shared/simulation/a.ts', text)).toBeGreaterThan(0);
  });

  it.each([
    'for (const a in b) c(a);',
    'const a = new Map();',
    'const a = new Set<number>();',
    "const a = 'a'.localeCompare(b);",
    "const a = b.normalize('NFC');",
    'const a = /\\p{L}/u;',
  ])('refuses in the simulation only: %s', (text) => {
    expect(countIn('shared/simulation/a.ts', text)).toBe(1);
    expect(countIn('shared/stadium/a.ts', text)).toBe(1);
    expect(countIn('shared/netcode/a.ts', text)).toBe(0);
  });

  it.each([
    'const a = Math.sqrt(2) + Math.floor(1.5);',
    'const a = { Date: 1, process: 2 }; const b = a.Date;',
    'type A = { console: number };',
    'for (const a of [1, 2]) b(a);',
    'const a = b * c;',
  ])('allows everywhere: %s', (text) => {
    expect(countIn('shared/simulation/a.ts', text)).toBe(0);
  });
});
