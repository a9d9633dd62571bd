// A player in a tab that can really be hidden: everything through expressions, as no library helps.
import type { Diagnostics } from '../support/game-page.ts';
import type { RawTab } from '../support/raw-browser.ts';
import { until } from '../support/until.ts';

/** True once the menu was there to click in. */
export const clickPlayNow = `(() => {
  const button = [...document.querySelectorAll('button')]
    .find((one) => one.textContent.includes('Play now'));
  button?.click();
  return button !== undefined;
})()`;

/** From now on `window.lobbyMessages` says how many went out. */
export const countLobbyMessages = `(() => {
  window.lobbyMessages = 0;
  const { send } = WebSocket.prototype;
  WebSocket.prototype.send = function (data) {
    window.lobbyMessages += 1;
    return send.call(this, data);
  };
})()`;

export function readTab(tab: RawTab): Promise<Diagnostics> {
  return tab.evaluate('kickabout.diagnostics()');
}

export function untilTab(
  tab: RawTab,
  what: string,
  condition: (now: Diagnostics) => boolean,
): Promise<Diagnostics> {
  return until(`the tab ${what}`, async () => {
    const now = await readTab(tab);
    return condition(now) ? now : undefined;
  });
}
