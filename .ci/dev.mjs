// `npm run dev`: Vite's dev server on 5173, with the lobby behind its proxy restarted on every
// change.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { install } from './install.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
install();

/** The proxy in vite.config.ts points here. */
const lobbyPort = '2567';
const lobby = ['node_modules/tsx/dist/cli.mjs', 'watch', 'lobby-server/main.ts'];
const vite = ['node_modules/vite/bin/vite.js'];
const children = [lobby, vite].map((args) =>
  spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, PORT: lobbyPort, LOBBY_ORIGINS: 'http://localhost:5173' },
  }),
);
const stop = () => {
  for (const child of children) child.kill('SIGTERM');
};
for (const child of children) child.once('exit', stop);
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
