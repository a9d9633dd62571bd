// This browser's key, read or made once, and never waited for longer than a moment: without it a
// room is entered all the same.
import { loadIdentity } from '../net/identity.ts';
import type { OwnIdentity } from '../net/room-identities.ts';

/** Storage that does not answer by then is as none (ms). */
const PATIENCE_MS = 1000;

export type IdentitySource = {
  /** Begins to read it, so that it is there when it is needed. */
  readonly warm: () => void;
  readonly take: () => Promise<OwnIdentity>;
};

export function createIdentitySource(page: Window & typeof globalThis): IdentitySource {
  // On a page of plain HTTP there is no WebCrypto; some browsers refuse storage by throwing.
  const tools = { subtle: page.crypto?.subtle, storage: storageOf(page) };
  let loading: Promise<OwnIdentity> | undefined;
  const load = () => {
    loading ??= loadIdentity(tools).then((own) => ({ tools, own }));
    return loading;
  };
  return {
    warm: () => void load(),
    take: () => {
      const patience = new Promise<OwnIdentity>((resolve) => {
        page.setTimeout(() => resolve({ tools, own: undefined }), PATIENCE_MS);
      });
      return Promise.race([load(), patience]);
    },
  };
}

function storageOf(page: Window): IDBFactory | undefined {
  try {
    return page.indexedDB;
  } catch {
    return undefined;
  }
}
