// Golden vectors of what is no affair of a session on the control channel: what people say to each
// other, signals past the lobby, and proofs of who somebody is (P10).
import type { RoomWord } from '../../shared/protocol/peer-messages.ts';
import type { Golden } from './golden.ts';

export const goldenSayMessages: readonly Golden<RoomWord>[] = [
  {
    name: 'a proof',
    message: {
      kind: 'link-proof',
      playerId: 258,
      key: Uint8Array.from({ length: 65 }, (_, i) => (i === 0 ? 4 : 0xaa)),
      signature: new Uint8Array(64).fill(0xbb),
    },
    hex: '94 20 cd0102 c441 04 aa*64 c440 bb*64',
  },
  {
    name: 'a signal past the lobby',
    message: { kind: 'peer-signal', body: '[1,7,0]' },
    hex: '92 19 a75b312c372c305d',
  },
  {
    name: 'a line for everybody',
    message: { kind: 'say', scope: 'all', form: 'text', index: 0, text: 'Güzel gol!' },
    hex: `
      95 18 a3616c6c a474657874 00 ab47c3bc7a656c20676f6c21`,
  },
  {
    name: 'the longest line',
    message: { kind: 'say', scope: 'team', form: 'text', index: 0, text: '⚽'.repeat(240) },
    hex: `
      95 18 a47465616d a474657874 00 da02d0 e29abd*240`,
  },
  {
    name: 'a sentence of the quick chat for the own side',
    message: { kind: 'say', scope: 'team', form: 'phrase', index: 7, text: '' },
    hex: `
      95 18 a47465616d a6706872617365 07 a0`,
  },
  {
    name: 'an emote',
    message: { kind: 'say', scope: 'all', form: 'emote', index: 5, text: '' },
    hex: `
      95 18 a3616c6c a5656d6f7465 05 a0`,
  },
];
