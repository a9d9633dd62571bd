// One page of a room turns hostile: garbage on both channels of every connection, on the lobby's
// socket and as signals, and raw garbage at the lobby's port. The others play on as if nothing
// were.
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LOBBY_CHANNEL, lobbyRequests } from '../../shared/protocol/lobby-messages.ts';
import { createRandom, type Random, wholeBetween } from '../simulator/random.ts';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import {
  checksumsFrom,
  choose,
  diagnostics,
  makeRoom,
  openGame,
  type Player,
  untilInRoom,
} from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';
import { installHostilePage } from './hostile-page.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';
const seed = Number(process.env.SEED ?? 20_261_122);
const random = createRandom(seed);

/** How long each kind of garbage is sent: 2.5 s, 200 messages a second and channel. */
const attackMs = 2500;
/** Bytes that Colyseus puts before a message of ours: its code for bytes, our message type. */
const framePrefix = [17, LOBBY_CHANNEL];

describe.skipIf(path === '')(`garbage from a member of the room (SEED=${seed})`, () => {
  let lobby: LobbyProcess;
  let browsers: BrowserProcess[] = [];
  let victims: Player[] = [];
  let hostile: Player;

  beforeAll(async () => {
    lobby = await startLobby();
    browsers = await Promise.all([launchBrowser(path), launchBrowser(path)]);
    const tiko = await openGame(browsers[0], lobby.url, 'Tiko');
    const code = await makeRoom(tiko);
    const maren = await openGame(browsers[0], lobby.url, 'Maren', { code });
    await untilInRoom(maren);
    victims = [tiko, maren];
    await choose(tiko, 'Goals to win', '∞');
    await choose(tiko, 'Minutes', '∞');
    // Its channels stay on the page, where the test gets at them.
    const address = `${lobby.url}/?name=Grim&autopilot=1&worker=0#${code}`;
    hostile = await openHostile(browsers[1], address);
    await untilLinked(victims, 2);
    await tiko.page.getByRole('button', { name: /^Start match/ }).click();
    await until('the match', () => maren.page.getByRole('timer').isVisible());
  });
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    await lobby?.kill();
  });

  /** The victims see one match during and after `attack`, without a frozen tick or an error. */
  const playOnDuring = async (attack: () => Promise<unknown>) => {
    await untilLinked(victims, 2);
    const before = await Promise.all(victims.map(diagnostics));
    const sums = victims.map(() => new Map<number, number>());
    let isOver = false;
    const attacking = attack().finally(() => {
      isOver = true;
    });
    const enough = before[0].confirmedTick + 240;
    await until(
      'the end of the attack, and the match to go on',
      async () => {
        for (const [i, victim] of victims.entries()) {
          const newest = Math.max(before[i].confirmedTick, ...sums[i].keys());
          for (const [tick, sum] of await checksumsFrom(victim, newest + 1)) sums[i].set(tick, sum);
        }
        return isOver && sums.every((one) => Math.max(0, ...one.keys()) > enough);
      },
      { limitMs: 60_000, everyMs: 250 },
    );
    await attacking;
    const common = [...sums[0].keys()].filter((tick) => sums[1].has(tick));
    expect(common.length).toBeGreaterThan(200);
    expect(common.filter((tick) => sums[0].get(tick) !== sums[1].get(tick))).toEqual([]);
    const faults: number[] = [];
    for (const [i, victim] of victims.entries()) {
      const now = await diagnostics(victim);
      expect(now.ticks.frozen).toBe(before[i].ticks.frozen);
      expect(linkTo(now, before[1 - i].me)).toBe('open');
      expect(victim.errors).toEqual([]);
      faults.push(faultsOf(now) - faultsOf(before[i]));
    }
    return faults;
  };

  it.each(['game', 'control'] as const)(
    'random bytes, of any size and type, on %s',
    async (channel) => {
      const faults = await playOnDuring(() => sendGarbage(hostile, channel, attackMs));
      for (const count of faults) expect(count).toBeGreaterThan(8);
    },
  );

  it.each(['game', 'control'] as const)('replays of old messages on %s', async (channel) => {
    let sent = 0;
    await playOnDuring(async () => {
      sent = await sendReplays(hostile, channel, attackMs);
    });
    expect(sent).toBeGreaterThan(100);
  });

  it('signals that are none, through the lobby', async () => {
    const ids = await Promise.all(victims.map(async (one) => (await diagnostics(one)).me));
    const frames = ids.flatMap((to) =>
      garbageSignals(random).map((body) => [
        ...framePrefix,
        ...lobbyRequests.encode({ kind: 'send-signal', to, body }),
      ]),
    );
    const faults = await playOnDuring(() => sendToLobby(hostile, frames, 60));
    for (const count of faults) expect(count).toBeGreaterThan(8);
  });

  it('garbage on the socket of the lobby', async () => {
    const frames = Array.from({ length: 200 }, (_, i) => {
      const bytes = randomBytes(random, wholeBetween(random, 0, i % 50 === 0 ? 20_000 : 100));
      return i % 2 === 0 ? bytes : [...framePrefix, ...bytes];
    });
    await playOnDuring(() => sendToLobby(hostile, frames, 20));
    expect((await fetch(`${lobby.url}/healthz`)).status).toBe(200);
  });

  it('garbage at the port of the lobby', async () => {
    await playOnDuring(async () => {
      for (let i = 0; i < 40; i++)
        await Promise.all(Array.from({ length: 5 }, () => knock(lobby.url, random)));
    });
    expect((await fetch(`${lobby.url}/healthz`)).status).toBe(200);
    for (const victim of victims)
      expect(await victim.page.getByText(/invitations are paused/i).isVisible()).toBe(false);
  });
});

async function openHostile(browser: BrowserProcess, address: string): Promise<Player> {
  const watched = await browser.openPage();
  await watched.page.addInitScript(installHostilePage);
  await watched.page.goto(`${address.replace('#', '&renderer=canvas&quality=low#')}`);
  const player = { ...watched, browser, name: 'Grim' };
  await untilInRoom(player);
  return player;
}

async function untilLinked(players: readonly Player[], count: number): Promise<void> {
  for (const player of players)
    await until(`${player.name} to have ${count} links`, async () => {
      const { peers } = await diagnostics(player);
      return peers.filter(({ link }) => link === 'open').length >= count;
    });
}

type Facts = Awaited<ReturnType<typeof diagnostics>>;

function linkTo({ peers }: Facts, playerId: number): string | undefined {
  return peers.find((one) => one.playerId === playerId)?.link;
}

function faultsOf(facts: Facts): number {
  return facts.faults.badMessages;
}

/** Every 5 ms on each open channel: noise, text, emptiness, and far too much. */
function sendGarbage({ page }: Player, channel: 'game' | 'control', ms: number): Promise<void> {
  return page.evaluate(
    async ([label, forMs]) => {
      const noise = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
      const makers = [
        () => noise(Math.floor(Math.random() * 200)),
        () => 'not a message',
        () => JSON.stringify({ kind: 'frame', term: 9 }),
        () => new Uint8Array(0),
        () => noise(1151),
        () => noise(8193),
        () => noise(60_000),
        () => Uint8Array.from([0xdd, 0xff, 0xff, 0xff, 0xff]),
        () => Uint8Array.from([0x91, 1]),
      ];
      const end = performance.now() + forMs;
      for (let i = 0; performance.now() < end; i++) {
        for (const one of window.hostilePage.channelsOf(label)) {
          if (one.bufferedAmount < 200_000) one.send(makers[i % makers.length]() as string);
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
    [channel, ms] as const,
  );
}

/** What the page sent or got before, again and again, to everybody. */
function sendReplays({ page }: Player, channel: 'game' | 'control', ms: number): Promise<number> {
  return page.evaluate(
    async ([label, forMs]) => {
      const old = window.hostilePage.seen[label].slice();
      let sent = 0;
      const end = performance.now() + forMs;
      while (performance.now() < end) {
        for (const one of window.hostilePage.channelsOf(label)) {
          if (one.bufferedAmount > 100_000 || old.length === 0) continue;
          one.send(old[sent % old.length]);
          sent += 1;
        }
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return sent;
    },
    [channel, ms] as const,
  );
}

/** Frames straight into the lobby socket, on a new one whenever the lobby has closed the last. */
async function sendToLobby(
  { page }: Player,
  frames: readonly number[][],
  everyMs: number,
): Promise<void> {
  await page.evaluate(
    async ([all, pauseMs]) => {
      for (const frame of all) {
        window.hostilePage.socket()?.send(Uint8Array.from(frame));
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    },
    [frames, everyMs] as const,
  );
}

function garbageSignals(chance: Random): string[] {
  const sdp = 'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\nthis is no description\r\n';
  const noise = () => String.fromCharCode(...randomBytes(chance, 200));
  return [
    ...['', 'null', '{}', '[]', '[1]', '[[[[', '"x"', '1e999', '[1,1,1,1,"offer",1]'],
    ...[noise(), noise(), noise(), 'x'.repeat(11_000)],
    JSON.stringify([1, 5, 0, 0, 'offer', sdp]),
    JSON.stringify([1, 5, 0, 70_000, 'offer', sdp]),
    JSON.stringify([1, 5, 6, 1, 'answer', sdp]),
    JSON.stringify([2, 5, 0, 1, [['candidate:nonsense', '0']]]),
    JSON.stringify([2, 5, 0, 1, Array(13).fill(['candidate:1', '0'])]),
  ];
}

function randomBytes(chance: Random, length: number): number[] {
  return Array.from({ length }, () => wholeBetween(chance, 0, 255));
}

/** A connection that says something that is no request, or half of one, and goes. */
function knock(url: string, chance: Random): Promise<void> {
  const { hostname, port } = new URL(url);
  const openings = [
    '',
    'GET / HTTP/1.1\r\n',
    'POST /v1/join HTTP/1.1\r\nHost: x\r\nContent-Length: 99999\r\n\r\n{',
    'GET /v1/socket/x/AAAA?sessionId=y HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\n\r\n',
    `GET /${'a'.repeat(9000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    'BREW /pot HTTP/9\r\n\r\n',
  ];
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', () => resolve());
    socket.on('close', () => resolve());
    socket.setTimeout(200, () => socket.destroy());
    socket.write(openings[wholeBetween(chance, 0, openings.length - 1)]);
    socket.write(Buffer.from(randomBytes(chance, wholeBetween(chance, 0, 300))));
    socket.end();
  });
}
