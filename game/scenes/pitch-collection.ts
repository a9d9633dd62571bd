// The pitch files that this browser keeps between visits, in IndexedDB. A browser that keeps
// nothing (private mode, full disk) costs the memory, never the game: nothing here throws.

/** One file of the collection; `text` is the file to the letter. */
export type PitchFile = {
  readonly hash: string;
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
};

const DATABASE = 'kickabout';
const STORE = 'pitches';

/** All files by name; undefined where the browser keeps nothing. */
export async function readPitches(): Promise<readonly PitchFile[] | undefined> {
  const found = await ask<PitchFile[]>('readonly', (store) => store.getAll());
  return found?.sort((a, b) => a.name.localeCompare(b.name) || a.hash.localeCompare(b.hash));
}

/** False if the browser could not keep it. */
export async function keepPitch(file: PitchFile): Promise<boolean> {
  return (await ask('readwrite', (store) => store.put(file))) !== undefined;
}

export async function forgetPitch(hash: string): Promise<void> {
  await ask('readwrite', (store) => store.delete(hash));
}

export async function readPitch(hash: string): Promise<PitchFile | undefined> {
  return ask<PitchFile | undefined>('readonly', (store) => store.get(hash));
}

/** Undefined when anything fails. */
async function ask<T>(
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  try {
    const database = await open();
    try {
      return await answerOf(database, mode, request);
    } finally {
      database.close();
    }
  } catch {
    return undefined;
  }
}

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: 'hash' });
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
    opening.onblocked = () => reject(new Error('the collection is open elsewhere'));
  });
}

/** Answers only once the transaction is done: a full disk fails then. */
function answerOf<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  request: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const asked = request(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(asked.result);
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}
