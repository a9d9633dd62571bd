// docs/diagnostics.md names exactly what a page in a room says of itself, and what its address may
// ask.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createReporter, readBeat } from '../../game/net/room-report.ts';
import { type RoomFacts, readDiagnostics } from '../../game/scenes/diagnostics.ts';
import { readPageOptions } from '../../game/scenes/page-options.ts';
import { NO_PICTURE } from '../../game/scenes/picture-facts.ts';
import type { Detector } from '../../shared/netcode/core.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { addPeer, createRoom, runFor } from '../simulator/simulated-room.ts';

const page = readFileSync(new URL('../../docs/diagnostics.md', import.meta.url), 'utf8');
const [fieldSection, optionSection] = page.split('## Options in the address');

/** First cells of the table rows of a text that match. */
function namesIn(text: string, row: RegExp): string[] {
  return [...text.matchAll(row)].map(([, name]) => name).sort();
}

/**
 * `peers[].rttMs` and the like, of every leaf; an array stands for its items and may not be empty.
 */
function leavesOf(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) {
    expect(value, at).not.toEqual([]);
    return [...new Set(value.flatMap((one) => leavesOf(one, `${at}[]`)))];
  }
  if (typeof value !== 'object' || value === null) return [at];
  const dot = at === '' ? '' : '.';
  return Object.entries(value).flatMap(([name, one]) => leavesOf(one, `${at}${dot}${name}`));
}

/** A room of two after a hand-off, with the little of a mesh and a lobby that diagnostics read. */
function roomOfTwo(): RoomFacts {
  const still = { jitterMs: 0, loss: 0, burst: 0, burstPackets: 0, duplicate: 0, reorder: 0 };
  const room = createRoom<RoomState>({
    simulation: roomSimulation,
    join: (target) => ({ kind: commandKind.join, target, value: 0, text: 'Tiko' }),
    seed: 1,
    quality: { ...still, delayMs: 10, blocked: false },
    lobbyDelayMs: 10,
    coded: false,
  });
  const host = addPeer(room, 1);
  addPeer(room, 2);
  runFor(room, 2500);
  host.session.handOff(host.clockOffsetMs + room.queue.nowMs);
  runFor(room, 1000);
  const facts = { ordered: false, maxRetransmits: 0, negotiated: true };
  const { session } = host;
  const traffic = { packetsSent: 1, bytesSent: 1, packetsReceived: 1, bytesReceived: 1 };
  const forwarded = { packets: 0, bytes: 0, refused: 0 };
  const routes = { routeOf: () => ({ kind: 'player', by: 3 }) as const, forwarded };
  const measured = { badMessages: 0, traffic, longestSendGapMs: 17, routes };
  return {
    placement: 'worker',
    beat: readBeat(session, undefined),
    report: createReporter(session).report(0, measured),
    present: session.present,
    lobby: { code: 'K7QX', playerId: 1, status: 'open' },
    entry: { seatMs: 20, liveMs: 90 },
    identities: { of: () => ({ kind: 'none' }) },
    mesh: {
      linkOf: () => 'open',
      setupMsOf: () => 40,
      replacementsOf: () => 0,
      channelFacts: () => [{ peerId: 2, channel: 'game', id: 0, ...facts }],
      faultySignals: 0,
    },
  } as unknown as RoomFacts;
}

describe('docs/diagnostics.md', () => {
  const shown = {
    frames: { drawn: 1, longestGapMs: 17 },
    picture: { ...NO_PICTURE, ownDisc: { x: 1, y: 2 } },
    practice: 'off',
  } as const;
  const rates = { upBytesPerS: 0, downBytesPerS: 0, upPacketsPerS: 0 };

  it('names exactly the fields of a page in a room', () => {
    const facts = readDiagnostics(roomOfTwo(), shown, rates);
    const documented = namesIn(fieldSection, /^\| `([\w.[\]]+)` *\|[^|]*\|[^|]*\|$/gm);
    expect(documented).toEqual(leavesOf(facts).sort());
  });

  it('names every way to notice the loss of a host', () => {
    const ways: Record<Detector, true> = {
      leave: true,
      'channel-closed': true,
      lobby: true,
      'silence-agreed': true,
      silence: true,
      mute: true,
      desync: true,
      view: true,
      handoff: true,
    };
    const documented = namesIn(fieldSection, /^\| `([\w-]+)` *\|[^|]*\|$/gm);
    expect(documented).toEqual(Object.keys(ways).sort());
  });

  it('names exactly the options of the address', () => {
    const documented = namesIn(optionSection, /^\| `\?(\w+)=[^`]*`[^|]*\|/gm);
    const { code, ...options } = readPageOptions({ search: '', hash: '#k7qx' });
    expect(code).toBe('K7QX');
    expect(documented).toEqual(Object.keys(options).sort());
    for (const [, asked] of optionSection.matchAll(/`(\?[^`]+)`/g)) {
      const [[name]] = [...new URLSearchParams(asked)] as [[keyof typeof options, string]];
      const { [name]: chosen } = readPageOptions({ search: asked, hash: '' });
      expect(chosen, asked).not.toBe(options[name]);
    }
  });

  it('is right that nothing outside a room fails', () => {
    const facts = readDiagnostics(undefined, shown, rates);
    expect(facts).toMatchObject({ roomCode: '', me: 0, host: 0, peers: [], channels: [] });
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
  });
});
