// Reads the project's source files for the tests in this folder. Parses with Vite's Oxc.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** One file: its path from the project's root with forward slashes, and its text. */
export type SourceFile = { readonly path: string; readonly text: string };

/** Any node of a syntax tree; fields depend on `type`. */
export type SyntaxNode = { readonly type: string; readonly start: number } & Readonly<
  Record<string, unknown>
>;

/** Every .ts, .tsx and .mjs file under the named folders and, with '', the root's own. */
export function sourceFilesOf(...folders: readonly string[]): SourceFile[] {
  return folders.flatMap((folder) => {
    const entries = readdirSync(join(projectRoot, folder), {
      recursive: folder !== '',
      withFileTypes: true,
    });
    return entries
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({
        path: relative(projectRoot, path).split(sep).join('/'),
        text: readFileSync(path, 'utf8'),
      }));
  });
}

/** Throws on a syntax error, naming the file. */
export function parse(file: SourceFile): SyntaxNode {
  const { program, errors } = parseSync(file.path, file.text, { preserveParens: false });
  if (errors.length > 0) throw new Error(`${file.path}: ${errors[0].message}`);
  return program as unknown as SyntaxNode;
}

/** Calls `visit` for every node of a tree, parents first. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | undefined, key: string) => void,
  parent?: SyntaxNode,
  key = '',
): void {
  visit(node, parent, key);
  for (const [name, value] of Object.entries(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, visit, node, name);
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'type') === 'string'
  );
}

/** `path:line`, for messages. */
export function placeOf(file: SourceFile, node: SyntaxNode): string {
  return `${file.path}:${file.text.slice(0, node.start).split('\n').length}`;
}
