// Where the page starts: the menu at once, everything heavier when it is wanted. The one file of
// the
// game that reads a clock.
import { App } from './scenes/app.ts';
import { keepName, readName } from './scenes/kept.ts';
import { createMenuActions } from './scenes/menu-actions.ts';
import { readPageOptions } from './scenes/page-options.ts';
import { createPitchActions } from './scenes/pitch-actions.ts';
import { createRoomActions } from './scenes/room-actions.ts';
import { refuseStrayFiles } from './ui/file-drop.ts';
import { createAppModel } from './ui/model.ts';
import { mountUi } from './ui/mount.tsx';
import { cleanName, friendlyName } from './ui/player-name.ts';

const nowMs = () => performance.now();
const page = readPageOptions(location);
const name = cleanName(page.name ?? '') || cleanName(readName()) || friendlyName(Math.random());
const model = createAppModel(name);
const pitch = document.querySelector<HTMLElement>('#pitch')!;
const app = new App({ model, page, pitch, nowMs });
const ui = document.querySelector<HTMLElement>('#ui')!;
/** The self-test of docs/connections.md instead of the menu. */
const isNetworkPage = location.hash === '#network';
keepName(name);
refuseStrayFiles(window);

if (isNetworkPage) {
  void import('./scenes/network-page.tsx').then((page) => page.showNetworkPage(ui, nowMs));
} else {
  mountUi(ui, model, {
    ...createMenuActions(app, model),
    ...createRoomActions(() => app.room),
    ...createPitchActions(app, model, nowMs),
  });
}

// Documented in docs/diagnostics.md; for bug reports and tests.
Object.defineProperty(window, 'kickabout', {
  value: {
    diagnostics: () => app.diagnostics(),
    checksumAt: (tick: number) => app.checksumAt(tick),
  },
});

addEventListener('hashchange', () => {
  if (isNetworkPage || location.hash === '#network') {
    location.reload();
    return;
  }
  const { code } = readPageOptions(location);
  if (code === app.room?.lobby.code) return;
  if (code === '') {
    app.restoreAddress();
    return;
  }
  // Another room in the address of a running one: the page starts over there, as with any link.
  if (app.room !== undefined) location.reload();
  else void app.enterByCode(code);
});
if (!isNetworkPage && page.code !== '') void app.enterByCode(page.code);
