// Stadium files of the page: read, hashed, passed on; and a browser that keeps nothing.
import { describe, expect, it, vi } from 'vitest';
import {
  forgetPitch,
  keepPitch,
  readPitch,
  readPitches,
} from '../../game/scenes/pitch-collection.ts';
import { addPitch, createPitchLibrary } from '../../game/scenes/pitch-library.ts';
import { onShelf, shelfItemsMax } from '../../shared/simulation/stadium-shelf.ts';

const text = "{ name: 'Yard', width: 300, height: 150, bg: { type: 'grass' } }";

describe('the library', () => {
  it('reads a file, puts it on the shelf, and passes it on as it came', () => {
    const library = createPitchLibrary();
    const read = addPitch(library, 'yard.hbs', text);
    if (!read.ok) throw new Error(read.error);
    expect(read).toMatchObject({ name: 'Yard', canBeStored: true, warnings: [] });
    expect(onShelf(library.shelf, read.hash)).toBe(true);
    const bytes = library.store.bytesOf(read.hash)!;
    expect(new TextDecoder().decode(bytes)).toBe(text);
    const other = createPitchLibrary();
    other.store.add(read.hash, bytes);
    expect(other.shelf.items[0].stadium).toEqual(library.shelf.items[0].stadium);
    expect(other.store.bytesOf(read.hash)).toBe(bytes);
  });

  it('says what is wrong with a file, and takes nothing of it', () => {
    const library = createPitchLibrary();
    const read = addPitch(library, 'yard.hbs', text.replace('{ type', '{ type: 1, width: [], x'));
    const broken = addPitch(library, 'yard.hbs', '{ vertexes: [{ x: 1 }] }');
    expect(read.ok).toBe(true);
    expect(broken).toMatchObject({
      ok: false,
      error: expect.stringMatching(/^yard\.hbs: .*expected .*, found .*/),
    });
    const large = addPitch(library, 'yard.hbs', `${text}//${'蹴'.repeat(100_000)}`);
    expect(large).toMatchObject({ ok: false, error: expect.stringContaining('found 3000') });
    expect(library.files.size).toBe(1);
  });

  it('holds no bytes of what has left the shelf, nor of what cannot be read', () => {
    const library = createPitchLibrary();
    library.store.add('ab'.repeat(16), new TextEncoder().encode('no stadium'));
    expect(library.files.size).toBe(0);
    for (let i = 0; i < shelfItemsMax + 10; i++)
      addPitch(library, 'yard.hbs', text.replace('Yard', `Yard ${i}`));
    expect(library.files.size).toBe(shelfItemsMax);
  });
});

describe('the collection', () => {
  const file = { hash: 'ab'.repeat(16), name: 'Yard', fileName: 'yard.hbs', text };
  const failings: [string, unknown][] = [
    ['no IndexedDB', undefined],
    [
      'an IndexedDB that throws',
      {
        open: () => {
          throw new Error('private mode');
        },
      },
    ],
  ];
  it.each(failings)('with %s keeps nothing and throws nothing', async (_, indexedDB) => {
    vi.stubGlobal('indexedDB', indexedDB);
    expect(await keepPitch(file)).toBe(false);
    expect(await readPitches()).toBeUndefined();
    expect(await readPitch(file.hash)).toBeUndefined();
    await forgetPitch(file.hash);
    vi.unstubAllGlobals();
  });
});
