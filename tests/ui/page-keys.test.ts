// Full screen and sound by key, on every screen.
import { signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { createPlayerInput } from '../../game/input/player-input.ts';
import { initialSettings } from '../../game/settings/settings.ts';
import { createSettingsStore, type SettingsStore } from '../../game/settings/settings-store.ts';
import { type AppModel, createAppModel } from '../../game/ui/model.ts';
import { answerPageKeys } from '../../game/ui/page-keys.ts';

let target: EventTarget;
let model: AppModel;
let settings: SettingsStore;
let page: {
  fullscreenEnabled: boolean;
  fullscreenElement: object | null;
  documentElement: { requestFullscreen: () => Promise<void> };
  exitFullscreen: () => Promise<void>;
};

beforeEach(() => {
  target = new EventTarget();
  model = createAppModel();
  settings = createSettingsStore(() => {
    throw new Error('nothing is kept');
  });
  page = {
    fullscreenEnabled: true,
    fullscreenElement: null,
    documentElement: {
      requestFullscreen: async () => {
        page.fullscreenElement = {};
      },
    },
    exitFullscreen: async () => {
      page.fullscreenElement = null;
    },
  };
  const input = createPlayerInput({
    target,
    navigator: {},
    isPlaying: () => false,
    settings: signal(initialSettings),
    firstDevice: 'keyboard',
  });
  answerPageKeys(page as unknown as Document, input, settings, model);
});

function tap(code: string): void {
  for (const type of ['keydown', 'keyup']) {
    const event = new Event(type, { cancelable: true });
    Object.defineProperty(event, 'code', { value: code });
    target.dispatchEvent(event);
  }
}

describe('F', () => {
  it('fills the screen and gives it back', () => {
    tap('KeyF');
    expect(page.fullscreenElement).not.toBe(null);
    tap('KeyF');
    expect(page.fullscreenElement).toBe(null);
  });

  it('does nothing where the browser has no full screen, or refuses', () => {
    page.documentElement.requestFullscreen = () => Promise.reject(new Error('no gesture'));
    tap('KeyF');
    page.fullscreenEnabled = false;
    tap('KeyF');
    expect(page.fullscreenElement).toBe(null);
  });
});

describe('M', () => {
  it('turns the sound off and on, and says so', () => {
    tap('KeyM');
    expect(settings.settings.value.isMuted).toBe(true);
    tap('KeyM');
    expect(settings.settings.value.isMuted).toBe(false);
    expect(model.notices.value.map(({ text }) => text)).toEqual(['Sound off.', 'Sound on.']);
  });
});
