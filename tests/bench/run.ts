// `npm run bench [NAME] [-- --json]`: runs tests/bench/NAME.ts, or all that are short, and prints a
// table for each. With --json the last line is one JSON object: the report, or {reports: [...]}.
import { readdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';

type Cell = string | number;
/**
 * What `run` of a benchmark resolves to; `facts` are the numbers that docs/benchmarks.md quotes.
 */
export type BenchReport = {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly facts: Readonly<Record<string, Cell>>;
};
/** One that takes very long says so and is left out unless it is named. */
export type Bench = { readonly run: () => Promise<BenchReport>; readonly isOnlyByName?: boolean };

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const isJson = process.argv.includes('--json');

const known: string[] = [];
const benches: { name: string; bench: Bench }[] = [];
for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.ts') || file === 'run.ts') continue;
  const module: Partial<Bench> = await import(new URL(file, import.meta.url).href);
  if (module.run === undefined) continue;
  const name = file.slice(0, -'.ts'.length);
  known.push(name);
  const isWanted = wanted.length === 0 ? !module.isOnlyByName : wanted.includes(name);
  if (isWanted) benches.push({ name, bench: module as Bench });
}
const unknown = wanted.filter((name) => !known.includes(name));
if (unknown.length > 0 || benches.length === 0) {
  console.error(`no benchmark ${unknown.join(', ')}; there are: ${known.join(', ') || 'none'}`);
  process.exit(1);
}

const reports: object[] = [];
for (const { name, bench } of benches) {
  const report = await bench.run();
  reports.push({ name, node: process.version, cores: cpus().length, ...report });
  console.log(`\n${report.title}\n\n${tableOf(report)}\n`);
}
if (isJson) console.log(JSON.stringify(reports.length === 1 ? reports[0] : { reports }));
// A browser's leftover must not keep whoever waits for the numbers.
process.exit();

/** Columns padded to their widest cell; numbers to the right. */
function tableOf({ columns, rows }: BenchReport): string {
  const lines = [columns, ...rows];
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => String(line[i]).length)));
  const format = (line: readonly Cell[]) => {
    const cells = line.map((cell, i) =>
      typeof cell === 'number' ? String(cell).padStart(widths[i]) : cell.padEnd(widths[i]),
    );
    return `| ${cells.join(' | ')} |`;
  };
  const rule = `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`;
  return [format(columns), rule, ...rows.map(format)].join('\n');
}
