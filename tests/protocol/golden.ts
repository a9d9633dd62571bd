// Golden vectors: peer messages and the very bytes they have on the wire (P10 in docs/protocol.md).
// Whoever changes a vector raises PROTOCOL_VERSION: peers of the old and the new code must not
// meet.
import type { ControlMessage, Frame, GameMessage } from '../../shared/protocol/peer-messages.ts';

/** Bytes as hex in words of one field each; `ab*3` stands for `ababab`. */
export type Hex = string;
export type Golden<M> = { readonly name: string; readonly message: M; readonly hex: Hex };

export function bytesOf(hex: Hex): Uint8Array {
  const words = hex.trim().split(/\s+/);
  const digits = words.map((word) => {
    const [unit, count = '1'] = word.split('*');
    return unit.repeat(Number(count));
  });
  return Uint8Array.from(digits.join('').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/**
 * First 16 digits of the SHA-256 over all vectors: a new wire gets a new line here, never a new
 * value.
 */
export const digestOfVersion: Readonly<Record<number, string>> = {
  1: '6363884e90d02adf',
  2: '4fd082fe9a6dc205',
  3: '03ec9df2156b3737',
  4: '2063bdae54921dec',
  5: '4a178fa75ad00564',
  6: '700c36e4785fdd15',
  7: '700c36e4785fdd15',
  8: '700c36e4785fdd15',
  9: '9432f017507ec90a',
  10: '9432f017507ec90a',
  11: '7c4cda50eb7c09f5',
  12: '7c4cda50eb7c09f5',
  13: '13e8576f4fab46f2',
};

const u16Max = 0xffff;
const u32Max = 0xffff_ffff;
const wideCommand: [number, number, number, number, string] = [
  255,
  u16Max,
  u16Max,
  u32Max,
  '蹴'.repeat(40),
];

const plainFrame: Frame = {
  kind: 'frame',
  term: 1,
  host: 1,
  sequence: 0,
  flags: 3,
  logNext: 0,
  inputNext: 0,
  hears: 0,
  timing: null,
  commit: 0,
  checksums: null,
  inputs: [],
  commands: [],
  log: null,
};

export const goldenGameMessages: readonly Golden<GameMessage>[] = [
  {
    name: 'frame of a player among four, as three of four are',
    message: {
      ...plainFrame,
      sequence: 1553,
      inputNext: 3599,
      logNext: 3597,
      hears: 15,
      inputs: [[0, 3600, Uint8Array.of(17, 2, 49, 7)]],
    },
    hex: '01 08 111e 11 8d1c 04 0f 06 02 91 31 07',
  },
  {
    name: 'frame of a host with times, hashes, a forwarded run and two entries',
    message: {
      ...plainFrame,
      term: 3,
      host: 2,
      sequence: 2044,
      flags: 27,
      inputNext: 90_000,
      logNext: 89_997,
      hears: 0x0fff,
      timing: [24_001_066, 24_000_266],
      commit: 89_994,
      checksums: [89_940, 0xdead_beef, 0x0bad_cafe],
      inputs: [
        [0, 89_996, Uint8Array.of(16, 4)],
        [33, 89_990, Uint8Array.of(1, 1, 63, 2, 200, 255)],
      ],
      log: [89_995, 0x1234_5678, Uint8Array.of(0x84, 0x11, 0x00)],
    },
    hex: `
      01 5f fcdf 32 8dbf05 06 ff1f 941d bf0c 05 71 efbeadde fecaad0b 01 01 10 04
      01 21 0d 03 41 bf3f 3fc8ff 03 78563412 03 841100`,
  },
  {
    name: 'frame of a joiner that holds nothing yet',
    message: {
      ...plainFrame,
      term: 0,
      host: 0,
      sequence: 1,
      flags: 0,
      timing: [0, 0],
    },
    hex: '01 01 0100 00 00 00 00 00 00',
  },
  {
    name: 'frame with every number at its widest and a full log',
    message: {
      kind: 'frame',
      term: u16Max,
      host: u16Max,
      sequence: 0x7ff,
      flags: 31,
      logNext: u32Max,
      inputNext: u32Max,
      hears: u16Max,
      timing: [u32Max, u32Max],
      commit: u32Max,
      checksums: [u32Max, u32Max, u32Max],
      inputs: [[u16Max, u32Max, new Uint8Array(240).fill(64)]],
      commands: [],
      log: [u32Max, u32Max, new Uint8Array(500).fill(0x7f)],
    },
    hex: `
      01 d7 ffff ffff03 ffff03 ffffffff0f 00 ffff03 bed9aad50a 00 00
      00 ffffffff ffffffff 01 ffff03 00 78 3f4040*120 00 ffffffff f403 7f*500`,
  },
  {
    name: 'frame with as many and as long commands as one may carry',
    message: {
      ...plainFrame,
      sequence: 60,
      inputNext: 60,
      logNext: 58,
      hears: 3,
      commands: [
        [1, wideCommand],
        [2, wideCommand],
        [3, wideCommand],
        [u16Max, wideCommand],
      ],
    },
    hex: `
      01 20 3c18 11 3a 04 03 04 01 ffffff03ffff03ffffffff0f28 f49c02*40
      02 ffffff03ffff03ffffffff0f28 f49c02*40
      03 ffffff03ffff03ffffffff0f28 f49c02*40
      ffff03 ffffff03ffff03ffffffff0f28 f49c02*40`,
  },
  {
    name: 'view of a survivor that holds two entries more',
    message: {
      kind: 'view',
      term: 2,
      candidate: 2,
      lost: 1,
      logTerm: 1,
      logNext: 3602,
      log: [3600, 0x1234_5678, Uint8Array.of(0x01)],
      inputs: [1, 3600, Uint8Array.of(17, 4)],
    },
    hex: '98 02 02 02 01 01 cd0e12 93cd0e10ce12345678c40101 9301cd0e10c4021104',
  },
  {
    name: 'view with every number at its widest and a full log',
    message: {
      kind: 'view',
      term: u16Max,
      candidate: u16Max,
      lost: u16Max,
      logTerm: u16Max,
      logNext: u32Max,
      log: [u32Max, u32Max, new Uint8Array(500).fill(0x7f)],
      inputs: [u16Max, u32Max, new Uint8Array(240).fill(1)],
    },
    hex: `
      98 02 cdffff cdffff cdffff cdffff ceffffffff 93ceffffffffceffffffffc501f4 7f*500
      93cdffffceffffffffc4f0 01*240`,
  },
  {
    name: 'view with nothing to add',
    message: {
      kind: 'view',
      term: 2,
      candidate: 2,
      lost: 1,
      logTerm: 1,
      logNext: 3600,
      log: null,
      inputs: null,
    },
    hex: '98 02 02 02 01 01 cd0e10 c0 c0',
  },
  { name: 'leave for good', message: { kind: 'leave', why: 'left' }, hex: '92 03 a46c656674' },
];

export const goldenControlMessages: readonly Golden<ControlMessage>[] = [
  {
    name: 'leave of a closing page',
    message: { kind: 'leave', why: 'closed' },
    hex: `
      92 03 a6636c6f736564`,
  },
  { name: 'hello', message: { kind: 'hello', version: 1 }, hex: '92 10 01' },
  {
    name: 'request of a peer with a gap',
    message: { kind: 'keyframe-request', logNext: 3600 },
    hex: '92 11 cd0e10',
  },
  {
    name: 'head of a keyframe in a room of three',
    message: {
      kind: 'keyframe-head',
      tick: 3600,
      chain: 0x1234_5678,
      term: 1,
      host: 1,
      logTerm: 1,
      handoffTo: 0,
      handoffLast: 0,
      successors: [2, 3],
      sequences: [
        [2, 1],
        [3, 4],
      ],
      inputs: Uint8Array.of(17, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      substituted: 4,
      stateBytes: 5480,
    },
    hex: `
      9d 12 cd0e10 ce12345678 01 01 01 00 00 920203 92920201920304 c410110005 00*13 04
      cd1568`,
  },
  {
    name: 'head of a keyframe with every list as long as a session keeps it',
    message: {
      kind: 'keyframe-head',
      tick: u32Max,
      chain: u32Max,
      term: u16Max,
      host: u16Max,
      logTerm: u16Max,
      handoffTo: u16Max,
      handoffLast: u32Max,
      successors: Array.from({ length: 16 }, () => u16Max),
      sequences: Array.from({ length: 64 }, (): [number, number] => [u16Max, u16Max]),
      inputs: new Uint8Array(16).fill(63),
      substituted: u16Max,
      stateBytes: 65_536,
    },
    hex: `
      9d 12 ceffffffff ceffffffff cdffff cdffff cdffff cdffff ceffffffff dc0010 cdffff*16
      dc0040 92cdffffcdffff*64 c410 3f*16 cdffff ce00010000`,
  },
  {
    name: 'full slice',
    message: {
      kind: 'keyframe-slice',
      tick: 3600,
      offset: 4000,
      bytes: new Uint8Array(1000).fill(0xa5),
    },
    hex: '94 13 cd0e10 cd0fa0 c503e8 a5*1000',
  },
];
