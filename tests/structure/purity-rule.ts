// What code in shared/ must not touch (A13 to A16), as a function from a file to violations.
// Names are judged without scopes: a local variable named like a banned global is refused as well.
import { parse, placeOf, type SourceFile, type SyntaxNode, walk } from './source-file.ts';

/** Clocks, chance, timers, I/O, DOM and Node: nowhere in shared/. */
const bannedGlobals = new Set([
  ...['Date', 'performance', 'Temporal', 'Intl', 'crypto', 'fetch', 'XMLHttpRequest', 'WebSocket'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval'],
  ...['queueMicrotask', 'requestAnimationFrame', 'console', 'window', 'document', 'navigator'],
  ...['localStorage', 'sessionStorage', 'indexedDB', 'Worker', 'process', 'Buffer', 'require'],
  ...['globalThis', 'global', 'eval', 'Function', 'WeakRef', 'FinalizationRegistry'],
]);

/** The only members of Math that give the same bits in every engine (R3). */
const exactMath = new Set([
  ...['sqrt', 'abs', 'min', 'max', 'floor', 'ceil', 'trunc', 'round', 'fround', 'imul', 'clz32'],
  'sign',
]);

/** Iteration goes over arrays only (R3). */
const bannedCollections = new Set(['Map', 'Set', 'WeakMap', 'WeakSet']);
/** These depend on the locale or on the engine's version of Unicode. */
const bannedTextMembers = new Set([
  ...['toLocaleString', 'toLocaleLowerCase', 'toLocaleUpperCase', 'localeCompare', 'normalize'],
]);

const deterministicAreas = ['shared/simulation/', 'shared/stadium/'];

/** One line per use of something that the file's area must not touch. */
export function purityViolationsIn(file: SourceFile): string[] {
  const isDeterministic = deterministicAreas.some((area) => file.path.startsWith(area));
  const found: string[] = [];
  walk(parse(file), (node, parent, key) => {
    const problem =
      problemAnywhere(node, parent, key) ??
      (isDeterministic ? problemInSimulation(node, parent, key) : undefined);
    if (problem !== undefined) found.push(`${placeOf(file, node)}: ${problem}`);
  });
  return found;
}

function problemAnywhere(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  key: string,
): string | undefined {
  if (node.operator === '**' || node.operator === '**=') return 'the power operator';
  if (node.type === 'MetaProperty' && (node.meta as SyntaxNode).name === 'import') {
    return 'import.meta';
  }
  const name = referencedName(node, parent, key);
  if (name === undefined) return undefined;
  if (bannedGlobals.has(name)) return name;
  if (name === 'Math' && !isExactMath(parent, key)) return 'Math beyond its exact members';
  return undefined;
}

function problemInSimulation(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  key: string,
): string | undefined {
  if (node.type === 'ForInStatement') return 'for..in';
  const name = referencedName(node, parent, key);
  if (name !== undefined && bannedCollections.has(name)) return name;
  if (node.type === 'MemberExpression') {
    const member = String((node.property as SyntaxNode).name);
    if (bannedTextMembers.has(member)) return member;
  }
  const regex = node.regex as { pattern: string } | undefined;
  if (regex !== undefined && /\\[pP]\{/.test(regex.pattern)) return 'a Unicode property in a regex';
  return undefined;
}

/** The name if the node is an identifier that refers to a variable, rather than naming a member. */
function referencedName(
  node: SyntaxNode,
  parent: SyntaxNode | undefined,
  key: string,
): string | undefined {
  if (node.type !== 'Identifier' || parent === undefined) return undefined;
  const isMember = parent.type === 'MemberExpression' && key === 'property' && !parent.computed;
  const isKey = key === 'key' && parent.computed !== true && parent.shorthand !== true;
  return isMember || isKey ? undefined : String(node.name);
}

function isExactMath(parent: SyntaxNode | undefined, key: string): boolean {
  if (parent?.type !== 'MemberExpression' || key !== 'object' || parent.computed) return false;
  return exactMath.has(String((parent.property as SyntaxNode).name));
}
