// Where the page starts: the menu at once, everything heavier when it is wanted. The one file of
// the
// game that reads a clock.
import { loadLobbyRoom } from './net/lobby-client.ts';
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
keepName(name);
refuseStrayFiles(window);

mountUi(document.querySelector<HTMLElement>('#ui')!, model, {
  ...createMenuActions(app, model),
  ...createRoomActions(() => app.play),
  ...createPitchActions(app, model),
});

// Documented in docs/diagnostics.md; for bug reports and tests.
Object.defineProperty(window, 'kickabout', {
  value: {
    diagnostics: () => app.diagnostics(),
    checksumAt: (tick: number) => app.checksumAt(tick),
  },
});

addEventListener('hashchange', () => {
  const { code } = readPageOptions(location);
  if (code === app.play?.room.lobby.code) return;
  if (code === '') {
    app.restoreAddress();
    return;
  }
  // Another room in the address of a running one: the page starts over there, as with any link.
  if (app.play !== undefined) location.reload();
  else void app.enterByCode(code);
});
if (page.code !== '') void app.enterByCode(page.code);
// Whoever reads the menu first has the way into a room loaded by the time of the click.
else addEventListener('load', () => void loadLobbyRoom(), { once: true });
