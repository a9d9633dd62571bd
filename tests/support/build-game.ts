// The game as a player gets it, for those who look at it in a browser.
import { build } from 'vite';

/** Into `outDir`, which is emptied; without one, to where `npm start` serves it from. */
export async function buildGame(outDir?: string): Promise<void> {
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'warn',
    mode: 'production',
    ...(outDir !== undefined && { build: { outDir, emptyOutDir: true } }),
  });
}
