// The netcode with one rule broken at a time, to show that the fleet would notice: a text of one
// file is replaced while it is loaded, and must be there exactly once. Nothing of this lives in
// shared/.
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin, type ViteDevServer } from 'vite';

export type Mutant = {
  readonly name: string;
  /** File of shared/netcode, what stands there, and what stands there instead. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Seeds of the fleet among which some must fail; found beforehand, so that it takes little. */
  readonly seeds: readonly number[];
};

export const mutants: readonly Mutant[] = [
  {
    name: 'the min rule: a lost player leaves before its last known input',
    file: 'sequence.ts',
    find: 'if (streamOf(core, playerId).next > tick) continue;',
    replace: '',
    seeds: [193, 375, 440, 528],
  },
  {
    name: 'no fencing: log of any term is taken',
    file: 'receive.ts',
    find: "const isOfTerm = frame.term === view.term && view.status === 'following';",
    replace: 'const isOfTerm = true;',
    seeds: [57, 134, 10],
  },
  {
    name: 'no grace: a candidate begins with its own log at the first quorum',
    file: 'view-change.ts',
    find: 'if (waitedMs > LOG_GRACE_MS) return true;',
    replace: 'if (waitedMs > -Infinity) return true;',
    seeds: [22, 77],
  },
  {
    name: 'the witness counts for every candidate, whatever it answers',
    file: 'view-change.ts',
    find: 'if (witness && view.granted) count += 1;',
    replace: 'if (witness) count += 1;',
    seeds: [15, 40, 199],
  },
  {
    name: 'the witness counts towards a commit',
    file: 'follow.ts',
    find: 'return Math.floor(players / 2) + 1;',
    replace: 'return Math.max(1, Math.floor(players / 2));',
    seeds: [11, 40, 43],
  },
  {
    name: 'a provisional side elects itself settled',
    file: 'view-change.ts',
    find: 'view.detectedBy, nowMs, view.provisional);',
    replace: 'view.detectedBy, nowMs, false);',
    seeds: [203, 493],
  },
  {
    name: 'no rollback where the log says otherwise',
    file: 'confirm.ts',
    find: 'if (!usedSame(core.timeline, tick, entry.inputs, count)) core.dirty = tick;',
    replace: 'if (count > 0) core.dirty = tick;',
    seeds: [1, 3],
  },
];

/** The fleet on top of a broken netcode; `close` it afterwards. */
export async function loadMutant({ file, find, replace }: Mutant): Promise<{
  readonly fleet: typeof import('./fleet.ts');
  readonly close: () => Promise<void>;
}> {
  let replaced = 0;
  const plugin: Plugin = {
    name: 'mutant',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith(`/shared/netcode/${file}`)) return undefined;
      replaced += code.split(find).length - 1;
      return code.replace(find, replace);
    },
  };
  const server: ViteDevServer = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('../..', import.meta.url)),
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, watch: null, hmr: false, ws: false },
    optimizeDeps: { noDiscovery: true },
    plugins: [plugin],
  });
  const fleet = (await server.ssrLoadModule(
    '/tests/simulator/fleet.ts',
  )) as typeof import('./fleet.ts');
  if (replaced !== 1) throw new Error(`"${find}" is ${replaced} times in ${file}`);
  return { fleet, close: () => server.close() };
}
