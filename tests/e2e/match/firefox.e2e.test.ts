// T12: Chromium and Firefox in one room, each of them once as its host: one match to the last bit,
// and the other goes on when the host is killed.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../../support/browser.ts';
import { compareChecksums } from '../../support/compare-checksums.ts';
import { provideFirefox } from '../../support/firefox.ts';
import { type FirefoxPage, openFirefox } from '../../support/firefox-page.ts';
import {
  diagnostics,
  gameAddress,
  makeRoom,
  openGame,
  type Player,
  type Scripted,
  untilInRoom,
} from '../../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../../support/lobby-process.ts';
import { until } from '../../support/until.ts';

const chromium = inject('chromium');
const firefox = provideFirefox();
const paths = 'path' in chromium && 'path' in firefox ? [chromium.path, firefox.path] : undefined;
if ('reason' in firefox) console.warn(`Matches with Firefox are skipped: ${firefox.reason}.`);

/** Six seconds. */
const comparedTicks = 360;

describe.skipIf(paths === undefined)('Chromium and Firefox in one room', () => {
  const [chromiumPath, firefoxPath] = paths ?? ['', ''];
  let lobby: LobbyProcess;
  let browser: BrowserProcess | undefined;
  let fox: FirefoxPage | undefined;

  beforeAll(async () => {
    lobby = await startLobby();
  });
  afterEach(async () => {
    await Promise.all([browser?.close(), fox?.close()]);
    [browser, fox] = [undefined, undefined];
  });
  afterAll(() => lobby?.kill());

  const openChromium = async (code?: string): Promise<Player> => {
    browser = await launchBrowser(chromiumPath);
    return openGame(browser, lobby.url, 'Tiko', { code });
  };
  const openFox = async (code?: string): Promise<FirefoxPage> => {
    fox = await openFirefox(firefoxPath, gameAddress(lobby.url, 'Maren', { code }));
    return fox;
  };
  const untilPlaying = (player: Scripted) =>
    until('a match between two', async () => {
      const { picture, peers } = await diagnostics(player);
      return picture.ownDisc !== null && peers.length === 1 && peers[0].route === 'direct';
    });
  const expectOneMatch = async (players: readonly Scripted[]) => {
    for (const player of players) await untilPlaying(player);
    const { common, differing } = await compareChecksums(players, comparedTicks);
    expect(differing).toEqual([]);
    expect(common).toBeGreaterThan(0.9 * comparedTicks);
    for (const player of players) {
      const { faults, peers } = await diagnostics(player);
      expect(faults).toEqual({ badMessages: 0, forks: 0, desyncs: 0 });
      expect(peers[0]).toMatchObject({ identity: 'proven', isLinkProven: true });
    }
  };
  /** The survivor's own account of the host change, once it is over. */
  const expectNewHost = async (survivor: Scripted, lost: number) => {
    const before = await diagnostics(survivor);
    await until('the survivor to host', async () => {
      const { host, me, confirmedTick } = await diagnostics(survivor);
      return host === me && confirmedTick > before.confirmedTick + 60;
    });
    const { migrations, ticks } = await diagnostics(survivor);
    expect(migrations.at(-1)).toMatchObject({ from: lost, confirmedTicksLost: 0 });
    expect(ticks.frozen).toBe(before.ticks.frozen);
  };

  it('Chromium hosts, Firefox joins by link and goes on alone', async () => {
    const tiko = await openChromium();
    const code = await makeRoom(tiko);
    const maren = await openFox(code);
    await untilInRoom(maren);
    await tiko.page.getByRole('button', { name: /^Start match/ }).click();
    await expectOneMatch([tiko, maren]);
    const { me, host } = await diagnostics(tiko);
    expect(host).toBe(me);
    await tiko.browser.kill();
    browser = undefined;
    await expectNewHost(maren, me);
    expect([...tiko.errors, ...maren.errors]).toEqual([]);
  });

  it('Firefox hosts, Chromium joins by link and goes on alone', async () => {
    const maren = await openFox();
    await maren.click('Make a room');
    const code = await untilInRoom(maren);
    const tiko = await openChromium(code);
    await untilInRoom(tiko);
    await maren.click('Start match');
    await expectOneMatch([tiko, maren]);
    const { me, host } = await diagnostics(maren);
    expect(host).toBe(me);
    await maren.kill();
    fox = undefined;
    await expectNewHost(tiko, me);
    expect([...tiko.errors, ...maren.errors]).toEqual([]);
  });
});
