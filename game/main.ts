// Where the page starts: the menu at once, everything heavier when it is wanted. The one file of
// the game that reads a clock.
import { pressCue } from './audio/cue.ts';
import { createMixer } from './audio/mixer.ts';
import { createPlayerInput } from './input/player-input.ts';
import { loadLobbyRoom } from './net/lobby-client.ts';
import { createLobbyPing } from './net/lobby-ping.ts';
import { canConnectPeers } from './net/mesh.ts';
import { App } from './scenes/app.ts';
import { keepName, readName } from './scenes/kept.ts';
import { watchLastRoom } from './scenes/last-room.ts';
import { watchLobby, watchNetwork } from './scenes/lobby-watch.ts';
import { createMatchSound } from './scenes/match-sound.ts';
import { createMenuActions } from './scenes/menu-actions.ts';
import { removeServiceWorker, startServiceWorker } from './scenes/newer-version.ts';
import { readPageOptions } from './scenes/page-options.ts';
import { createPitchActions } from './scenes/pitch-actions.ts';
import { createReportActions } from './scenes/report-actions.ts';
import { createRoomActions } from './scenes/room-actions.ts';
import { createShareActions } from './scenes/share-actions.ts';
import { createSettingsStore } from './settings/settings-store.ts';
import { applyAppearance } from './ui/appearance.ts';
import { refuseStrayFiles } from './ui/file-drop.ts';
import { titleHosting } from './ui/host-watch.ts';
import { createAppModel, isCovered, isOnPitch } from './ui/model.ts';
import { mountUi } from './ui/mount.tsx';
import { navigateByPad } from './ui/pad-navigation.ts';
import { answerPageKeys } from './ui/page-keys.ts';
import { cleanName, friendlyName } from './ui/player-name.ts';
import { tickOnPress } from './ui/press-sound.ts';
import { keepScreenOn } from './ui/wake-lock.ts';

/** A language that takes longer to load shows when it is there. */
const languagePatienceMs = 1500;

/** What is kept for a day without a network is fetched when the pitch has long been alive. */
const keepAfterMs = 3000;

const nowMs = () => performance.now();
const page = readPageOptions(location);
const name = cleanName(page.name ?? '') || cleanName(readName()) || friendlyName(Math.random());
const model = createAppModel(name);
const pitch = document.querySelector<HTMLElement>('#pitch')!;
const settings = createSettingsStore(() => localStorage);
const input = createPlayerInput({
  target: window,
  navigator,
  isPlaying: () => isOnPitch(model) && !isCovered(model),
  isCovered: () => isCovered(model),
  wake: () => app.backdrop.wake(),
  settings: settings.settings,
  firstDevice: matchMedia('(hover: none) and (pointer: coarse)').matches ? 'touch' : 'keyboard',
});
const mixer = createMixer({
  createContext: () => new AudioContext(),
  settings: settings.settings,
  random: Math.random,
  // The click that wakes the sounds is often the one that enters a room.
  later: (act) => void (window.requestIdleCallback ?? setTimeout)(act),
});
const lobbyPing = createLobbyPing({ baseUrl: location.origin, nowMs });
const app = new App({
  ...{ model, page, pitch, nowMs, input },
  settings: settings.settings,
  sound: createMatchSound(mixer),
  lobbyPing,
});
for (const type of ['pointerdown', 'pointerup', 'keydown'])
  addEventListener(type, mixer.unlock, { capture: true });
model.canConnect.value = canConnectPeers();
watchNetwork(model, window);
keepName(name);
refuseStrayFiles(window);
const ui = document.querySelector<HTMLElement>('#ui')!;
/** The self-test of docs/connections.md instead of the menu. */
const isNetworkPage = location.hash === '#network';

const actions = {
  ...createMenuActions(app, model, lobbyPing),
  ...createRoomActions(() => app.play),
  ...createPitchActions(app, model),
  ...createReportActions(app, model, navigator.userAgent),
  ...createShareActions(model, navigator),
  say: app.talk.say,
  setMuted: app.talk.setMuted,
  block: app.talk.block,
};
// In another language than English the first words wait for their chunk, but not for long.
const patience = new Promise((resume) => setTimeout(resume, languagePatienceMs));
await Promise.race([applyAppearance(settings, window), patience]);
if (isNetworkPage) {
  void import('./scenes/network-page.tsx').then((page) => page.showNetworkPage(ui, nowMs));
} else {
  navigateByPad(window, model, input, actions);
  keepScreenOn(window, model);
  titleHosting(document, model);
  answerPageKeys(document, input, settings, model);
  tickOnPress(document, () => mixer.play(pressCue));
  mountUi(ui, { model, actions, settings, input, nowMs });
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
  if (code === app.play?.room.lobby.code) return;
  if (code === '') app.stepBack();
  else app.moveTo(code);
});
if (!isNetworkPage) {
  if (page.code !== '') void app.enterByCode(page.code);
  watchLastRoom(model, () => performance.timeOrigin + nowMs());
  // A hidden page isn't painted.
  const painted = new Promise((resume) => requestAnimationFrame(() => setTimeout(resume)));
  const loaded = new Promise((resume) => addEventListener('load', resume, { once: true }));
  void Promise.race([painted, loaded]).then(loadTheRest);
}

/** The menu can be used by now. Whoever reads it first finds the rest loaded at the click. */
async function loadTheRest(): Promise<void> {
  await idle();
  watchLobby({ model, client: app.client, page: window });
  // What only a room needs takes none of the network from the pitch.
  if (page.attract) await app.backdrop.begin();
  void loadLobbyRoom();
  app.warm();
  const { serviceWorker } = navigator;
  if (!page.offline || import.meta.env.MODE !== 'production')
    await removeServiceWorker(serviceWorker);
  else {
    await new Promise((resume) => setTimeout(resume, keepAfterMs));
    await idle();
    const entry = new URL(import.meta.url).pathname;
    const versions = startServiceWorker(serviceWorker, entry, () => {
      model.isOutdated.value = true;
    });
    model.place.subscribe((place) => place === 'menu' && versions.look());
  }
}

function idle(): Promise<unknown> {
  return new Promise((resume) => (window.requestIdleCallback ?? setTimeout)(resume));
}
