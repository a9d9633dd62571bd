// `npm run bench protocol`: bytes and processor time of the packets of a simulated match, beside
// JSON and plain msgpack maps of the same content in the same run.
import { Packr } from 'msgpackr';
import { type GameMessage, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { recordMatch, type Traffic, type TrafficOptions } from './match-traffic.ts';
import { median, quantile } from './quantile.ts';
import type { BenchReport } from './run.ts';

type Format = {
  readonly name: string;
  readonly encode: (message: GameMessage) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => unknown;
};

const matches: readonly Omit<TrafficOptions, 'seed' | 'seconds'>[] = [
  { peers: 4, rttMs: 50, loss: 0.01 },
  { peers: 4, rttMs: 200, loss: 0.05 },
  { peers: 8, rttMs: 50, loss: 0.01 },
  { peers: 8, rttMs: 200, loss: 0.05 },
];
const seconds = 60;
/** The formats take turns, so that a busy moment of the machine hits all of them. */
const rounds = 15;
/** Enough for a round to take 50 ms and more: processor time is counted in steps of some ms. */
const packetsTimed = 16_000;

const text = { encoder: new TextEncoder(), decoder: new TextDecoder() };
const maps = new Packr({ useRecords: false, mapsAsObjects: true });
/** JSON knows no bytes: they become arrays of numbers, as `[...bytes]` makes them. */
const asArray = (_key: string, value: unknown) =>
  value instanceof Uint8Array ? [...value] : value;

const formats: readonly Format[] = [
  { name: 'kickabout', encode: gameCodec.encode, decode: gameCodec.decode },
  { name: 'msgpack maps', encode: (one) => maps.pack(one), decode: (bytes) => maps.unpack(bytes) },
  {
    name: 'JSON',
    encode: (one) => text.encoder.encode(JSON.stringify(one, asArray)),
    decode: (bytes) => JSON.parse(text.decoder.decode(bytes)),
  },
];

export async function run(): Promise<BenchReport> {
  const rows: (string | number)[][] = [];
  const facts: Record<string, number> = { seconds };
  for (const options of matches) {
    const traffic = recordMatch({ ...options, seed: 1, seconds });
    const costs = measure(traffic.messages);
    const ours = sizesOf(formats[0], traffic.messages);
    for (const [i, format] of formats.entries()) {
      const sizes = i === 0 ? ours : sizesOf(format, traffic.messages);
      const { encodeUs, decodeUs } = costs[i];
      rows.push([
        `${options.peers} peers, ${options.rttMs} ms, ${options.loss * 100} % loss`,
        format.name,
        median(sizes),
        quantile(sizes, 0.99),
        Math.max(...sizes),
        Math.round(perPeer(traffic, sum(sizes))),
        Math.round(perPeer(traffic, sizes.length)),
        round(encodeUs),
        round(decodeUs),
        round(sum(sizes) / sum(ours)),
        round((encodeUs + decodeUs) / (costs[0].encodeUs + costs[0].decodeUs)),
      ]);
    }
    const name = `peers${options.peers}Rtt${options.rttMs}`;
    facts[`${name}BytesMedian`] = median(ours);
    facts[`${name}BytesP99`] = quantile(ours, 0.99);
    facts[`${name}BytesMax`] = Math.max(...ours);
    facts[`${name}UpBytesPerS`] = Math.round(perPeer(traffic, sum(ours)));
    facts[`${name}UpPacketsPerS`] = Math.round(perPeer(traffic, ours.length));
    facts[`${name}EncodeUs`] = round(costs[0].encodeUs);
    facts[`${name}DecodeUs`] = round(costs[0].decodeUs);
  }
  return {
    title: `Protocol: game packets of ${seconds} s of a simulated match, per peer to all others`,
    columns: [
      'match',
      'format',
      'bytes p50',
      'p99',
      'max',
      'up B/s',
      'packets/s',
      'encode us',
      'decode us',
      'bytes ratio',
      'time ratio',
    ],
    rows,
    facts,
  };
}

function sizesOf(format: Format, messages: readonly GameMessage[]): number[] {
  return messages.map((message) => format.encode(message).length);
}

/** Processor time per packet in µs: the median over the rounds of each format. */
function measure(messages: readonly GameMessage[]): { encodeUs: number; decodeUs: number }[] {
  const stride = Math.max(1, Math.floor(messages.length / packetsTimed));
  const sample = messages.filter((_, i) => i % stride === 0);
  const times = formats.map(() => ({ encode: [] as number[], decode: [] as number[] }));
  for (let round = 0; round < rounds; round++)
    for (const [i, { encode, decode }] of formats.entries()) {
      const packets: Uint8Array[] = [];
      times[i].encode.push(usPer(sample, (message) => packets.push(encode(message).slice())));
      times[i].decode.push(usPer(packets, decode));
    }
  return times.map(({ encode, decode }) => ({
    encodeUs: median(encode),
    decodeUs: median(decode),
  }));
}

function usPer<T>(items: readonly T[], work: (item: T) => unknown): number {
  const before = process.cpuUsage();
  for (const item of items) work(item);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / items.length;
}

function perPeer({ peers, seconds: length }: Traffic, total: number): number {
  return total / peers / length;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
