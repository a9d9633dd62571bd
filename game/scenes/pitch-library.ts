// The stadium files of this page by hash: read once, played on by the simulation, passed on to
// others as they came.
import { assetHash } from '../../shared/netcode/asset-hash.ts';
import type { AssetStore } from '../../shared/netcode/simulation.ts';
import { ASSET_BYTES_MAX } from '../../shared/protocol/peer-limits.ts';
import {
  createShelf,
  onShelf,
  putOnShelf,
  type StadiumShelf,
} from '../../shared/simulation/stadium-shelf.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';

export type PitchLibrary = {
  readonly shelf: StadiumShelf;
  readonly files: Map<string, Uint8Array>;
  /** What the netcode sees of the library. */
  readonly store: AssetStore;
};

/** A file that was read; `error` is one sentence with file, path, what was expected and found. */
export type PitchReading =
  | {
      readonly ok: true;
      readonly hash: string;
      readonly name: string;
      readonly canBeStored: boolean;
      readonly warnings: readonly string[];
    }
  | { readonly ok: false; readonly error: string };

export function createPitchLibrary(): PitchLibrary {
  const shelf = createShelf();
  const files = new Map<string, Uint8Array>();
  const add = (hash: string, bytes: Uint8Array) => {
    const reading = readStadium('', new TextDecoder().decode(bytes));
    if (reading.ok) shelve({ shelf, files }, hash, bytes, reading.stadium);
  };
  return { shelf, files, store: { bytesOf: (hash) => files.get(hash), add } };
}

/** Reads the text of a file and puts it on the shelf if it can be played on. */
export function addPitch(library: PitchLibrary, fileName: string, text: string): PitchReading {
  const reading = readStadium(fileName, text);
  if (!reading.ok) return { ok: false, error: reading.error.message };
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > ASSET_BYTES_MAX) {
    const error = `${fileName}: expected at most ${ASSET_BYTES_MAX} bytes, found ${bytes.length}.`;
    return { ok: false, error };
  }
  const hash = assetHash(bytes);
  const { stadium, canBeStored, warnings } = reading;
  shelve(library, hash, bytes, stadium);
  return { ok: true, hash, name: stadium.name, canBeStored, warnings };
}

/** What the shelf has no room for is not passed on either. */
function shelve(
  { shelf, files }: Pick<PitchLibrary, 'shelf' | 'files'>,
  hash: string,
  bytes: Uint8Array,
  stadium: Parameters<typeof putOnShelf>[2],
): void {
  putOnShelf(shelf, hash, stadium);
  files.set(hash, bytes);
  for (const known of files.keys()) if (!onShelf(shelf, known)) files.delete(known);
}
