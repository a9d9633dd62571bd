// A player in a real browser: opens the game, reads its diagnostics and clicks what a person
// clicks.
import type { Page } from 'playwright-core';
import type { BrowserProcess, WatchedPage } from './browser.ts';
import { until } from './until.ts';

export type Migration = {
  readonly term: number;
  readonly from: number;
  readonly to: number;
  readonly detectedBy: string;
  readonly silentMs: number;
  readonly toConfirmedMs: number;
  readonly confirmedTicksLost: number;
};

/** `window.kickabout.diagnostics()`, as docs/diagnostics.md describes it. */
export type Diagnostics = {
  readonly version: string;
  readonly placement: 'worker' | 'page';
  readonly roomCode: string;
  readonly me: number;
  readonly host: number;
  readonly term: number;
  readonly tick: number;
  readonly confirmedTick: number;
  readonly committedTick: number;
  readonly checksums: { readonly tick: number; readonly log: number; readonly state: number };
  readonly frames: { readonly drawn: number; readonly longestGapMs: number };
  readonly picture: {
    readonly renderer: string;
    readonly ownDisc: { readonly x: number; readonly y: number } | null;
    readonly shakes: number;
    readonly scraps: number;
  };
  readonly practice: 'off' | 'attract' | 'playing';
  readonly ticks: {
    readonly stepped: number;
    readonly rolledBack: number;
    readonly frozen: number;
    readonly deepestRollback: number;
    readonly late: number;
  };
  readonly entry: { readonly seatMs: number; readonly liveMs: number };
  readonly peers: readonly {
    readonly playerId: number;
    readonly name: string;
    readonly link: string;
    readonly route: 'direct' | 'player' | 'lobby' | 'none';
    readonly forwarder: number;
    readonly identity: 'asking' | 'none' | 'proven' | 'mismatch';
    readonly signs: string;
    readonly isLinkProven: boolean;
    readonly rttMs: number | null;
    readonly jitterMs: number;
    readonly lossPct: number;
    readonly lateTicks: number;
    readonly setupMs: number;
    readonly replacements: number;
  }[];
  readonly migrations: readonly Migration[];
  readonly traffic: {
    readonly upBytesPerS: number;
    readonly downBytesPerS: number;
    readonly upPacketsPerS: number;
    readonly longestSendGapMs: number;
  };
  readonly forwarded: {
    readonly packets: number;
    readonly bytes: number;
    readonly refused: number;
  };
  readonly faults: {
    readonly badMessages: number;
    readonly forks: number;
    readonly desyncs: number;
  };
};

/** What the page offers to tests and bug reports. */
type PageWindow = {
  readonly kickabout?: {
    readonly diagnostics: () => Diagnostics;
    readonly checksumAt: (tick: number) => number | null | undefined;
  };
};

/** Any page with the game, whatever drives its browser. */
export type Scripted = { readonly page: Pick<Page, 'evaluate'> };

export type GameOptions = {
  readonly code?: string | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
};

export type Player = WatchedPage & { readonly browser: BrowserProcess; readonly name: string };

/** The cheapest picture, nothing behind the menu, nothing kept, and a bot at the keys. */
const cheapAutopilot = {
  renderer: 'canvas',
  quality: 'low',
  autopilot: '1',
  attract: '0',
  offline: '0',
};

/** Opens the game in a fresh page; with a code, the link that a friend would have sent. */
export async function openGame(
  browser: BrowserProcess,
  lobbyUrl: string,
  name: string,
  { code, params }: GameOptions = {},
): Promise<Player> {
  const watched = await browser.openPage();
  await watched.page.goto(gameAddress(lobbyUrl, name, { code, params }));
  return { ...watched, browser, name };
}

/** Where such a page is. */
export function gameAddress(
  lobbyUrl: string,
  name: string,
  { code = '', params = {} }: GameOptions = {},
): string {
  const query = new URLSearchParams({ ...cheapAutopilot, name, ...params });
  return `${lobbyUrl}/?${query}${code === '' ? '' : `#${code}`}`;
}

export async function diagnostics({ page }: Scripted): Promise<Diagnostics> {
  return page.evaluate(() => (window as unknown as PageWindow).kickabout!.diagnostics());
}

/** The state's checksum at a recent confirmed tick; undefined when the page has none. */
export async function checksumAt({ page }: Scripted, tick: number): Promise<number | undefined> {
  const checksum = await page.evaluate(
    (wanted) => (window as unknown as PageWindow).kickabout!.checksumAt(wanted) ?? null,
    tick,
  );
  return checksum ?? undefined;
}

/** Checksums of the confirmed ticks from `fromTick` to the newest, by tick. */
export async function checksumsFrom(
  { page }: Scripted,
  fromTick: number,
): Promise<Map<number, number>> {
  const pairs = await page.evaluate((from) => {
    const { kickabout } = window as unknown as PageWindow;
    const found: [number, number][] = [];
    for (let tick = from; tick <= kickabout!.diagnostics().confirmedTick; tick++) {
      const checksum = kickabout!.checksumAt(tick);
      if (checksum !== null && checksum !== undefined) found.push([tick, checksum]);
    }
    return found;
  }, fromTick);
  return new Map(pairs);
}

/** Presses 'Make a room' and returns its code. */
export async function makeRoom(player: Player): Promise<string> {
  await player.page.getByRole('button', { name: 'Make a room' }).click();
  return untilInRoom(player);
}

/** Types the code into the menu. */
export async function joinByCode(player: Player, code: string): Promise<void> {
  await player.page.getByRole('textbox', { name: 'Room code' }).fill(code);
  await player.page.getByRole('button', { name: 'Join', exact: true }).click();
}

/** Waits until the player is in a room and knows its host; returns the code. */
export async function untilInRoom(player: Scripted & { name?: string }): Promise<string> {
  await until(`${player.name ?? 'the page'} to be in a room`, async () => {
    const { roomCode, me, host, confirmedTick } = await diagnostics(player);
    return roomCode !== '' && me > 0 && host > 0 && confirmedTick > 0;
  });
  return (await diagnostics(player)).roomCode;
}

/** Shows one part of the waiting room, which a small window keeps behind tabs. */
export async function openPart(
  { page }: { readonly page: Page },
  part: 'Teams' | 'Room' | 'Chat',
): Promise<void> {
  const tabs = page.getByRole('navigation', { name: 'Parts of the room' });
  if (await tabs.isVisible()) await tabs.getByRole('button', { name: part }).click();
}

/** Chooses one option of a setting in the waiting room; then the teams show again. */
export async function choose(player: Player, setting: string, option: string): Promise<void> {
  const group = player.page.getByRole('group', { name: setting });
  const radio = group.getByRole('radio', { name: option, exact: true });
  await openPart(player, 'Room');
  if (!(await radio.isChecked())) await radio.click();
  await until(`${setting} to be ${option}`, () => radio.isChecked());
  await openPart(player, 'Teams');
}

/** The player whose page says that it is the host; waits for one while the role is handed on. */
export function hostOf(players: readonly Player[]): Promise<Player> {
  return until('one of them to be the host', async () => {
    for (const player of players) {
      const { me, host } = await diagnostics(player);
      if (me === host) return player;
    }
    return undefined;
  });
}

/** Score and clock as the page shows them. */
export async function scoreboard({ page }: { readonly page: Page }): Promise<{
  readonly goals: readonly [number, number];
  readonly clockS: number;
}> {
  const goals = async (team: number) =>
    Number((await page.getByTestId(`score-${team}`).textContent())?.match(/\d+/)?.[0]);
  const clock = (await page.getByRole('timer').textContent())?.match(/(\d+):(\d+)/);
  const clockS = clock ? Number(clock[1]) * 60 + Number(clock[2]) : Number.NaN;
  return { goals: [await goals(1), await goals(2)], clockS };
}
