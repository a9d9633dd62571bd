// Settings out of hostile data, kept or not, in and out as a file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conflictsIn } from '../../game/settings/binds.ts';
import { holdsSettings, initialSettings, readSettings } from '../../game/settings/settings.ts';
import { createSettingsStore, type SettingsStorage } from '../../game/settings/settings-store.ts';

function createStorage(kept?: string): SettingsStorage & { readonly texts: string[] } {
  const texts = kept === undefined ? [] : [kept];
  return {
    texts,
    getItem: () => texts.at(-1) ?? null,
    setItem: (_key, text) => void texts.push(text),
    removeItem: () => void texts.splice(0),
  };
}

describe('reading', () => {
  it('gives the first day for nothing, and for no record at all', () => {
    for (const value of [undefined, null, 3, 'x', [], () => 1, {}])
      expect(readSettings(value)).toEqual(initialSettings);
  });

  it('keeps what makes sense and drops the rest, setting by setting', () => {
    const value = {
      language: 'xx',
      textSizePercent: 900,
      motion: 'on',
      masterPercent: Number.NaN,
      crowdPercent: '50',
      fpsMax: 61,
      keys: { kick: ['KeyK', 'Space<script>'], up: ['KeyI', ''], left: 'KeyJ' },
      padButtons: { kick: [1, 99], up: [3, -1] },
      extra: 'x',
    };
    const settings = readSettings(value);
    expect(settings.language).toBe('auto');
    expect(settings.textSizePercent).toBe(150);
    expect(settings.motion).toBe('on');
    expect(settings.masterPercent).toBe(initialSettings.masterPercent);
    expect(settings.crowdPercent).toBe(initialSettings.crowdPercent);
    expect(settings.fpsMax).toBe(0);
    expect(settings.keys.kick).toEqual(initialSettings.keys.kick);
    expect(settings.keys.up).toEqual(['KeyI', '']);
    expect(settings.padButtons.kick).toEqual([0, 7]);
    expect(settings.padButtons.up).toEqual([3, -1]);
    expect(Object.keys(settings)).toEqual(Object.keys(initialSettings));
  });

  it('takes nothing that is inherited', () => {
    const value = JSON.parse('{"__proto__": {"language": "de", "isMuted": true}}');
    expect(readSettings(value)).toEqual(initialSettings);
    expect(readSettings(Object.create({ isMuted: true }))).toEqual(initialSettings);
    expect(holdsSettings(value)).toBe(false);
  });

  it('of anything is settings that read as themselves', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record(
        Object.fromEntries(Object.keys(initialSettings).map((name) => [name, fc.anything()])),
        { requiredKeys: [] },
      ),
    );
    fc.assert(
      fc.property(anything, (value) => {
        const settings = readSettings(value);
        expect(readSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
      }),
    );
  });
});

describe('the store', () => {
  it('saves every change and starts with it the next time', () => {
    const storage = createStorage();
    const store = createSettingsStore(() => storage);
    store.change({ isMuted: true, textSizePercent: 120 });
    expect(store.isKept.value).toBe(true);
    const again = createSettingsStore(() => storage);
    expect(again.settings.value).toEqual({
      ...initialSettings,
      isMuted: true,
      textSizePercent: 120,
    });
    again.reset();
    expect(createSettingsStore(() => storage).settings.value).toEqual(initialSettings);
  });

  it.each([
    ['no JSON', '{'],
    ['a list', '[1, 2]'],
    ['null', 'null'],
    ['a wall of text', `{"isMuted": true, "x": "${'x'.repeat(70_000)}"}`],
  ])('starts as on the first day from %s', (_what, text) => {
    expect(createSettingsStore(() => createStorage(text)).settings.value).toEqual(initialSettings);
  });

  it('goes on without storage, and says so', () => {
    const store = createSettingsStore(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    expect(store.isKept.value).toBe(false);
    store.change({ isMuted: true });
    expect(store.settings.value.isMuted).toBe(true);
    expect(store.isKept.value).toBe(false);
  });

  it('goes on with a full disk, and keeps again once there is room', () => {
    const storage = createStorage();
    let isFull = true;
    const store = createSettingsStore(() => ({
      ...storage,
      setItem: (key, text) => {
        if (isFull) throw new DOMException('full', 'QuotaExceededError');
        storage.setItem(key, text);
      },
    }));
    expect(store.isKept.value).toBe(true);
    store.change({ isMuted: true });
    expect([store.settings.value.isMuted, store.isKept.value]).toEqual([true, false]);
    isFull = false;
    store.change({ masterPercent: 10 });
    expect(store.isKept.value).toBe(true);
    expect(createSettingsStore(() => storage).settings.value.masterPercent).toBe(10);
  });

  it('gives a file that it takes back, and takes no other', () => {
    const store = createSettingsStore(() => createStorage());
    store.change({ language: 'pl', keys: { ...initialSettings.keys, kick: ['KeyK', ''] } });
    const file = store.toText();
    const other = createSettingsStore(() => createStorage());
    for (const text of ['', '{}', 'hello', '{"name": "a pitch", "bg": {}}', '[]'])
      expect(other.take(text)).toBe(false);
    expect(other.settings.value).toEqual(initialSettings);
    expect(other.take(file)).toBe(true);
    expect(other.settings.value).toEqual(store.settings.value);
  });
});

describe('conflicts', () => {
  it('names the controls that share a key', () => {
    expect(conflictsIn(initialSettings.keys).size).toBe(0);
    const keys = { ...initialSettings.keys, kick: ['KeyW', ''], left: ['', ''] } as const;
    expect([...conflictsIn(keys)]).toEqual([['KeyW', ['up', 'kick']]]);
  });

  it('one key twice for the same control is none', () => {
    const keys = { ...initialSettings.keys, kick: ['KeyK', 'KeyK'] } as const;
    expect(conflictsIn(keys).size).toBe(0);
  });
});
