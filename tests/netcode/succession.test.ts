// H1 the line of succession, and H2 a host that gives way by itself to a better one.
import { describe, expect, it } from 'vitest';
import { flagBit } from '../../shared/netcode/frame-flags.ts';
import { tendSuccession } from '../../shared/netcode/succession.ts';
import { runFor } from '../simulator/simulated-room.ts';
import { seatedCore } from './core-fixture.ts';
import { frozenIn, isOfOneMind, peerOf, toyRoom } from './room-fixture.ts';

const IDS = [1, 2, 3, 4];
const BASE = flagBit.live | flagBit.synced;

/** The list that a host publishes when this is known of its links. */
function lineOf(known: Readonly<Record<number, object>>): number[] {
  const core = seatedCore(1, IDS);
  for (const [id, facts] of Object.entries(known))
    Object.assign(core.links.get(Number(id))!, facts);
  core.record.successors = [];
  tendSuccession(core, 10);
  const text = core.sequencer.queue[0]?.command.text ?? '';
  return [...text].map((unit) => unit.charCodeAt(0));
}

describe('H1 the line of succession', () => {
  it.each<[string, Record<number, object>, number[]]>([
    ['who came first, all else being equal', {}, [2, 3, 4]],
    ['visible tabs', { 2: { flags: BASE | flagBit.hidden } }, [3, 4, 2]],
    ['Workers', { 4: { flags: BASE | flagBit.worker } }, [4, 2, 3]],
    ['the nearest', { 2: { rttMs: 90 }, 3: { rttMs: 50 } }, [4, 3, 2]],
    ['the least lossy', { 2: { lossShare: 0.12 } }, [3, 4, 2]],
    [
      'a visible tab before a Worker',
      {
        2: { flags: BASE | flagBit.worker | flagBit.hidden },
        3: { rttMs: 200 },
      },
      [4, 3, 2],
    ],
    ['those who were not voted out', { 2: { demotedUntilMs: 99 } }, [3, 4, 2]],
    ['those who did not cry wolf', { 3: { alarms: 0, alarmMs: 0 } }, [2, 4, 3]],
  ])('prefers %s', (_what, known, line) => {
    expect(lineOf(known)).toEqual(line);
  });
});

describe('H2 a host gives way by itself', () => {
  it('at once when its tab is hidden and has no Worker, and nothing freezes', () => {
    const room = toyRoom(4, { rttMs: 60 });
    peerOf(room, 1).session.setHidden(true);
    runFor(room, 600);
    expect([peerOf(room, 1).session.isHost, isOfOneMind(room), frozenIn(room)]).toEqual([
      false,
      true,
      0,
    ]);
    expect(peerOf(room, 2).session.stats.migrations.at(-1)?.detectedBy).toBe('handoff');
  });

  it('not when its channels are in a Worker and everybody else is hidden', () => {
    const room = toyRoom(3);
    for (const { session } of room.peers) session.setHasWorker(true);
    for (const { session } of room.peers) session.setHidden(true);
    runFor(room, 3000);
    expect(peerOf(room, 1).session.isHost).toBe(true);
  });

  it('to a clearly better one after a while, and not again for 30 s', () => {
    const room = toyRoom(3);
    peerOf(room, 2).session.setHasWorker(true);
    runFor(room, 3000);
    expect(peerOf(room, 1).session.isHost).toBe(true);
    runFor(room, 35_000);
    expect([peerOf(room, 2).session.isHost, isOfOneMind(room)]).toEqual([true, true]);
    peerOf(room, 2).session.setHasWorker(false);
    peerOf(room, 3).session.setHasWorker(true);
    runFor(room, 10_000);
    expect(peerOf(room, 2).session.isHost).toBe(true);
    runFor(room, 35_000);
    expect(peerOf(room, 3).session.isHost).toBe(true);
    expect(peerOf(room, 1).session.term).toBe(3);
  });
});
