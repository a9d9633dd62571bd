// `npm run replay -- report.json`: computes a desync report anew in Node and says at which tick the
// reporter went another way, and with whom this engine agrees. Exits 1 if it is not the majority.
import { readFileSync } from 'node:fs';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { isReport, replayReport } from './replay.ts';

const [path] = process.argv.slice(2);
if (path === undefined) {
  console.error('usage: npm run replay -- report.json');
  process.exit(2);
}
const report: unknown = JSON.parse(readFileSync(path, 'utf8'));
if (!isReport(report)) {
  console.error(`${path} is not a desync report`);
  process.exit(2);
}
if (report.version !== PROTOCOL_VERSION)
  console.warn(`made by protocol version ${report.version}, replayed by ${PROTOCOL_VERSION}`);

const { firstTick, state, agreesWith, majority } = replayReport(report);
const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
const lines = [
  `player ${report.me}${report.engine === '' ? '' : ` (${report.engine})`}, term ${report.term}`,
  `ticks ${report.from} to ${report.tick}, ${report.entries.length} entries of log`,
  report.differs === 'log'
    ? 'the schedules differ: a fault of the protocol, or a host that lies'
    : 'the same schedule gave another state: a fault of determinism',
  firstTick < 0
    ? 'this engine computes every tick as the reporter did'
    : `this engine computes tick ${firstTick - 1} otherwise than the reporter`,
  `state before tick ${report.tick}: reporter ${hex(report.own.state)}, here ${hex(state)}`,
  ...report.others.map((one) => `  player ${one.player}: ${hex(one.state)}`),
  majority === null ? 'there is no majority' : `majority: ${hex(majority.state)}`,
  `this engine agrees with ${agreesWith}`,
];
console.log(lines.join('\n'));
const isRight = agreesWith === 'both' || agreesWith === 'the majority';
process.exit(majority === null || isRight ? 0 : 1);
