// L1, L3 and L18 as an operator meets them: the process, what it prints, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { LobbyClient } from '../../game/net/lobby-client.ts';
import { findFreePort } from '../support/free-port.ts';
import { until } from '../support/until.ts';
import { enteringAs, eventOf, playerOf } from './lobby-fixture.ts';

type LobbyProgram = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<number | null>;
};

const children: ChildProcess[] = [];
const home = mkdtempSync(join(tmpdir(), 'kickabout-'));
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

function runLobby(port: number, environment: Record<string, string> = {}): LobbyProgram {
  const child = spawn(process.execPath, ['--import', 'tsx', 'lobby-server/main.ts'], {
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    env: { ...process.env, HOME: home, HOST: '127.0.0.1', PORT: String(port), ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, out: () => out, err: () => err, ended };
}

const isUp = (program: LobbyProgram) => until('the first line', () => program.out().includes('\n'));

describe('the lobby process', () => {
  it('prints one line, is forgiven a kill -9, and ends on SIGTERM', async () => {
    const port = await findFreePort();
    const first = runLobby(port);
    await isUp(first);
    expect(first.out()).toBe(`Kickabout is at http://localhost:${port}/\n`);
    const client = new LobbyClient({ baseUrl: `http://127.0.0.1:${port}`, random: () => 1 });
    const ann = await playerOf(client.create(enteringAs('Ann')));
    const bob = await playerOf(client.join(ann.room.code, enteringAs('Bob')));

    first.child.kill('SIGKILL');
    await eventOf(ann, 'status', { status: 'down' });
    const second = runLobby(port);
    await isUp(second);
    await eventOf(ann, 'status', { status: 'open' });
    await eventOf(bob, 'status', { status: 'open' });
    expect([ann.room.playerId, bob.room.playerId]).toEqual([1, 2]);
    bob.room.signal(1, 'again');
    await eventOf(ann, 'signal', { from: 2, body: 'again' });

    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    await eventOf(ann, 'status', { status: 'down' });
    expect(second.out()).toBe(first.out());
    expect(first.err() + second.err()).toBe('');
  });

  it('says which port is taken and ends with 1', async () => {
    const port = await findFreePort();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    const program = runLobby(port);
    expect(await program.ended).toBe(1);
    expect(program.out()).toBe('');
    expect(program.err()).toBe(
      `Port ${port} is taken by another program. Choose one with PORT=${port + 1}.\n`,
    );
    other.close();
  });

  it('does not start with TURN servers that nobody could use, and says why', async () => {
    const turn = { TURN_URLS: 'turn:t.example', TURN_SECRET: 'a secret of this operator' };
    for (const [environment, sentence] of [
      [{ ...turn, TURN_URLS: `turn:${'x'.repeat(400)}` }, 'TURN_URLS: '],
      [{ ...turn, TURN_SECRET: '' }, 'TURN_URLS needs TURN_SECRET'],
      [{ TURN_URLS: turn.TURN_URLS, TURN_SECRET_FILE: join(home, 'none') }, 'TURN_SECRET_FILE'],
    ] as const) {
      const program = runLobby(0, environment);
      expect(await program.ended).toBe(1);
      expect(program.err()).toContain(sentence);
      expect(program.err()).not.toContain(turn.TURN_SECRET);
    }
  });
});
