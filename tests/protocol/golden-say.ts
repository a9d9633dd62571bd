// Golden vectors of what is no affair of a session on the control channel: what people say to each
// other, and signals past the lobby (P10).
import type { Say } from '../../shared/protocol/say-message.ts';
import type { PeerSignal } from '../../shared/protocol/signal-messages.ts';
import type { Golden } from './golden.ts';

export const goldenSayMessages: readonly Golden<Say | PeerSignal>[] = [
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
