// From the text of a .hbs file to a stadium that can be played, or to a refusal that says where and
// why. Trusts nothing: the text may come from a stranger. Rules: docs/stadiums.md.
import JSON5 from 'json5';
import type { Stadium } from '../simulation/stadium.ts';
import { compileStadium } from '../simulation/stadium-compile.ts';
import { booleanAt, type Element, elementOf } from './fields.ts';
import { stadiumTextUnitsMax, testsPerTickMax } from './limits.ts';
import { createReading, plainText, type Reading, refuse, type StadiumError } from './reading.ts';
import { readSource } from './stadium-root.ts';
import { testsPerTick } from './workload.ts';

/** `warnings` are sentences about what was taken otherwise than written; at most 21. */
export type StadiumReading =
  | {
      readonly ok: true;
      readonly stadium: Stadium;
      /** False: the author does not want it kept in collections. */
      readonly canBeStored: boolean;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly error: StadiumError };

/**
 * Never throws. The same text gives the same stadium to the last bit on every machine (R3);
 * `fileName` only serves the messages. Takes up to 40 ms for the longest texts: not for a tick.
 */
export function readStadium(fileName: string, text: string): StadiumReading {
  const reading = createReading(fileName);
  const root = parseRoot(reading, text);
  const source = readSource(reading, root);
  if (reading.error !== null) return { ok: false, error: reading.error };
  const stadium = compileStadium(source);
  refuseHeavy(reading, stadium);
  if (reading.error !== null) return { ok: false, error: reading.error };
  const { warnings, warningsLeftOut } = reading;
  if (warningsLeftOut > 0) warnings.push(`And ${warningsLeftOut} more like these.`);
  return {
    ok: true,
    stadium,
    canBeStored: booleanAt(root, 'canBeStored', true),
    warnings,
  };
}

function refuseHeavy(reading: Reading, stadium: Stadium): void {
  const tests = testsPerTick(stadium);
  if (tests <= testsPerTickMax) return;
  const expected = `discs and walls that need at most ${testsPerTickMax} tests in a tick`;
  refuse(reading, 'the whole file', expected, `up to ${tests}: too many that can meet`);
}

/** An object without keys when the text is refused. */
function parseRoot(reading: Reading, text: string): Element {
  if (text.length <= stadiumTextUnitsMax) return elementOf(reading, parse(reading, text), '', {});
  const expected = `a text of at most ${stadiumTextUnitsMax} characters`;
  refuse(reading, 'the whole file', expected, `${text.length} characters`);
  return elementOf(reading, {}, '', {});
}

/**
 * The parser keeps its own stack, so depth costs no more than length. Line separators would make it
 * write to the console.
 */
function parse(reading: Reading, text: string): unknown {
  try {
    return JSON5.parse(text.replace(/[\u2028\u2029]/g, ' '));
  } catch (thrown) {
    refuseSyntax(reading, thrown);
    return {};
  }
}

/** The parser says "JSON5: invalid character 'x' at 3:14". */
function refuseSyntax(reading: Reading, thrown: unknown): void {
  const said = thrown instanceof Error ? thrown.message : '';
  const [, what, line, column] = said.match(/^JSON5: invalid (.*) at (\d+):(\d+)$/s) ?? [];
  const path = line === undefined ? 'the whole file' : `line ${line}, column ${column}`;
  const found = what === undefined ? 'something else' : wordsOf(what);
  refuse(reading, path, 'the text of a stadium (JSON5)', found);
}

function wordsOf(what: string): string {
  if (what === 'end of input') return 'the end of the file';
  return what.startsWith('character') ? `the ${plainText(what, 20)}` : 'a broken name';
}
