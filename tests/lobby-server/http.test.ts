// L13 and L14: the built game, its headers, and requests that ask for something else.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addressKey } from '../../lobby-server/address.ts';
import { openLobby, type TestLobby } from './lobby-fixture.ts';

const script = `export const x = 1;${' '.repeat(2_000)}`;
/** In a way of its own. */
const packedScript = brotliCompressSync(script, {
  params: { [constants.BROTLI_PARAM_QUALITY]: 0, [constants.BROTLI_PARAM_LGWIN]: 10 },
});

/** A lobby that serves a small build, with a secret lying next to it. */
async function lobbyWithGame(more: Readonly<Record<string, Buffer>> = {}): Promise<TestLobby> {
  const folder = mkdtempSync(join(tmpdir(), 'kickabout-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'dist', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'dist', 'index.html'), '<!doctype html><title>Kickabout</title>');
  writeFileSync(join(folder, 'dist', 'robots.txt'), 'User-agent: *');
  writeFileSync(join(folder, 'dist', 'assets', 'index-BxYz12_-.js'), script);
  writeFileSync(join(folder, 'dist', 'assets', 'font-AbCdEf12.woff2'), Buffer.from([1, 2, 3]));
  for (const [name, body] of Object.entries(more)) writeFileSync(join(folder, 'dist', name), body);
  return openLobby({}, { staticDir: join(folder, 'dist') });
}

/** Sends the path as it is, which fetch would tidy up. */
function rawGet(
  lobby: TestLobby,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: lobby.port, path, headers, method };
    const sent = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('the game', () => {
  it('is there, with a content policy, and is always revalidated', async () => {
    const lobby = await lobbyWithGame();
    for (const path of ['/', '/index.html', '/?x=1']) {
      const { status, headers, body } = await rawGet(lobby, path);
      expect(status).toBe(200);
      expect(body.toString()).toContain('Kickabout');
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-cache',
        'x-content-type-options': 'nosniff',
      });
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('has the right types, and keeps hashed files for a year', async () => {
    const lobby = await lobbyWithGame();
    const headersOf = async (path: string) => (await rawGet(lobby, path)).headers;
    expect(await headersOf('/assets/index-BxYz12_-.js')).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(await headersOf('/assets/font-AbCdEf12.woff2')).toMatchObject({
      'content-type': 'font/woff2',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(await headersOf('/robots.txt')).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  it('is compressed for those who can read it', async () => {
    const lobby = await lobbyWithGame();
    const get = (accepted: string) =>
      rawGet(lobby, '/assets/index-BxYz12_-.js', { 'Accept-Encoding': accepted });
    const brotli = await get('gzip, deflate, br;q=0.9');
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
    const zipped = await get('gzip, br;q=0');
    expect(gunzipSync(zipped.body).toString()).toBe(script);
    expect((await get('')).body.toString()).toBe(script);
  });

  it('has a tag for each encoding, and tells caches what it depends on', async () => {
    const lobby = await lobbyWithGame();
    const headersOf = async (accepted: string) =>
      (await rawGet(lobby, '/assets/index-BxYz12_-.js', { 'Accept-Encoding': accepted })).headers;
    const all = [await headersOf('br'), await headersOf('gzip'), await headersOf('')];
    expect(new Set(all.map(({ etag }) => etag)).size).toBe(3);
    expect(all.map(({ vary }) => vary)).toEqual(Array(3).fill('Accept-Encoding'));
    expect(all.map((headers) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined]);
    const font = (await rawGet(lobby, '/assets/font-AbCdEf12.woff2', { 'Accept-Encoding': 'br' }))
      .headers;
    expect([font['content-encoding'], font.vary]).toEqual([undefined, undefined]);
  });

  it('comes whole to those who ask for a part', async () => {
    const lobby = await lobbyWithGame();
    const path = '/assets/index-BxYz12_-.js';
    const part = { Range: 'bytes=5-9', 'Accept-Encoding': 'br' };
    const { status, headers, body } = await rawGet(lobby, path, part);
    expect([status, headers['accept-ranges']]).toEqual([200, 'none']);
    expect(brotliDecompressSync(body).toString()).toBe(script);
  });

  it.each([
    ['as the build has compressed it', packedScript, true],
    ['not as the build has compressed something else', brotliCompressSync('other'), false],
    ['not as what is no brotli', Buffer.from('no brotli'), false],
  ])('is sent %s', async (_, packed, isSent) => {
    const lobby = await lobbyWithGame({ 'assets/index-BxYz12_-.js.br': packed });
    const path = '/assets/index-BxYz12_-.js';
    const { headers, body } = await rawGet(lobby, path, { 'Accept-Encoding': 'br' });
    expect(headers['content-encoding']).toBe('br');
    expect(body.equals(packed)).toBe(isSent);
    expect(brotliDecompressSync(body).toString()).toBe(script);
    expect((await rawGet(lobby, `${path}.br`)).status).toBe(404);
  });

  it('is not sent again unchanged, and HEAD sends no body', async () => {
    const lobby = await lobbyWithGame();
    const { headers } = await rawGet(lobby, '/');
    const again = await rawGet(lobby, '/', { 'If-None-Match': String(headers.etag) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    const head = await rawGet(lobby, '/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
  });

  it.each([
    ['/../secret.txt'],
    ['/..%2fsecret.txt'],
    ['/%2e%2e/secret.txt'],
    ['/assets/../../secret.txt'],
    ['//secret.txt'],
    ['/assets'],
    ['/assets/'],
    ['/index.html/'],
    ['/..\\secret.txt'],
    ['/index.html%00'],
    ['/__proto__'],
    ['/nothing'],
    ['http://127.0.0.1/../secret.txt'],
  ])('%s names no file', async (path) => {
    const { status, body } = await rawGet(await lobbyWithGame(), path);
    expect(status).toBe(404);
    expect(body.toString()).toBe('Not found');
  });

  it('says so when it is not built', async () => {
    const { status, body } = await rawGet(await openLobby(), '/');
    expect(status).toBe(404);
    expect(body.toString()).toContain('not built');
  });
});

describe('methods', () => {
  it.each([
    ['PUT', '/v1/create', 'POST'],
    ['GET', '/v1/create', 'POST'],
    ['DELETE', '/v1/join', 'POST'],
    ['OPTIONS', '/v1/quick', 'POST'],
    ['POST', '/v1/rooms', 'GET, HEAD'],
    ['POST', '/', 'GET, HEAD'],
    ['TRACE', '/healthz', 'GET, HEAD'],
  ])('%s %s is answered with what is allowed', async (method, path, allow) => {
    const { status, headers } = await rawGet(await openLobby(), path, {}, method);
    expect(status).toBe(405);
    expect(headers.allow).toBe(allow);
  });
});

describe('an address', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['garbage'.repeat(100), 'garbage'.repeat(100).slice(0, 64)],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
