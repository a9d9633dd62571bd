// What goes wrong for one player ends in a clear sentence for that player and in nothing else.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LobbyClient } from '../../game/net/lobby-client.ts';
import { ROOM_MEMBERS_MAX } from '../../shared/protocol/lobby-limits.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, joinByCode, makeRoom, openGame, untilInRoom } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('bad input in the browser', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;

  beforeAll(async () => {
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  it('a wrong code is told apart from a broken lobby', async () => {
    const player = await openGame(browser, lobby.url, 'Tiko');
    await joinByCode(player, 'ZZZZ');
    await player.page.getByRole('dialog', { name: 'No room with that code' }).waitFor();
    await player.page.getByRole('button', { name: 'Back to the menu' }).click();
    await player.page.getByRole('button', { name: 'Play now' }).waitFor();
    expect(player.errors).toEqual([]);
  });

  it('a full room is said to be full, and nobody in it notices', async () => {
    const client = new LobbyClient({ baseUrl: lobby.url });
    const entry = { name: 'Guest', protocolVersion: PROTOCOL_VERSION };
    const first = await client.create(entry);
    if (!first.ok) throw new Error(first.message);
    const members = [first.room];
    while (members.length < ROOM_MEMBERS_MAX) {
      const one = await client.join(first.room.code, entry);
      if (!one.ok) throw new Error(one.message);
      members.push(one.room);
    }
    const player = await openGame(browser, lobby.url, 'Tiko');
    await joinByCode(player, first.room.code);
    await player.page.getByRole('dialog', { name: 'This room is full' }).waitFor();
    expect(members.every(({ status }) => status === 'open')).toBe(true);
    expect(player.errors).toEqual([]);
    for (const member of members) member.leave();
  });

  it('a lobby that is down is said to be out of reach, and works after a retry', async () => {
    const player = await openGame(browser, lobby.url, 'Tiko');
    await lobby.kill();
    await player.page.getByRole('button', { name: 'Make a room' }).click();
    const dialog = player.page.getByRole('dialog', { name: 'The lobby is out of reach' });
    await dialog.waitFor();
    await lobby.restart();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    expect(await untilInRoom(player)).toMatch(/^\w{4}$/);
  });

  it('a browser without WebRTC is told so before it takes a seat', async () => {
    const { page } = await browser.openPage();
    await page.addInitScript(() => Reflect.deleteProperty(window, 'RTCPeerConnection'));
    await page.goto(`${lobby.url}/?name=Tiko`);
    await page.getByRole('button', { name: 'Play now' }).click();
    await page.getByRole('dialog', { name: 'Your browser blocks WebRTC' }).waitFor();
  });

  it('a name of 10,000 characters or with markup is a short and harmless name', async () => {
    const long = await openGame(browser, lobby.url, 'Tiko');
    await long.page.getByRole('textbox', { name: 'Your name' }).fill('x'.repeat(10_000));
    const code = await makeRoom(long);
    const marked = await openGame(browser, lobby.url, '<img src=x onerror=alert(1)>', { code });
    await untilInRoom(marked);
    for (const player of [long, marked]) {
      await until('the other one’s name', async () => {
        const { peers } = await diagnostics(player);
        return peers.length === 1 && peers[0].name !== '';
      });
    }
    const [peer] = (await diagnostics(long)).peers;
    expect(peer.name).toBe('<img src=x onerror=a');
    expect((await diagnostics(marked)).peers[0].name).toBe('x'.repeat(20));
    await long.page.getByText(peer.name).first().waitFor();
    expect(await long.page.locator('img[src="x"]').count()).toBe(0);
    expect([...long.errors, ...marked.errors]).toEqual([]);
  });
});
