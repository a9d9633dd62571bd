// The limits of form that a machine can check (A17 to A20), from a file to its violations.
import { parse, placeOf, type SourceFile, type SyntaxNode, walk } from './source-file.ts';

export const fileLinesMax = 300;
export const functionLinesMax = 70;
export const columnsMax = 100;
/** A header tells what a file is and what it must not touch, in one to four lines. */
const headerLinesMax = 4;

const vagueWords = /(^|[-/])(util|utils|helper|helpers|manager|common|misc|index)([-.]|$)/;

/** One line per limit that the file breaks. */
export function styleViolationsIn(file: SourceFile): string[] {
  const found: string[] = [];
  const lines = file.text.replace(/\n$/, '').split('\n');
  if (lines.length > fileLinesMax) found.push(`${file.path}: ${lines.length} lines`);
  const headerLines = lines.findIndex((line) => !line.startsWith('//'));
  if (headerLines < 1) found.push(`${file.path}: no header comment`);
  if (headerLines > headerLinesMax) found.push(`${file.path}: header of ${headerLines} lines`);
  lines.forEach((line, i) => {
    if (line.length > columnsMax) found.push(`${file.path}:${i + 1}: ${line.length} columns`);
  });
  const name = file.path.split('/').at(-1)!;
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name))
    found.push(`${file.path}: not kebab-case`);
  if (vagueWords.test(name)) found.push(`${file.path}: a name that says nothing`);
  if (!file.path.endsWith('.mjs')) found.push(...syntaxViolationsIn(file));
  return found;
}

function syntaxViolationsIn(file: SourceFile): string[] {
  const found: string[] = [];
  const isTest = file.path.startsWith('tests/');
  const isTool = !file.path.includes('/') || isTest;
  walk(parse(file), (node) => {
    if (node.type === 'ExportAllDeclaration') found.push(`${placeOf(file, node)}: a barrel`);
    if (node.type === 'ExportDefaultDeclaration' && !isTool) {
      found.push(`${placeOf(file, node)}: a default export`);
    }
    if (!isTest && /Function/.test(node.type) && linesOf(file, node) > functionLinesMax) {
      found.push(`${placeOf(file, node)}: a function of ${linesOf(file, node)} lines`);
    }
  });
  return found;
}

function linesOf(file: SourceFile, node: SyntaxNode): number {
  return file.text.slice(node.start, node.end as number).split('\n').length;
}
