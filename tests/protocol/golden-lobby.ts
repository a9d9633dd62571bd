// Golden vectors of what members and the lobby say to each other (docs/lobby.md, L2; P10).
// Whoever changes a vector raises PROTOCOL_VERSION.
import type { LobbyNotice, LobbyRequest } from '../../shared/protocol/lobby-messages.ts';
import type { Golden } from './golden.ts';

export const goldenLobbyRequests: readonly Golden<LobbyRequest>[] = [
  {
    name: 'signal',
    message: { kind: 'send-signal', to: 2, body: '[1,7,0]' },
    hex: `
      93 01 02 a75b312c372c305d`,
  },
  {
    name: 'longest signal',
    message: { kind: 'send-signal', to: 65_535, body: 'x'.repeat(12_000) },
    hex: '93 01 cdffff da2ee0 78*12000',
  },
  { name: 'report', message: { kind: 'report-host', term: 2, hostId: 3 }, hex: '93 02 02 03' },
  { name: 'claim', message: { kind: 'claim-host', term: 0xffff_ffff }, hex: '92 03 ceffffffff' },
  {
    name: 'facts',
    message: {
      kind: 'describe-room',
      phase: 'playing',
      score: [2, 1],
      players: 5,
      playersMax: 12,
      title: 'Zoë',
      access: 'link',
      playedS: 78,
      limitS: 300,
      lobbyPingMs: 31,
    },
    hex: '9a 04 a7706c6179696e67 920201 05 0c a45a6fc3ab a46c696e6b 4e cd012c 1f',
  },
  { name: 'heartbeat', message: { kind: 'heartbeat' }, hex: '91 05' },
  { name: 'ban', message: { kind: 'ban-member', playerId: 300 }, hex: '92 06 cd012c' },
  {
    name: 'offer',
    message: { kind: 'offer-ahead', body: '[1,7,0]' },
    hex: '92 07 a75b312c372c305d',
  },
];

export const goldenLobbyNotices: readonly Golden<LobbyNotice>[] = [
  {
    name: 'welcome',
    message: {
      kind: 'welcome',
      code: 'ABC3',
      playerId: 2,
      term: 1,
      hostId: 1,
      ticket: 'dGlja2V0',
      iceServers: [
        [['stun:stun.example:3478'], '', ''],
        [['turn:turn.example:3478'], '1700000000:2', 'c2VjcmV0'],
      ],
      members: [
        [1, 'Tiko', true],
        [2, '', false],
      ],
      mayRelay: true,
    },
    hex: `
      99 01 a441424333 02 01 01 a864476c6a61325630
      929391b67374756e3a7374756e2e6578616d706c653a33343738a0a09391b674
      75726e3a7475726e2e6578616d706c653a33343738ac31373030303030303030
      3a32a86332566a636d5630 929301a454696b6fc39302a0c2 c3`,
  },
  {
    name: 'joined',
    message: { kind: 'member-joined', playerId: 3, name: '蹴球' },
    hex: `
      93 02 03 a6e8b9b4e79083`,
  },
  {
    name: 'left',
    message: { kind: 'member-left', playerId: 3, consented: true },
    hex: `
      93 03 03 c3`,
  },
  { name: 'forgotten', message: { kind: 'member-forgotten', playerId: 3 }, hex: '92 04 03' },
  {
    name: 'signal',
    message: { kind: 'signal', from: 2, body: '[1,7,0]' },
    hex: `
      93 05 02 a75b312c372c305d`,
  },
  { name: 'host', message: { kind: 'host', term: 2, hostId: 3 }, hex: '93 06 02 03' },
  { name: 'claim', message: { kind: 'claim', term: 2, granted: false }, hex: '93 07 02 c2' },
  {
    name: 'refusal',
    message: { kind: 'error', code: 'rate-limited', message: 'Slow down.' },
    hex: '93 08 ac726174652d6c696d69746564 aa536c6f7720646f776e2e',
  },
  {
    name: 'ticket',
    message: { kind: 'ticket', ticket: 'dGlja2V0' },
    hex: `
      92 09 a864476c6a61325630`,
  },
  { name: 'ice', message: { kind: 'ice', iceServers: [] }, hex: '92 0a 90' },
  { name: 'draining', message: { kind: 'draining', retryMs: 1500 }, hex: '92 0b cd05dc' },
  { name: 'offer taken', message: { kind: 'offer-taken' }, hex: '91 0c' },
];
