// Languages: which one is chosen, that each says everything and in its own plurals, and that a
// change shows at once.
import { afterEach, describe, expect, it } from 'vitest';
import { english, type Words } from '../../game/language/english.ts';
import { createForms } from '../../game/language/forms.ts';
import {
  chooseLanguage,
  isolate,
  language,
  languageCodes,
  loadWords,
  setLanguage,
  words,
} from '../../game/language/language.ts';
import { clockAnnouncement } from '../../game/ui/clock.ts';
import { failureFor } from '../../game/ui/failure.ts';
import { hole, pieces } from '../../game/ui/parts/filled.tsx';

afterEach(() => setLanguage('en'));

/** Every sentence of a dictionary by its path; functions are called with plain arguments. */
function sentencesOf(dictionary: Words): Map<string, string> {
  const found = new Map<string, string>();
  const visit = (path: string, value: unknown) => {
    if (typeof value === 'string') found.set(path, value);
    else if (typeof value === 'function') found.set(path, String(value(...argumentsOf(path))));
    else for (const [key, one] of Object.entries(value as object)) visit(`${path}.${key}`, one);
  };
  visit('', dictionary);
  return found;
}

const numbersFirst = /online|openRooms|Of$|readyCount|minutes|lost|\.ms$|percent|number|\.date$/;

function argumentsOf(path: string): readonly unknown[] {
  if (path.endsWith('.conflict')) return ['W', ['Up', 'Kick']];
  if (path.endsWith('.score')) return ['Reds', 3];
  if (path.endsWith('.notAStadium')) return ['yard.hbs', 7];
  return numbersFirst.test(path) ? [5, 8] : ['Tiko', 'Maren'];
}

/** Sentences that may be the same in English: names of things, and numbers. */
const sameEverywhere =
  /ping|\.ms$|percent|number|score|placesOf|playersOf|bots?$|code$|match$|title$|admin$|normal$/;

describe.each(languageCodes)('%s', (code) => {
  it('says everything, and nothing in English', async () => {
    const own = sentencesOf(await loadWords(code));
    const base = sentencesOf(english);
    expect([...own.keys()].sort()).toEqual([...base.keys()].sort());
    for (const [path, text] of own) expect(text.trim(), path).not.toBe('');
    if (code === 'en') return;
    const untranslated = [...own].filter(
      ([path, text]) => text === base.get(path) && text.length > 12 && !sameEverywhere.test(path),
    );
    expect(untranslated).toEqual([]);
  });

  it('keeps every argument in its sentence', async () => {
    const own = sentencesOf(await loadWords(code));
    for (const [path, text] of sentencesOf(english)) {
      for (const argument of ['Tiko', 'Maren', 'yard.hbs', 'Reds'])
        if (text.includes(argument)) expect(own.get(path), path).toContain(argument);
    }
  });

  it('has a plural for each number from 0 to 200', async () => {
    const { menu, match } = await loadWords(code);
    for (let n = 0; n <= 200; n += 1) {
      for (const text of [menu.openRooms(n), match.minutesLeft(n), match.minutesPlayed(n)]) {
        expect(text).not.toContain('#');
        expect(text).not.toBe('');
      }
    }
  });

  it('explains every failure', async () => {
    await setLanguage(code);
    for (const reason of Object.keys(english.failures) as (keyof Words['failures'])[]) {
      const { title, detail } = failureFor(reason);
      expect(title.length).toBeLessThan(60);
      expect(detail.length).toBeGreaterThan(20);
    }
  });
});

describe('plurals', () => {
  it('follow the rules of the language', async () => {
    const polish = await loadWords('pl');
    expect([1, 2, 5, 22, 25].map(polish.menu.openRooms)).toEqual([
      '1 otwarty pokój',
      '2 otwarte pokoje',
      '5 otwartych pokoi',
      '22 otwarte pokoje',
      '25 otwartych pokoi',
    ]);
    const arabic = await loadWords('ar');
    expect(arabic.menu.openRooms(2)).toBe('غرفتان مفتوحتان');
    expect(arabic.menu.openRooms(11)).toContain('11');
  });

  it('lists as the language does', () => {
    expect(createForms('en').or(['Arrows', 'WASD'])).toBe('Arrows or WASD');
    expect(createForms('es').and(['Arriba', 'Izquierda'])).toBe('Arriba e Izquierda');
    expect(createForms('tr').percent(12)).toBe('%12');
  });
});

describe('the language of the page', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['pt-PT'], 'pt-BR'],
    [['ja', 'ar-EG'], 'ar'],
    [['ES-419'], 'es'],
    [['xx', 'yy'], 'en'],
    [[], 'en'],
    [['', '-', 'constructor'], 'en'],
  ])('of %j is %s', (preferred, code) => expect(chooseLanguage(preferred)).toBe(code));

  it('changes what is said next', async () => {
    const view = { elapsedSeconds: 0, limitSeconds: 180, isOvertime: false };
    expect(clockAnnouncement(view)).toBe('3 minutes left.');
    expect(await setLanguage('de')).toBe(true);
    expect(language.value).toBe('de');
    expect(clockAnnouncement(view)).toBe('Noch 3 Minuten.');
  });

  it('is the one asked for last, whichever loads first', async () => {
    await Promise.all([setLanguage('pl'), setLanguage('fr'), setLanguage('en')]);
    expect(language.value).toBe('en');
    expect(words.value).toBe(english);
  });

  it('shields names where they would turn the sentence around', async () => {
    expect(isolate('Tiko')).toBe('Tiko');
    expect(isolate('ليلى')).toBe('\u2068ليلى\u2069');
    await setLanguage('ar');
    expect(isolate('Tiko')).toBe('\u2068Tiko\u2069');
  });
});

it('a sentence takes elements in the place of its arguments, in its own order', () => {
  expect(pieces(`${hole(0)} hosts`, ['A'])).toEqual(['A', ' hosts']);
  expect(pieces(`${hole(1)}, dann ${hole(0)}`, ['A', 'B'])).toEqual(['B', ', dann ', 'A']);
  expect(pieces('plain', [])).toEqual(['plain']);
});
