// Finds a browser on this machine, or installs Debian's where that is possible.
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A browser to test with, or why there is none. */
export type FoundBrowser = { readonly path: string } | { readonly reason: string };

export type BrowserProgram = {
  /** For messages. */
  readonly title: string;
  /** What it is called in PATH, best first. */
  readonly names: readonly string[];
  /** Where installers put it outside of PATH. */
  readonly usualPlaces: readonly string[];
  /** The environment variable that names the program instead. */
  readonly variable: string;
  readonly debianPackage: string;
};

/** May take a minute where the browser has to be installed first. */
export function provideBrowser(program: BrowserProgram): FoundBrowser {
  const { title, variable, debianPackage } = program;
  const present = find(program);
  if (present !== undefined) return { path: present };
  if (process.env[variable]) return { reason: `${variable} names no program that can be run` };
  const installed = installWithApt(debianPackage) ? find(program) : undefined;
  if (installed !== undefined) return { path: installed };
  return { reason: `no ${title}: install one, or set ${variable} to the path of one` };
}

/** The path in the variable, else the first one in PATH or where installers put it. */
function find({ names, usualPlaces, variable }: BrowserProgram): string | undefined {
  const chosen = process.env[variable];
  if (chosen) return isExecutable(chosen) ? chosen : undefined;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const inPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...inPath, ...usualPlaces].find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** As root on Debian and its relatives; true when apt reports success. */
function installWithApt(debianPackage: string): boolean {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) return false;
  console.log(`Installing Debian's ${debianPackage} for the browser tests ...`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args: string[]) =>
    spawnSync('apt-get', ['-q', '-y', ...args], { stdio: ['ignore', 'ignore', 'inherit'], env });
  run('update');
  return run('install', '--no-install-recommends', debianPackage).status === 0;
}
