// What the browser itself says of the channels between two players (C1), read back through the
// diagnostics: inputs travel unordered and are never sent twice, everything else is reliable.
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type BrowserProcess, launchBrowser } from '../support/browser.ts';
import { diagnostics, makeRoom, openGame, untilInRoom } from '../support/game-page.ts';
import { type LobbyProcess, startLobby } from '../support/lobby-process.ts';
import { until } from '../support/until.ts';

const chromium = inject('chromium');
const path = 'path' in chromium ? chromium.path : '';

describe.skipIf(path === '')('channels in the browser', () => {
  let lobby: LobbyProcess;
  let browser: BrowserProcess;

  beforeAll(async () => {
    [lobby, browser] = await Promise.all([startLobby(), launchBrowser(path)]);
  });
  afterAll(async () => {
    await browser?.close();
    await lobby?.kill();
  });

  it('are a game channel without order or resends and a reliable control channel', async () => {
    const tiko = await openGame(browser, lobby.url, 'Tiko');
    const code = await makeRoom(tiko);
    const maren = await openGame(browser, lobby.url, 'Maren', { code });
    await untilInRoom(maren);
    const ids = await Promise.all([tiko, maren].map(async (one) => (await diagnostics(one)).me));
    for (const [i, player] of [tiko, maren].entries()) {
      await until('packets to flow', async () => {
        return (await diagnostics(player)).traffic.upPacketsPerS > 0;
      });
      const { channels } = (await diagnostics(player)) as unknown as { channels: unknown };
      const common = { peerId: ids[1 - i], negotiated: true };
      expect(channels).toEqual([
        { ...common, channel: 'game', id: 0, ordered: false, maxRetransmits: 0 },
        { ...common, channel: 'control', id: 1, ordered: true, maxRetransmits: null },
      ]);
    }
  });
});
