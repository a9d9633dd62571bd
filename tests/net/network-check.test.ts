// C22, C23: what the self-test concludes from what a browser gathers.
import { describe, expect, it } from 'vitest';
import {
  checkNetwork,
  type LobbyVisit,
  networkSteps,
  type StepResult,
} from '../../game/net/network-check.ts';
import { type Gathered, readCandidate } from '../../game/net/network-gather.ts';
import { natOf } from '../../game/net/network-nat.ts';

const host = 'candidate:1 1 udp 2122260223 192.168.0.5 50000 typ host generation 0';
const hiddenHost = 'candidate:1 1 udp 2122260223 0b5e-11.local 50000 typ host';
const otherHost = 'candidate:2 1 udp 2122260222 7cc1-22.local 50001 typ host';
const mapped = (port: number, basePort = 50_000, address = '203.0.113.9') =>
  `candidate:3 1 udp 1686052607 ${address} ${port} typ srflx raddr 0.0.0.0 rport ${basePort}`;

function gatheredFrom(...lines: readonly string[]): Gathered {
  const candidates = lines.map((line) => readCandidate(line)!);
  return { candidates, errors: [], isComplete: true };
}

describe('a candidate line', () => {
  it('is read', () => {
    expect(readCandidate(mapped(40_000))).toEqual({
      type: 'srflx',
      protocol: 'udp',
      address: '203.0.113.9',
      port: 40_000,
      basePort: 50_000,
    });
    expect(readCandidate('candidate:1 1 TCP 1 10.0.0.1 9 typ host tcptype active')).toMatchObject({
      protocol: 'tcp',
      basePort: 0,
    });
  });

  it.each(['', 'candidate:', 'candidate:1 1 udp 1 10.0.0.1 9 typ odd', 'nonsense'])(
    'is refused: %j',
    (line) => expect(readCandidate(line)).toBeUndefined(),
  );
});

describe('the kind of router', () => {
  it.each<[string, Gathered, number, string]>([
    ['nobody answered', gatheredFrom(host), 0, 'nat-unknown-silent'],
    [
      'the own address came back',
      gatheredFrom(host, mapped(50_000, 0, '192.168.0.5')),
      2,
      'nat-open',
    ],
    ['nothing was translated', gatheredFrom(host), 2, 'nat-open'],
    ['one answer', gatheredFrom(host, mapped(40_000)), 1, 'nat-unknown-one-server'],
    ['two alike', gatheredFrom(host, mapped(40_000)), 2, 'nat-steady'],
    ['two ports', gatheredFrom(host, mapped(40_000), mapped(40_007)), 2, 'nat-symmetric'],
    [
      'two addresses of the router',
      gatheredFrom(host, mapped(40_000), mapped(40_000, 50_000, '203.0.113.10')),
      ...([2, 'nat-symmetric'] as const),
    ],
    [
      'two sockets, each steady',
      gatheredFrom(host, mapped(40_000, 50_000), mapped(40_007, 50_001)),
      ...([2, 'nat-steady'] as const),
    ],
    [
      'one socket with its port hidden',
      gatheredFrom(hiddenHost, mapped(40_000, 0), mapped(40_007, 0)),
      ...([2, 'nat-symmetric'] as const),
    ],
    [
      'two sockets with their ports hidden',
      gatheredFrom(hiddenHost, otherHost, mapped(40_000, 0), mapped(40_007, 0)),
      ...([2, 'nat-unknown-adapters'] as const),
    ],
    [
      'IPv4 and IPv6',
      gatheredFrom(host, mapped(40_000), mapped(50_000, 50_000, '2a00::1')),
      ...([2, 'nat-steady'] as const),
    ],
  ])('%s', (_what, gathered, answering, finding) => {
    expect(natOf(gathered, answering)).toBe(finding);
  });
});

describe('a test without WebRTC', () => {
  const blocked = async (visit: LobbyVisit): Promise<StepResult[]> => {
    const seen: string[] = [];
    const results = await checkNetwork({
      visitLobby: async () => visit,
      tools: {
        create: () => {
          throw new Error('taken away by an extension');
        },
        schedule: () => () => {},
      },
      nowMs: () => 0,
      onStart: (step) => seen.push(step),
      onResult: () => {},
    });
    expect([...new Set(seen)]).toEqual(networkSteps);
    return results;
  };

  it('goes through every step and tries nothing that is blocked', async () => {
    const results = await blocked({ ok: true, iceServers: [{ urls: 'stun:s.example' }] });
    expect(results.map(({ outcome }) => outcome)).toEqual([
      ...(['good', 'good', 'bad', 'skipped', 'skipped', 'skipped', 'skipped', 'skipped'] as const),
    ]);
  });

  it('tells what of the lobby failed', async () => {
    const socket = await blocked({ ok: false, step: 'socket', finding: 'socket-blocked' });
    expect(socket.slice(0, 2)).toEqual([
      { step: 'lobby', outcome: 'good', finding: 'lobby-ok' },
      { step: 'socket', outcome: 'bad', finding: 'socket-blocked' },
    ]);
    const gone = await blocked({ ok: false, step: 'lobby', finding: 'unreachable' });
    expect(gone.slice(0, 2)).toEqual([
      { step: 'lobby', outcome: 'bad', finding: 'unreachable' },
      { step: 'socket', outcome: 'skipped', finding: 'no-lobby' },
    ]);
  });
});
