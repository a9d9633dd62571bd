// Installs what the lockfile names when node_modules is absent or differs from it; else does
// nothing. Runs before anything is installed: plain Node, no packages.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

function packagesIn(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}

/**
 * True when npm's record of node_modules agrees with the lockfile; optional packages may be absent.
 */
function isInstalled() {
  const wanted = packagesIn(`${root}package-lock.json`);
  const present = packagesIn(`${root}node_modules/.package-lock.json`);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = present[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version;
  });
}

/** Throws when npm fails; the caller can't go on without the packages. */
export function install() {
  if (isInstalled()) return;
  console.log('Installing packages from the lockfile ...');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--include=dev'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw error ?? new Error(`npm ci ended with ${status}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) install();
