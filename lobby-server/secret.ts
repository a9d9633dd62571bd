// The secret that signs tickets: given by the operator, or kept in a file of this machine's user so
// that a restarted process still knows the tickets of the one before.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

const SECRET_BYTES = 32;

/** Only the owner can read it, unlike a shared folder for temporary files. */
export function defaultSecretPath(): string {
  return join(homedir(), '.kickabout', 'lobby-secret');
}

/** The file's secret; made at the first start. In memory only when the file can't be kept. */
export function loadSecret(path: string): Uint8Array {
  const kept = readOrUndefined(path);
  if (kept !== undefined) return kept;
  const fresh = randomBytes(SECRET_BYTES);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, fresh.toString('hex'), { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch {
    return readOrUndefined(path) ?? fresh;
  }
}

/** One line that another program's operator has put there; empty without a path. Throws. */
export function readSecretFile(path: string | undefined): string {
  return path === undefined || path === '' ? '' : readFileSync(path, 'utf8').trim();
}

function readOrUndefined(path: string): Uint8Array | undefined {
  try {
    const secret = Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
    return secret.length === SECRET_BYTES ? secret : undefined;
  } catch {
    return undefined;
  }
}
