// Finds a Chromium or Chrome on this machine, or installs Debian's where that is possible.
// The only browser engine of the end-to-end tests so far.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser to test with, or why there is none. */
export type FoundBrowser = { readonly path: string } | { readonly reason: string };

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The path in `KICKABOUT_CHROMIUM`, else the first browser in PATH or where installers put it. */
function find(): string | undefined {
  const chosen = process.env.KICKABOUT_CHROMIUM;
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...usualPlaces].find(isExecutable);
}

/** As root on Debian and its relatives; true when apt reports success. */
function installWithApt(): boolean {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return false;
  console.log("Installing Debian's chromium for the browser tests ...");
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  run('update');
  return run('install', '--no-install-recommends', 'chromium').status === 0;
}

/** May take a minute where the browser has to be installed first. */
export function provideChromium(): FoundBrowser {
  const present = find();
  if (present !== undefined) return { path: present };
  if (process.env.KICKABOUT_CHROMIUM) {
    return { reason: 'KICKABOUT_CHROMIUM names no program that can be run' };
  }
  const installed = installWithApt() ? find() : undefined;
  if (installed !== undefined) return { path: installed };
  return {
    reason: 'no Chromium or Chrome: install one, or set KICKABOUT_CHROMIUM to the path of one',
  };
}
