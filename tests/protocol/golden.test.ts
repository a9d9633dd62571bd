// P10: the wire does not change silently. Every message has vectors, and they hold in both
// directions.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  type LobbyNotice,
  type LobbyRequest,
  lobbyNotices,
  lobbyRequests,
} from '../../shared/protocol/lobby-messages.ts';
import {
  type ControlMessage,
  controlCodec,
  type GameMessage,
  gameCodec,
} from '../../shared/protocol/peer-messages.ts';
import type { Codec } from '../../shared/protocol/schema.ts';
import { GAME_VERSION, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import {
  bytesOf,
  digestOfVersion,
  type Golden,
  goldenControlMessages,
  goldenGameMessages,
} from './golden.ts';
import { goldenAssetMessages } from './golden-asset.ts';
import { goldenLobbyNotices, goldenLobbyRequests } from './golden-lobby.ts';
import { goldenEnvelopes } from './golden-routes.ts';
import { goldenSayMessages } from './golden-say.ts';

/** Every kind there is: the type makes a forgotten one an error. */
const gameKinds: Record<GameMessage['kind'], true> = { frame: true, view: true, leave: true };
const controlKinds: Record<ControlMessage['kind'], true> = {
  hello: true,
  leave: true,
  'keyframe-request': true,
  'keyframe-head': true,
  'keyframe-slice': true,
  'asset-request': true,
  'asset-head': true,
  'asset-slice': true,
  'asset-held': true,
  say: true,
  'peer-signal': true,
  'link-proof': true,
};
const requestKinds: Record<LobbyRequest['kind'], true> = {
  'send-signal': true,
  'report-host': true,
  'claim-host': true,
  'describe-room': true,
  heartbeat: true,
  'ban-member': true,
  'offer-ahead': true,
};
const noticeKinds: Record<LobbyNotice['kind'], true> = {
  welcome: true,
  'member-joined': true,
  'member-left': true,
  'member-forgotten': true,
  signal: true,
  host: true,
  claim: true,
  error: true,
  ticket: true,
  ice: true,
  draining: true,
  'offer-taken': true,
};

const channels = [
  ['game channel', gameCodec, goldenGameMessages, gameKinds],
  [
    'control channel',
    controlCodec,
    [...goldenControlMessages, ...goldenAssetMessages, ...goldenSayMessages],
    controlKinds,
  ],
  ['client to lobby', lobbyRequests, goldenLobbyRequests, requestKinds],
  ['lobby to client', lobbyNotices, goldenLobbyNotices, noticeKinds],
] as unknown as readonly [
  string,
  Codec<{ kind: string }>,
  Golden<{ kind: string }>[],
  Record<string, true>,
][];

describe.each(channels)('P10 on the %s', (_channel, codec, vectors, kinds) => {
  it.each(vectors.map((one) => [one.message.kind, one.name, one] as const))(
    '%s: %s has these bytes',
    (_kind, _name, { message, hex }) => {
      const bytes = bytesOf(hex);
      expect(hexOf(codec.encode(message))).toBe(hexOf(bytes));
      expect(codec.decode(bytes)).toEqual(message);
    },
  );

  it('every message has a vector', () => {
    const covered = new Set(vectors.map((one) => one.message.kind));
    expect([...covered].sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe('P9 the versions', () => {
  it('the vectors are those of this protocol version', () => {
    const hash = createHash('sha256');
    for (const [, , vectors] of channels) for (const { hex } of vectors) hash.update(bytesOf(hex));
    for (const { hex } of goldenEnvelopes) hash.update(bytesOf(hex));
    expect(hash.digest('hex').slice(0, 16)).toBe(digestOfVersion[PROTOCOL_VERSION]);
  });

  it('the game version is that of the package', () => {
    const url = new URL('../../package.json', import.meta.url);
    const { version } = JSON.parse(readFileSync(url, 'utf8')) as { version: string };
    expect(GAME_VERSION).toBe(version);
  });
});

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
