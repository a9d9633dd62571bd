// Where a room runs (C13 to C20): a hidden tab and a busy page cost a room in a Worker nothing, a
// room on the page hands over in time, and a Worker that fails is replaced.
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import {
  checksumsFrom,
  type Diagnostics,
  diagnostics,
  openGame,
  type Player,
  untilInRoom,
} from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { launchRawBrowser, type RawBrowser, type RawTab } from '../support/raw-browser.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

/** The page's thread is kept busy for this long. */
const blockedMs = 2000;

describe.skipIf(path === '')('where a room runs', () => {
  let lobby: LobbyProcess;
  let browsers: (BrowserProcess | RawBrowser)[] = [];

  beforeAll(async () => {
    lobby = await startLobby();
  });
  afterEach(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    browsers = [];
  });
  afterAll(() => lobby?.kill());

  const open = async (name: string, options: Parameters<typeof openGame>[3] = {}) => {
    const browser = await launchBrowser(path);
    browsers.push(browser);
    return openGame(browser, lobby.url, name, options);
  };
  /** Both in a match, the first one its host. */
  const startMatch = async (params: Readonly<Record<string, string>> = {}) => {
    const tiko = await open('Tiko', { params });
    await tiko.page.getByRole('button', { name: 'Play now' }).click();
    const code = await untilInRoom(tiko);
    const maren = await open('Maren', { code, params });
    await untilInRoom(maren);
    await untilSeated([tiko, maren]);
    return { tiko, maren };
  };
  /** The same with the host in a tab that can be hidden. */
  const startMatchInTab = async (params: Readonly<Record<string, string>> = {}) => {
    const browser = await launchRawBrowser(path);
    browsers.push(browser);
    const cheap = { renderer: 'canvas', quality: 'low', autopilot: '1', name: 'Tiko' };
    const tab = await browser.openTab(
      `${lobby.url}/?${new URLSearchParams({ ...cheap, ...params })}`,
    );
    await until('the menu', () => tab.evaluate<boolean>(clickPlayNow));
    const { roomCode } = await untilTab(tab, 'to play', (now) => now.confirmedTick > 0);
    const maren = await open('Maren', { code: roomCode });
    await untilInRoom(maren);
    await untilTab(tab, 'to see the other', ({ peers }) => peers[0]?.name === 'Maren');
    return { browser, tab, maren };
  };

  it('is a Worker, and a hidden tab keeps its ticks and the lobby', async () => {
    const { browser, tab, maren } = await startMatchInTab();
    expect([await placementOf(tab), (await diagnostics(maren)).placement]).toEqual([
      'worker',
      'worker',
    ]);
    await tab.evaluate(countLobbyMessages);
    await browser.openTab('about:blank');
    expect(await tab.evaluate('document.visibilityState')).toBe('hidden');
    const [tabBefore, before] = [await read(tab), await diagnostics(maren)];
    await untilDiagnostics(maren, 'ten seconds of ticks', (now) => {
      return now.confirmedTick > before.confirmedTick + 600;
    });
    const [tabNow, now] = [await read(tab), await diagnostics(maren)];
    expect(now).toMatchObject({ host: tabNow.me, term: before.term });
    expect(tabNow.ticks.stepped - tabBefore.ticks.stepped).toBeGreaterThan(570);
    expect(tabNow.ticks.frozen).toBe(tabBefore.ticks.frozen);
    expect(now.ticks.frozen).toBe(before.ticks.frozen);
    expect(tabNow.frames.drawn).toBe(tabBefore.frames.drawn);
    // Throttled timers would say a word a second; a host says five.
    expect(await tab.evaluate('window.lobbyMessages')).toBeGreaterThan(25);
  });

  it('goes on while the page’s thread is busy for two seconds', async () => {
    const { tiko, maren } = await startMatch();
    const [tikoBefore, before] = [await diagnostics(tiko), await diagnostics(maren)];
    await block(tiko);
    await untilDiagnostics(maren, 'the match to go on', (now) => {
      return now.confirmedTick > before.confirmedTick + 200;
    });
    const [tikoNow, now] = [await diagnostics(tiko), await diagnostics(maren)];
    console.log(`largest gap between packets: ${tikoNow.traffic.longestSendGapMs} ms`);
    expect(tikoNow.traffic.longestSendGapMs).toBeLessThan(250);
    expect(tikoNow.ticks.stepped - tikoBefore.ticks.stepped).toBeGreaterThan(115);
    expect(now).toMatchObject({ host: tikoNow.me, term: before.term });
    expect(now.ticks.frozen).toBe(before.ticks.frozen);
    const lateTicks = ({ peers }: Diagnostics) => peers[0].lateTicks;
    expect(lateTicks(now) - lateTicks(before)).toBeLessThan(30);
    expect(tiko.errors).toEqual([]);
  });

  it('is the page on request, which then feels every stall', async () => {
    const { tiko, maren } = await startMatch({ worker: '0' });
    expect((await diagnostics(tiko)).placement).toBe('page');
    const { confirmedTick } = await diagnostics(maren);
    await block(tiko);
    await untilDiagnostics(maren, 'the match to go on', (now) => {
      return now.confirmedTick > confirmedTick + 200;
    });
    const { traffic } = await diagnostics(tiko);
    expect(traffic.longestSendGapMs).toBeGreaterThan(0.9 * blockedMs);
    expect(await differingChecksums(tiko, maren)).toEqual([]);
  });

  it('on the page, a host hands over as its tab is hidden', async () => {
    const { browser, tab, maren } = await startMatchInTab({ worker: '0' });
    expect(await placementOf(tab)).toBe('page');
    const before = await diagnostics(maren);
    expect(before.host).not.toBe(before.me);
    await browser.openTab('about:blank');
    await untilDiagnostics(maren, 'the role', ({ host, me }) => host === me);
    await untilDiagnostics(maren, 'the match to go on', (now) => {
      return now.confirmedTick > before.confirmedTick + 120;
    });
    const now = await diagnostics(maren);
    expect(now.migrations.at(-1)).toMatchObject({
      detectedBy: 'handoff',
      silentMs: 0,
      confirmedTicksLost: 0,
    });
    expect(now.ticks.frozen).toBe(before.ticks.frozen);
  });

  it.each([
    ['reloads', (player: Player) => player.page.reload()],
    ['closes', (player: Player) => player.page.close()],
    ['goes elsewhere', (player: Player) => player.page.goto('about:blank')],
  ])('a host that %s is missed at once', async (_, go) => {
    const { tiko, maren } = await startMatch();
    await go(tiko);
    await untilDiagnostics(maren, 'the role', ({ host, me }) => host === me);
    const { migrations } = await diagnostics(maren);
    console.log(`noticed by ${migrations[0].detectedBy} after ${migrations[0].silentMs} ms`);
    expect(['leave', 'channel-closed']).toContain(migrations[0].detectedBy);
    expect(migrations[0].confirmedTicksLost).toBe(0);
  });

  it('is the page where no Worker can start', async () => {
    const browser = await launchBrowser(path);
    browsers.push(browser);
    const watched = await browser.openPage();
    await watched.page.addInitScript(() => {
      window.Worker = class {
        constructor() {
          throw new Error('no Worker here');
        }
      } as unknown as typeof Worker;
    });
    await watched.page.goto(`${lobby.url}/?name=Tiko&renderer=canvas&quality=low&autopilot=1`);
    const tiko = { ...watched, browser, name: 'Tiko' };
    await tiko.page.getByRole('button', { name: 'Play now' }).click();
    await untilInRoom(tiko);
    await untilDiagnostics(tiko, 'a match', ({ confirmedTick }) => confirmedTick > 120);
    expect((await diagnostics(tiko)).placement).toBe('page');
    expect(tiko.errors).toEqual([]);
  });

  it('is the page after the Worker has died, with the same seat', async () => {
    const tiko = await open('Tiko');
    await tiko.page.getByRole('button', { name: 'Play now' }).click();
    const code = await untilInRoom(tiko);
    const browser = await launchBrowser(path);
    browsers.push(browser);
    const watched = await browser.openPage();
    await watched.page.addInitScript(() => {
      const Original = window.Worker;
      window.Worker = class extends Original {
        constructor(...options: ConstructorParameters<typeof Worker>) {
          super(...options);
          (window as unknown as { lastWorker: Worker }).lastWorker = this;
        }
      };
    });
    await watched.page.goto(
      `${lobby.url}/?name=Maren&renderer=canvas&quality=low&autopilot=1#${code}`,
    );
    const maren = { ...watched, browser, name: 'Maren' };
    await untilSeated([tiko, maren]);
    const before = await diagnostics(maren);
    expect(before.placement).toBe('worker');
    await maren.page.evaluate(() =>
      (window as unknown as { lastWorker: Worker }).lastWorker.terminate(),
    );
    await untilDiagnostics(maren, 'the page to take over', (now) => {
      return now.placement === 'page' && now.confirmedTick > before.confirmedTick + 60;
    });
    await untilSeated([tiko, maren]);
    expect((await diagnostics(maren)).me).toBe(before.me);
    expect(await differingChecksums(tiko, maren)).toEqual([]);
    expect(tiko.errors).toEqual([]);
  });
});

const clickPlayNow = `(() => {
  const button = [...document.querySelectorAll('button')]
    .find((one) => one.textContent.includes('Play now'));
  button?.click();
  return button !== undefined;
})()`;

/** From now on `window.lobbyMessages` says how many went out. */
const countLobbyMessages = `(() => {
  window.lobbyMessages = 0;
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    window.lobbyMessages += 1;
    return send.call(this, data);
  };
})()`;

function read(tab: RawTab): Promise<Diagnostics> {
  return tab.evaluate('kickabout.diagnostics()');
}

async function placementOf(tab: RawTab): Promise<string> {
  return (await read(tab)).placement;
}

function untilTab(
  tab: RawTab,
  what: string,
  condition: (now: Diagnostics) => boolean,
): Promise<Diagnostics> {
  return until(`the tab ${what}`, async () => {
    const now = await read(tab);
    return condition(now) ? now : undefined;
  });
}

function untilDiagnostics(
  player: Player,
  what: string,
  condition: (now: Diagnostics) => boolean,
): Promise<boolean> {
  return until(what, async () => condition(await diagnostics(player)), { limitMs: 30_000 });
}

/** Everybody sees the others in their seats, by name and with an open link. */
async function untilSeated(players: readonly Player[]): Promise<void> {
  for (const player of players) {
    await untilDiagnostics(player, 'all seats', ({ peers }) => {
      const seated = peers.filter(({ link, name }) => link === 'open' && name !== '');
      return seated.length === players.length - 1;
    });
  }
}

/** Keeps the page's thread busy. */
function block({ page }: Player): Promise<void> {
  return page.evaluate((ms) => {
    const end = performance.now() + ms;
    while (performance.now() < end);
  }, blockedMs);
}

/** Ticks, among a second of common ones from now on, before which the states differ. */
async function differingChecksums(one: Player, other: Player): Promise<number[]> {
  const from = (await diagnostics(one)).confirmedTick;
  const [mine, theirs] = await until('a second of common ticks', async () => {
    const sums = [await checksumsFrom(one, from), await checksumsFrom(other, from)];
    const common = [...sums[0].keys()].filter((tick) => sums[1].has(tick));
    return common.length >= 60 ? sums : undefined;
  });
  return [...mine.keys()].filter((tick) => {
    return theirs.has(tick) && theirs.get(tick) !== mine.get(tick);
  });
}
