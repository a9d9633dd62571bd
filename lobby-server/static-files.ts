// Serves the built game from memory (L14): only files that existed at the start have a path at
// all, so no request can name another one.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompressSync, constants, gzip } from 'node:zlib';

type Encoding = 'br' | 'gzip' | 'identity';
type StaticFile = {
  readonly type: string;
  /** Of the plain body; a compressed one has its encoding in it. */
  readonly hash: string;
  readonly cacheControl: string;
  readonly isText: boolean;
  readonly bodies: Map<Encoding, Promise<Buffer>>;
};
/** Files by request path. */
export type StaticFiles = ReadonlyMap<string, StaticFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.opus': 'audio/ogg',
  '.wav': 'audio/wav',
};
const compressible = /^(text\/|application\/(json|manifest|wasm)|image\/svg)/;
/** Vite names what it hashes `assets/<name>-<hash>.<ext>`: such a file never changes. */
const hashed = /^\/assets\/.*-[\w-]{8,}\.\w+$/;

/** Nothing but our own files runs; the page talks to its own origin and, by WebRTC, to peers. */
export const CONTENT_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/**
 * Reads the whole folder; a folder that isn't there holds no files. `<name>.br` is not a file of
 * its own but what the build has compressed of `<name>`.
 */
export function loadStaticFiles(dir: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  const paths = pathsBelow(dir, '');
  const packed = new Set(paths.filter((path) => path.endsWith('.br')));
  for (const path of paths) {
    if (packed.has(path)) continue;
    const body = readFileSync(join(dir, path));
    const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
    const file: StaticFile = {
      type,
      hash: createHash('sha1').update(body).digest('base64url'),
      cacheControl: hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      isText: compressible.test(type),
      bodies: new Map([['identity', Promise.resolve(body)]]),
    };
    const made = packed.has(`${path}.br`) && readFileSync(join(dir, `${path}.br`));
    if (made && isBrotliOf(made, body)) file.bodies.set('br', Promise.resolve(made));
    files.set(path, file);
  }
  const index = files.get('/index.html');
  if (index !== undefined) files.set('/', index);
  return files;
}

/** One that was left behind by another build isn't. */
function isBrotliOf(packed: Buffer, body: Buffer): boolean {
  try {
    return brotliDecompressSync(packed, { maxOutputLength: body.length + 1 }).equals(body);
  } catch {
    return false;
  }
}

function pathsBelow(dir: string, prefix: string): string[] {
  try {
    return readdirSync(join(dir, prefix), { withFileTypes: true }).flatMap((entry) => {
      const path = `${prefix}/${entry.name}`;
      if (entry.isDirectory()) return pathsBelow(dir, path);
      return entry.isFile() ? [path] : [];
    });
  } catch {
    return [];
  }
}

/** Answers GET and HEAD for a file; false when there is none under that path. */
export async function serveStaticFile(
  files: StaticFiles,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  const file = files.get(path);
  if (file === undefined) return false;
  const encoding = file.isText ? encodingFor(request) : 'identity';
  response.setHeader('Content-Type', file.type);
  response.setHeader('Cache-Control', file.cacheControl);
  response.setHeader('Accept-Ranges', 'none');
  const etag = `"${file.hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
  response.setHeader('ETag', etag);
  if (file.isText) response.setHeader('Vary', 'Accept-Encoding');
  if (request.headers['if-none-match']?.includes(etag) === true) {
    response.writeHead(304).end();
    return true;
  }
  const body = await bodyOf(file, encoding);
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding);
  response.writeHead(200, { 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
  return true;
}

function encodingFor(request: IncomingMessage): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .filter((one) => !/;\s*q=0(\.0*)?\s*$/.test(one))
    .map((one) => one.split(';')[0].trim().toLowerCase());
  if (accepted.includes('br')) return 'br';
  return accepted.includes('gzip') ? 'gzip' : 'identity';
}

/** Compressed at the first request for it, and kept. */
async function bodyOf(file: StaticFile, encoding: Encoding): Promise<Buffer> {
  const made = file.bodies.get(encoding);
  if (made !== undefined) return made;
  const plain = await file.bodies.get('identity')!;
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } };
  const body =
    encoding === 'br' ? promisify(brotliCompress)(plain, quality) : promisify(gzip)(plain);
  file.bodies.set(encoding, body);
  return body;
}
