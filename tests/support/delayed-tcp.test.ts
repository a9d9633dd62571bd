// The far server of the benchmarks: bytes arrive whole, in order, and not before their time.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createDelayedTcp, type DelayedTcp } from './delayed-tcp.ts';

let server: Server;
let far: DelayedTcp;

async function start(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  far = await createDelayedTcp((server.address() as AddressInfo).port);
}

afterEach(async () => {
  await far.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('takes two round trips for the first answer, one of them to open the connection', async () => {
  await start((_, response) => response.end('here'));
  far.setDelay(30);
  const startedMs = performance.now();
  expect(await (await fetch(far.url)).text()).toBe('here');
  // Timers may be a millisecond early.
  expect(performance.now() - startedMs).toBeGreaterThan(4 * 30 - 5);
});

it('keeps the order of everything, both ways', async () => {
  await start((request, response) => request.pipe(response));
  far.setDelay(3);
  const bytes = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) >> 3);
  const answer = await fetch(far.url, { method: 'POST', body: bytes });
  expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
});

it('passes the end of a connection on', async () => {
  await start((request) => request.socket.destroy());
  await expect(fetch(far.url)).rejects.toThrow();
});
