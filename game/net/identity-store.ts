// Where a browser keeps its identity key: one record in IndexedDB. Every failure is `undefined`,
// since private windows, full disks and policies take storage away.

const DATABASE = 'kickabout-identity';
const STORE = 'keys';
const RECORD = 'own';

/** The key pair kept by an earlier visit, or undefined. */
export async function readKept(storage: IDBFactory | undefined): Promise<unknown> {
  return withStore(storage, 'readonly', (store) => store.get(RECORD));
}

/** Keeps a pair unless there is one; resolves with the one that is kept now, or undefined. */
export async function keepFirst(
  storage: IDBFactory | undefined,
  pair: CryptoKeyPair,
): Promise<unknown> {
  // `add` fails where another tab was quicker: then both use what that one kept.
  await withStore(storage, 'readwrite', (store) => store.add(pair, RECORD));
  return readKept(storage);
}

async function withStore(
  storage: IDBFactory | undefined,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  if (storage === undefined) return undefined;
  let database: IDBDatabase | undefined;
  try {
    database = await open(storage);
    return await resultOf(ask(database.transaction(STORE, mode).objectStore(STORE)));
  } catch {
    return undefined;
  } finally {
    database?.close();
  }
}

function open(storage: IDBFactory): Promise<IDBDatabase> {
  const request = storage.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return new Promise((resolve, reject) => {
    request.onblocked = () => reject(new Error('blocked'));
    resultOf(request).then((database) => resolve(database as IDBDatabase), reject);
  });
}

function resultOf(request: IDBRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = (event) => {
      event.preventDefault?.();
      reject(request.error);
    };
  });
}
