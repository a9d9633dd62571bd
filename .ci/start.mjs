// `npm start`: installs, builds the game into dist/ and runs the lobby, which serves both on one
// port. One process once the build is done, so a signal to it reaches the lobby.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
process.chdir(root);
install();
const vite = spawnSync(
  process.execPath,
  ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
  { stdio: 'inherit' },
);
if (vite.status !== 0) process.exit(vite.status ?? 1);

const { register } = await import('tsx/esm/api');
register();
await import('../lobby-server/main.ts');
