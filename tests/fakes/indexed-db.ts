// As much of IndexedDB as the identity store uses: one database, stores of records by key. Events
// come later, as in a browser; records are kept by reference, since keys can't be copied here.

export type FakeStorage = {
  readonly factory: IDBFactory;
  /** Record by store and key, for a test to look at and to spoil. */
  readonly stores: Map<string, Map<IDBValidKey, unknown>>;
  readonly openConnections: () => number;
};

/** `refuses` fails at that call, as private windows and full disks do. */
export function createFakeStorage(refuses: 'nothing' | 'open' | 'write' = 'nothing'): FakeStorage {
  const stores = new Map<string, Map<IDBValidKey, unknown>>();
  let open = 0;
  const storeNamed = (name: string) => {
    const records = stores.get(name);
    if (records === undefined) throw new DOMException('no such store', 'NotFoundError');
    return {
      get: (key: IDBValidKey) => answering(() => records.get(key)),
      add: (value: unknown, key: IDBValidKey) =>
        answering(() => {
          if (refuses === 'write') throw new DOMException('disk full', 'QuotaExceededError');
          if (records.has(key)) throw new DOMException('key exists', 'ConstraintError');
          records.set(key, value);
          return key;
        }),
    };
  };
  const database = {
    createObjectStore: (name: string) => stores.set(name, new Map()),
    transaction: () => ({ objectStore: storeNamed }),
    close: () => {
      open--;
    },
  };
  const factory = {
    open: () => {
      if (refuses === 'open') throw new DOMException('not here', 'SecurityError');
      const isNew = stores.size === 0;
      const request = answering(() => {
        open++;
        if (isNew && stores.size === 0) request.onupgradeneeded?.();
        return database;
      });
      request.result = database;
      return request;
    },
  };
  return { factory: factory as unknown as IDBFactory, stores, openConnections: () => open };
}

type FakeRequest = {
  result: unknown;
  error: unknown;
  onsuccess: (() => void) | null;
  onerror: ((event: object) => void) | null;
  onupgradeneeded: (() => void) | null;
  onblocked: (() => void) | null;
};

function answering(run: () => unknown): FakeRequest {
  const request: FakeRequest = {
    result: undefined,
    error: null,
    onsuccess: null,
    onerror: null,
    onupgradeneeded: null,
    onblocked: null,
  };
  setTimeout(() => {
    try {
      request.result = run();
      request.onsuccess?.();
    } catch (fault) {
      request.error = fault;
      request.onerror?.({});
    }
  });
  return request;
}
