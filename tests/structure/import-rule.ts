// The import rule (A3 to A12 of docs/architecture.md) as a function from files to violations.
import { posix } from 'node:path';
import { parse, placeOf, type SourceFile, type SyntaxNode, walk } from './source-file.ts';

/** What one area may import. `types` are areas of which only types may be imported. */
type Permission = {
  readonly areas: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[] | 'any';
};

const everyArea = [
  'shared/simulation',
  'shared/stadium',
  'shared/protocol',
  'shared/netcode',
  'game/net',
  'game/render',
  'game/language',
  'game/settings',
  'game/ui',
  'game/audio',
  'game/input',
  'game/scenes',
  'game',
];

/** Longest matching folder wins. An area may always import from itself. */
export const permissions: Readonly<Record<string, Permission>> = {
  'shared/simulation': { areas: [], packages: [] },
  'shared/stadium': { areas: ['shared/simulation'], packages: ['json5'] },
  'shared/protocol': { areas: ['shared/simulation'], packages: ['msgpackr'] },
  'shared/netcode': { areas: [], types: ['shared/protocol'], packages: [] },
  'lobby-server': { areas: ['shared/protocol'], packages: 'any' },
  'game/net': { areas: ['shared/protocol', 'shared/netcode'], packages: ['colyseus.js'] },
  'game/render': { areas: ['shared/simulation'], packages: 'any' },
  'game/language': { areas: [], packages: ['@preact/signals'] },
  'game/settings': { areas: ['game/language'], packages: ['@preact/signals'] },
  'game/ui': {
    areas: ['shared/simulation', 'game/language', 'game/settings', 'game/input'],
    packages: 'any',
  },
  'game/audio': { areas: ['shared/simulation', 'game/settings'], packages: 'any' },
  'game/input': { areas: ['shared/simulation', 'game/settings'], packages: 'any' },
  'game/scenes': { areas: everyArea, packages: 'any' },
  game: { areas: everyArea, packages: 'any' },
};

type Import = { readonly node: SyntaxNode; readonly target: string; readonly isType: boolean };

/** The area of a path, or undefined outside of game/, lobby-server/ and shared/. */
export function areaOf(path: string): string | undefined {
  const matching = Object.keys(permissions).filter((area) => path.startsWith(`${area}/`));
  return matching.sort((a, b) => b.length - a.length)[0];
}

/** One line per import that the rule forbids. */
export function importViolationsIn(file: SourceFile): string[] {
  const area = areaOf(file.path);
  if (area === undefined) return [`${file.path}: belongs to no area of the layout`];
  return importsOf(file).flatMap((one) => {
    const problem = problemWith(file, area, one);
    return problem === undefined ? [] : [`${placeOf(file, one.node)}: ${problem}`];
  });
}

function problemWith(file: SourceFile, area: string, one: Import): string | undefined {
  const { areas, types = [], packages } = permissions[area];
  if (!one.target.startsWith('.')) {
    const name = one.target.match(/^(@[^/]+\/)?[^/]+/)?.[0] ?? one.target;
    if (packages === 'any' || packages.includes(name)) return undefined;
    return `${area} may not import the package ${one.target}`;
  }
  const path = posix.join(posix.dirname(file.path), one.target);
  const target = areaOf(path);
  if (target === area) return undefined;
  if (target !== undefined && areas.includes(target)) return undefined;
  if (target !== undefined && types.includes(target)) {
    return one.isType ? undefined : `${area} may import only types of ${target}`;
  }
  return `${area} may not import ${path}`;
}

/**
 * Static, re-exporting, dynamic and type imports, `import('x')` in types, and `new URL('x', ...)`.
 */
function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  walk(parse(file), (node) => {
    const source = sourceOf(node);
    if (source === undefined) return;
    const value = (source as SyntaxNode).value;
    const target = typeof value === 'string' ? value : '(not a constant)';
    found.push({ node, target, isType: isTypeOnly(node) });
  });
  return found;
}

function sourceOf(node: SyntaxNode): unknown {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
    case 'ImportExpression':
    case 'TSImportType':
      return node.source ?? node.argument;
    case 'ExportNamedDeclaration':
      return node.source ?? undefined;
    case 'TSExternalModuleReference':
      return node.expression;
    case 'NewExpression':
      return isImportMetaUrl(node) ? (node.arguments as unknown[])[0] : undefined;
    default:
      return undefined;
  }
}

/** `new URL('./worker.ts', import.meta.url)`, which Vite turns into a file of the build. */
function isImportMetaUrl(node: SyntaxNode): boolean {
  const callee = node.callee as SyntaxNode;
  const second = (node.arguments as SyntaxNode[])[1];
  const object = second?.object as SyntaxNode | undefined;
  return callee.name === 'URL' && object?.type === 'MetaProperty';
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType') return true;
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = node.specifiers as readonly SyntaxNode[] | undefined;
  if (specifiers === undefined || specifiers.length === 0) return false;
  return specifiers.every((one) => one.importKind === 'type' || one.exportKind === 'type');
}
