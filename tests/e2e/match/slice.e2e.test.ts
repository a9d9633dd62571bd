// The main job from end to end in real Chromium: join in every way, play, lose hosts and the lobby.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../../support/browser.ts';
import { compareChecksums } from '../../support/compare-checksums.ts';
import {
  choose,
  type Diagnostics,
  diagnostics,
  hostOf,
  joinByCode,
  makeRoom,
  openGame,
  type Player,
  scoreboard,
  untilInRoom,
} from '../../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../../support/lobby-process.ts';
import { until } from '../../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

/** How long a match is played and compared: 60 s of ticks. */
const comparedTicks = 3_600;

describe.skipIf(path === '')('three people in three browsers', () => {
  let lobby: LobbyProcess;
  let browsers: BrowserProcess[] = [];

  beforeAll(async () => {
    lobby = await startLobby();
  });
  afterEach(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    browsers = [];
  });
  afterAll(() => lobby?.kill());

  const launch = async (): Promise<BrowserProcess> => {
    const browser = await launchBrowser(path);
    browsers.push(browser);
    return browser;
  };
  const open = async (name: string, code = '') =>
    openGame(await launch(), lobby.url, name, { code });

  /** Two in a room without an end to the match; the rest of the places are for bots. */
  const startMatchOfTwo = async () => {
    const tiko = await open('Tiko');
    const code = await makeRoom(tiko);
    const maren = await open('Maren', code);
    await untilInRoom(maren);
    await choose(tiko, 'Goals to win', '∞');
    await choose(tiko, 'Minutes', '∞');
    await choose(tiko, 'Fill with bots', 'On');
    await untilLinked([tiko, maren]);
    await sitDown(tiko, 'Marigold');
    await sitDown(maren, 'Ink');
    await tiko.page.getByRole('button', { name: /^Start match/ }).click();
    await untilPlaying([tiko, maren]);
    return { tiko, maren, code };
  };
  const startMatchOfThree = async () => {
    const { tiko, maren, code } = await startMatchOfTwo();
    const luca = await open('Luca');
    await joinByCode(luca, code);
    await untilInRoom(luca);
    await untilLinked([tiko, maren, luca]);
    await untilPlaying([luca]);
    return { players: [tiko, maren, luca], code };
  };

  it('(a) create, join by link and by code, and see the same match for 60 s', async () => {
    const { players } = await startMatchOfThree();
    const signalsBefore = await lobbyStats(lobby);
    const seen = await compareChecksums(players, comparedTicks);
    expect(seen.differing).toEqual([]);
    expect(seen.common).toBeGreaterThan(0.9 * comparedTicks);

    const stats = await lobbyStats(lobby);
    expect(stats.inputs).toEqual({ messages: 0, bytes: 0 });
    expect(stats.signals).toEqual(signalsBefore.signals);
    for (const player of players) {
      const { traffic, peers, ticks } = await diagnostics(player);
      expect(peers.map(({ link }) => link)).toEqual(['open', 'open']);
      expect(traffic.upPacketsPerS).toBeGreaterThan(0);
      expect(ticks.frozen).toBe(0);
      expect(player.errors).toEqual([]);
    }
  });

  it('(b, c) the host is killed, then the next one, and nobody sees a frozen frame', async () => {
    const { players } = await startMatchOfThree();

    const two = await killHost(players);
    const [first, second] = await Promise.all(two.map(diagnostics));
    expect(first.host).toBe(second.host);

    const [last] = await killHost(two);
    const before = await diagnostics(last);
    await untilDiagnostics(last, 'the match to go on alone', (now) => {
      return now.confirmedTick > before.confirmedTick + 300;
    });
    expect((await diagnostics(last)).host).toBe((await diagnostics(last)).me);
    expect(last.errors).toEqual([]);
  });

  it('(d) the host leaves by button, without a gap in confirmed ticks', async () => {
    const { players } = await startMatchOfThree();
    const leaving = await hostOf(players);
    const staying = players.filter((player) => player !== leaving);
    const before = await Promise.all(staying.map(diagnostics));
    await leaving.page.getByRole('button', { name: 'Menu' }).click();
    await leaving.page.getByRole('button', { name: 'Leave match' }).click();
    await until('the menu', () =>
      leaving.page.getByRole('button', { name: 'Play now' }).isVisible(),
    );

    const fromTick = before[0].confirmedTick;
    const seen = await compareChecksums(staying, 240, fromTick);
    expect(seen.differing).toEqual([]);
    expect(seen.missing).toEqual([]);
    for (const [i, player] of staying.entries()) {
      const now = await diagnostics(player);
      expect(now.term).toBeGreaterThan(before[i].term);
      expect(now.ticks.frozen).toBe(before[i].ticks.frozen);
      expect(now.migrations.at(-1)).toMatchObject({ confirmedTicksLost: 0 });
      expect(player.errors).toEqual([]);
    }
  });

  it('(e) the lobby is killed during a match and comes back', async () => {
    const { tiko, maren, code } = await startMatchOfTwo();
    await lobby.kill();
    try {
      for (const player of [tiko, maren]) {
        await until('word of it', () =>
          player.page.getByText(/invitations are paused/i).isVisible(),
        );
        const before = await diagnostics(player);
        await untilDiagnostics(player, 'the match to go on', (now) => {
          return now.confirmedTick > before.confirmedTick + 300;
        });
        expect((await diagnostics(player)).ticks.frozen).toBe(before.ticks.frozen);
      }
    } finally {
      await lobby.restart();
    }
    // At once, before the members need be back: the lobby waits for them (L9).
    const luca = await open('Luca', code);
    await untilInRoom(luca);
    await untilLinked([tiko, maren, luca]);
    expect((await compareChecksums([tiko, maren, luca], 240)).differing).toEqual([]);
  });

  it('(f) a refresh in mid-match returns to the same seat', async () => {
    const { tiko, maren } = await startMatchOfTwo();
    // The guest, then the host, then that one again as a guest: the links are dialled differently.
    for (const [refreshing, staying] of [
      [maren, tiko],
      [tiko, maren],
      [tiko, maren],
    ]) {
      const before = await diagnostics(refreshing);
      await refreshing.page.reload();
      await untilInRoom(refreshing);
      await untilPlaying([refreshing]);
      await untilLinked([tiko, maren]);
      const after = await diagnostics(refreshing);
      expect(after).toMatchObject({ roomCode: before.roomCode, me: before.me });
      await untilDiagnostics(staying, 'the same seat', ({ peers }) => {
        return peers.length === 1 && peers[0].name === refreshing.name;
      });
      expect((await diagnostics(staying)).peers[0].playerId).toBe(before.me);
      expect((await compareChecksums([tiko, maren], 240)).differing).toEqual([]);
    }
  });
});

async function sitDown(player: Player, team: string): Promise<void> {
  const join = player.page.getByRole('button', { name: `Join ${team}` });
  if (await join.isVisible()) await join.click();
}

function untilDiagnostics(
  player: Player,
  what: string,
  condition: (now: Diagnostics) => boolean,
  limitMs = 30_000,
): Promise<boolean> {
  return until(what, async () => condition(await diagnostics(player)), { limitMs });
}

/** Everybody has an open link to everybody else. */
async function untilLinked(players: readonly Player[]): Promise<void> {
  for (const player of players) {
    await untilDiagnostics(player, `${player.name} to have all links`, ({ peers }) => {
      return peers.filter(({ link }) => link === 'open').length === players.length - 1;
    });
  }
}

/** The match is on the screen and the confirmed tick moves. */
async function untilPlaying(players: readonly Player[]): Promise<void> {
  for (const player of players) {
    await until(`${player.name} to see the match`, () =>
      player.page.getByRole('timer').isVisible(),
    );
    const { confirmedTick } = await diagnostics(player);
    await untilDiagnostics(player, 'ticks to be confirmed', (now) => {
      return now.confirmedTick > confirmedTick + 30;
    });
  }
}

/** Kills the host's browser with signal 9; returns the survivors once they follow another. */
async function killHost(players: readonly Player[]): Promise<Player[]> {
  const killed = await hostOf(players);
  const survivors = players.filter((player) => player !== killed);
  const { me: killedId } = await diagnostics(killed);
  const before = await Promise.all(survivors.map(diagnostics));
  const [boardBefore] = await Promise.all(survivors.map(scoreboard));
  // A notice stays for four seconds, so the test looks out for it from the start.
  const notices = survivors.map(({ page }) =>
    page
      .locator('.notices')
      .getByText(/ left\. (You are|\w+ is) hosting now\.$/)
      .waitFor({ timeout: 20_000 }),
  );
  await killed.browser.kill();
  await Promise.all(notices);
  for (const [i, player] of survivors.entries()) {
    await untilDiagnostics(player, 'a new host and newly confirmed ticks', (now) => {
      const isNewTerm = now.term > before[i].term && now.host !== killedId;
      return isNewTerm && now.confirmedTick > before[i].confirmedTick + 120;
    });
    const now = await diagnostics(player);
    expect(now.ticks.frozen).toBe(before[i].ticks.frozen);
    expect(now.migrations.at(-1)).toMatchObject({ from: killedId, confirmedTicksLost: 0 });
    // The clock stands still after a goal and before a kick-off.
    const board = await until('the clock to go on', async () => {
      const seen = await scoreboard(player);
      return seen.clockS > boardBefore.clockS ? seen : undefined;
    });
    expect(board.goals[0]).toBeGreaterThanOrEqual(boardBefore.goals[0]);
    expect(board.goals[1]).toBeGreaterThanOrEqual(boardBefore.goals[1]);
  }
  return survivors;
}

type Traffic = { readonly messages: number; readonly bytes: number };

async function lobbyStats(
  lobby: LobbyProcess,
): Promise<{ readonly inputs: Traffic; readonly signals: Traffic }> {
  return (await fetch(`${lobby.url}/v1/stats`)).json();
}
