// H1, H4: who comes next, how many make a quorum, and what the log says of host and term.
import { describe, expect, it } from 'vitest';
import {
  candidateOf,
  commitQuorumOf,
  createRecord,
  type LogRecord,
  netcodeCommand,
  quorumOf,
  recordCommands,
  successorsText,
} from '../../shared/netcode/follow.ts';
import { COMMAND_TEXT_UNITS_MAX } from '../../shared/protocol/command.ts';
import { SUCCESSORS_MAX } from '../../shared/protocol/peer-limits.ts';
import { command } from './core-fixture.ts';

const own = (...commands: ReturnType<typeof command>[]) =>
  commands.map((one) => ({ sequence: 0, command: one }));

describe('H4 quorum table', () => {
  it.each([
    [1, 1, false],
    [2, 2, true],
    [3, 2, false],
    [4, 3, true],
    [5, 3, false],
    [6, 4, true],
    [7, 4, false],
    [8, 5, true],
    [9, 5, false],
    [10, 6, true],
    [11, 6, false],
    [12, 7, true],
  ])('of %i players %i votes, witness %s', (players, quorum, witness) => {
    expect(quorumOf(players)).toEqual({ quorum, witness });
  });

  it.each(Array.from({ length: 15 }, (_, i) => i + 2))(
    '%i players: two quorums share a voter',
    (n) => {
      const { quorum, witness } = quorumOf(n);
      expect(2 * quorum).toBeGreaterThan(n + (witness ? 1 : 0));
    },
  );

  // The witness votes but holds nothing: a quorum of an election has at least `quorum - 1` players.
  it.each(Array.from({ length: 15 }, (_, i) => i + 2))(
    '%i players: whoever is elected, one of its voters holds every committed tick',
    (n) => {
      const { quorum, witness } = quorumOf(n);
      const electing = quorum - (witness ? 1 : 0);
      expect(commitQuorumOf(n) + electing).toBeGreaterThan(n);
    },
  );

  it('a 1v1 is decided by the witness alone', () => {
    expect(quorumOf(2)).toEqual({ quorum: 2, witness: true });
    expect(commitQuorumOf(2)).toBe(2);
  });
});

describe('H1 the line of succession', () => {
  const record: LogRecord = { ...createRecord(), term: 3, host: 1, successors: [2, 1, 3, 4] };

  it('gives every later term its host in advance, and the host itself is not in it', () => {
    expect([4, 5, 6, 7, 8].map((term) => candidateOf(record, term))).toEqual([2, 3, 4, 2, 3]);
  });

  it('of nobody is nobody', () => {
    expect(candidateOf({ ...record, successors: [] }, 4)).toBe(0);
    expect(candidateOf({ ...record, successors: [1] }, 4)).toBe(0);
  });

  it('fits the text of a command for every seat and survives it', () => {
    const ids = [1, 255, 256, 0xd800, 0xffff];
    const text = successorsText(ids);
    const taken = createRecord();
    recordCommands(taken, own(command(netcodeCommand.successors, { text })));
    expect(taken.successors).toEqual(ids);
    expect(SUCCESSORS_MAX).toBeLessThanOrEqual(COMMAND_TEXT_UNITS_MAX);
  });
});

describe('the record of the log', () => {
  it('knows term and host of the last entry, and a new term ends a hand-off', () => {
    const record = createRecord();
    recordCommands(record, own(command(netcodeCommand.handoff, { target: 2, value: 99 })));
    expect([record.handoffTo, record.handoffLast]).toEqual([2, 99]);
    recordCommands(record, own(command(netcodeCommand.term, { target: 2, value: 5 })));
    expect([record.term, record.host, record.handoffTo]).toEqual([5, 2, 0]);
  });

  it('remembers the last number of each player, of at most 64 players, the latest ones', () => {
    const record = createRecord();
    const ask = (by: number, sequence: number) =>
      recordCommands(record, [{ sequence, command: command(1, { by }) }]);
    for (let by = 1; by <= 64; by++) ask(by, 1);
    ask(1, 2);
    ask(65, 1);
    expect(record.sequences.size).toBe(64);
    expect(record.sequences.get(1)).toBe(2);
    expect(record.sequences.has(2)).toBe(false);
  });

  it("does not remember the host's own commands", () => {
    const record = createRecord();
    recordCommands(record, own(command(1, { by: 0 })));
    expect(record.sequences.size).toBe(0);
  });
});
