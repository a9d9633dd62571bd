// L10 and L11: every line of the witness' tables.
import { describe, expect, it } from 'vitest';
import {
  appointHost,
  claimHost,
  createWitness,
  forgetWord,
  noteHeartbeat,
  OUTBID_JUMP_MAX,
  reportHost,
  TERM_JUMP_MAX,
  type Witness,
} from '../../lobby-server/witness.ts';
import { HEARTBEAT_INTERVAL_MS, HEARTBEAT_STALE_MS } from '../../shared/protocol/lobby-limits.ts';

const bornMs = 1_000;
const all = [1, 2, 3, 4];
const withoutHost = [2, 3, 4];
const fresh = bornMs + HEARTBEAT_STALE_MS;
const stale = fresh + 1;

/** Host 1 in term 5, heard at `bornMs`. */
const witnessOf = (): Witness => createWitness(5, 1, bornMs);
const hostOf = ({ term, hostId }: Witness) => ({ term, hostId });

describe('reports', () => {
  it.each([
    ['the present host hands over', 1, 6, 2, all, true],
    ['the present host speaks of a hand-over some terms later', 1, 9, 2, all, false],
    ['the present host outbids a vote', 1, 5 + OUTBID_JUMP_MAX, 1, all, true],
    ['the present host leaves out too many terms', 1, 6 + OUTBID_JUMP_MAX, 1, all, false],
    ['the present host is all there is, and some terms on', 1, 9, 1, [1], true],
    ['the present host again, in its own term', 1, 5, 1, all, false],
    ['the present host hands over backwards', 1, 4, 2, all, false],
    ['another names itself while the host is connected', 2, 6, 2, all, false],
    ['another names itself, the host gone', 2, 6, 2, withoutHost, true],
    ['another names a third, the host gone', 2, 6, 3, withoutHost, false],
    ['a lone member says anything', 2, 6, 3, [2], true],
    ['a term too far ahead', 1, 5 + TERM_JUMP_MAX + 1, 2, all, false],
  ])('%s', (_, from, term, hostId, connected, accepted) => {
    const witness = witnessOf();
    expect(reportHost(witness, from, { term, hostId }, connected, fresh)).toBe(accepted);
    expect(hostOf(witness)).toEqual(accepted ? { term, hostId } : { term: 5, hostId: 1 });
  });

  it('are a fact when more than half of the connected members say the same', () => {
    const witness = witnessOf();
    expect(reportHost(witness, 2, { term: 6, hostId: 4 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 3, { term: 6, hostId: 4 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 3, { term: 6, hostId: 4 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 4, { term: 6, hostId: 4 }, all, fresh)).toBe(true);
    expect(hostOf(witness)).toEqual({ term: 6, hostId: 4 });
  });

  it('of a hand-over some terms later are a fact once most say the same', () => {
    const witness = witnessOf();
    expect(reportHost(witness, 1, { term: 8, hostId: 2 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 2, { term: 8, hostId: 2 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 3, { term: 8, hostId: 2 }, all, fresh)).toBe(true);
  });

  it('of a hand-over are heeded when they overtook the one before', () => {
    const witness = witnessOf();
    expect(reportHost(witness, 3, { term: 8, hostId: 4 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 2, { term: 7, hostId: 3 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 1, { term: 6, hostId: 2 }, all, fresh)).toBe(true);
    expect(hostOf(witness)).toEqual({ term: 8, hostId: 4 });
  });

  it('of a claim name nobody, so a new host that has claimed hands over to nobody', () => {
    const witness = witnessOf();
    claimHost(witness, 2, 7, all, fresh);
    expect(reportHost(witness, 1, { term: 6, hostId: 2 }, all, fresh)).toBe(true);
    expect(hostOf(witness)).toEqual({ term: 6, hostId: 2 });
  });

  it('do not add up when they name different hosts or terms', () => {
    const witness = witnessOf();
    expect(reportHost(witness, 2, { term: 6, hostId: 4 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 3, { term: 6, hostId: 2 }, all, fresh)).toBe(false);
    expect(reportHost(witness, 4, { term: 7, hostId: 4 }, all, fresh)).toBe(false);
  });

  it('of members that have gone do not count', () => {
    const witness = witnessOf();
    reportHost(witness, 2, { term: 6, hostId: 4 }, all, fresh);
    reportHost(witness, 3, { term: 6, hostId: 4 }, all, fresh);
    forgetWord(witness, 3);
    expect(reportHost(witness, 4, { term: 6, hostId: 4 }, [1, 2, 3, 4], fresh)).toBe(false);
  });

  it('of the elected host are believed while the old one is still connected', () => {
    const witness = witnessOf();
    expect(claimHost(witness, 2, 6, all, stale)).toBe(true);
    expect(reportHost(witness, 2, { term: 6, hostId: 2 }, all, stale)).toBe(true);
  });

  it('of the old host do not overturn a vote, but a majority does', () => {
    const witness = witnessOf();
    expect(claimHost(witness, 2, 6, all, stale)).toBe(true);
    expect(reportHost(witness, 1, { term: 6, hostId: 3 }, all, stale)).toBe(false);
    expect(reportHost(witness, 3, { term: 6, hostId: 3 }, [2, 3, 4], stale)).toBe(false);
    expect(reportHost(witness, 4, { term: 6, hostId: 3 }, [2, 3, 4], stale)).toBe(true);
  });
});

describe('the vote', () => {
  it.each([
    ['the host is connected and heard', 2, 6, all, fresh, false],
    ['the heartbeat is too old', 2, 6, all, stale, true],
    ['the socket of the host is gone', 2, 6, withoutHost, fresh, true],
    ['the term is the present one', 2, 5, withoutHost, stale, false],
    ['the term is lower', 2, 4, withoutHost, stale, false],
    ['the term is too far ahead', 2, 5 + TERM_JUMP_MAX + 1, withoutHost, stale, false],
    ['the host confirms itself', 1, 5, all, fresh, true],
  ])('%s', (_, from, term, connected, nowMs, granted) => {
    expect(claimHost(witnessOf(), from, term, connected, nowMs)).toBe(granted);
  });

  it('goes to one candidate per term, who may ask again', () => {
    const witness = witnessOf();
    expect(claimHost(witness, 2, 6, withoutHost, stale)).toBe(true);
    expect(claimHost(witness, 3, 6, withoutHost, stale)).toBe(false);
    expect(claimHost(witness, 2, 6, withoutHost, stale)).toBe(true);
    expect(claimHost(witness, 3, 7, withoutHost, stale)).toBe(true);
    expect(claimHost(witness, 2, 6, withoutHost, stale)).toBe(false);
  });

  it('is granted when most of the members doubt a host that the lobby still hears', () => {
    const witness = witnessOf();
    expect(claimHost(witness, 2, 6, all, fresh)).toBe(false);
    reportHost(witness, 3, { term: 6, hostId: 2 }, all, fresh);
    expect(claimHost(witness, 2, 6, all, fresh)).toBe(false);
    reportHost(witness, 4, { term: 7, hostId: 3 }, all, fresh);
    expect(claimHost(witness, 2, 6, all, fresh)).toBe(true);
  });

  it('is not granted by what the host said itself', () => {
    const witness = witnessOf();
    reportHost(witness, 1, { term: 9, hostId: 2 }, [1, 2, 3], fresh);
    expect(claimHost(witness, 2, 6, [1, 2, 3], fresh)).toBe(false);
    expect(claimHost(witness, 3, 6, [1, 2, 3], fresh)).toBe(true);
  });

  it('counts only the heartbeats of the host', () => {
    const witness = witnessOf();
    noteHeartbeat(witness, 2, stale);
    expect(claimHost(witness, 2, 6, all, stale)).toBe(true);
    const heard = witnessOf();
    noteHeartbeat(heard, 1, stale);
    expect(claimHost(heard, 2, 6, all, stale)).toBe(false);
  });

  it('never lets an appointed host share a term with an elected one', () => {
    const witness = witnessOf();
    claimHost(witness, 2, 8, withoutHost, stale);
    appointHost(witness, 4, stale);
    expect(hostOf(witness)).toEqual({ term: 9, hostId: 4 });
  });
});

it('leaves a host time for a late heartbeat', () => {
  expect(HEARTBEAT_INTERVAL_MS).toBeLessThan(HEARTBEAT_STALE_MS);
});
