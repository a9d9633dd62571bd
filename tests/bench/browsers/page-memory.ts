// How much memory a browser holds: the collected heap of its page, and the whole process group as
// the operating system sees it.
import { readdirSync, readFileSync } from 'node:fs';
import type { CDPSession } from 'playwright-core';
import type { Player } from '../../support/game-page.ts';

const sessions = new WeakMap<Player, CDPSession>();

/** Bytes of the page's JavaScript heap after a collection, without workers. */
export async function heapBytes(player: Player): Promise<number> {
  const known = sessions.get(player) ?? (await player.page.context().newCDPSession(player.page));
  sessions.set(player, known);
  await known.send('HeapProfiler.collectGarbage');
  const { usedSize } = await known.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Bytes of all processes of the browser, shared pages counted once; NaN without /proc. */
export function processBytes({ browser }: Player): number {
  let total = 0;
  for (const name of procNames()) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const group = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[2]);
      if (group !== browser.pid) continue;
      const rollup = readFileSync(`/proc/${name}/smaps_rollup`, 'utf8');
      total += 1024 * Number(rollup.match(/^Pss:\s+(\d+)/m)?.[1] ?? 0);
    } catch {
      // A process that ended while we looked.
    }
  }
  return total === 0 ? Number.NaN : total;
}

function procNames(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
