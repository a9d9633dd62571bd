// M1 of docs/host-migration.md: over a fleet of rooms under faults, no state of a session follows
// another one but as the table says (style rule 21).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Session } from '../../shared/netcode/session.ts';
import { chooseSchedule } from '../simulator/choose-schedule.ts';
import { playSchedule } from '../simulator/play.ts';

const seedFirst = Number(process.env.SEED ?? 1001);
const SEEDS = 30;

type Status = 'waiting' | 'following' | 'hosting' | 'voting';
type View = {
  readonly status: Status;
  readonly provisional: boolean;
  readonly term: number;
  readonly host: number;
};

/** Why the table allows a change, or undefined if it does not. */
const table: Readonly<Record<string, (before: View, after: View) => boolean>> = {
  'T1 waiting > following: a keyframe': (before, after) =>
    before.status === 'waiting' && after.status === 'following' && after.term > 0,
  'T2 waiting > hosting: opens the room': (before, after) =>
    before.status === 'waiting' && after.status === 'hosting' && after.term > 0,
  'T3 following > voting: gives the host up, or joins a vote': (before, after) =>
    before.status === 'following' && after.status === 'voting' && isSameView(before, after),
  'T4 hosting > voting: joins or outbids a vote of a higher term': (before, after) =>
    before.status === 'hosting' && after.status === 'voting' && isSameView(before, after),
  'T5 voting > hosting: has a quorum, or nobody has one for 2 s': (before, after) =>
    before.status === 'voting' && after.status === 'hosting' && after.term > before.term,
  'T6 voting > following: somebody is host of that term or a higher one': (before, after) =>
    before.status === 'voting' && after.status === 'following' && after.term > before.term,
  'T14 voting > following: withdraws a vote that nobody shares': (before, after) =>
    before.status === 'voting' && after.status === 'following' && isSameView(before, after),
  'T7 following > following: a higher term, or a hand-off': (before, after) =>
    before.status === 'following' && after.status === 'following' && after.term > before.term,
  'T8 following > hosting: takes a hand-off, or is alone': (before, after) =>
    before.status === 'following' && after.status === 'hosting' && after.term > before.term,
  'T9 hosting > following: a higher term, or hands off': (before, after) =>
    before.status === 'hosting' && after.status === 'following' && after.term > before.term,
  'T10 provisional > following: yields to another side, whatever its term': (before, after) =>
    before.provisional && after.status === 'following' && after.host !== before.host,
  'T11 provisional > settled: the lobby or a quorum knows the host, or the host says so': (
    before,
    after,
  ) => before.provisional && !after.provisional && isSameRole(before, after),
  'T12 settled > provisional: the host says so, or a vote brought a provisional log': (
    before,
    after,
  ) =>
    after.status !== 'hosting' &&
    after.provisional &&
    !before.provisional &&
    isSameRole(before, after),
  'T13 hosting settled > provisional: a link failed and no quorum speaks to it': (before, after) =>
    after.status === 'hosting' &&
    after.provisional &&
    !before.provisional &&
    isSameRole(before, after),
  'T15 settled > following: most follow another host of the same term': (before, after) =>
    (before.status === 'following' || before.status === 'hosting') &&
    after.status === 'following' &&
    after.term === before.term &&
    after.host !== before.host,
  'T16 hosting provisional > the same: outbids a host that only the lobby knows': (before, after) =>
    before.status === 'hosting' &&
    after.status === 'hosting' &&
    before.provisional &&
    after.provisional &&
    after.term > before.term,
};

const seen = new Map<string, number>();
const forbidden: string[] = [];
const original = {
  receive: Session.prototype.receive,
  update: Session.prototype.update,
  open: Session.prototype.open,
  witnessConfirmed: Session.prototype.witnessConfirmed,
};

beforeAll(() => {
  for (const name of ['receive', 'update', 'open', 'witnessConfirmed'] as const) {
    const call = original[name] as (this: Session<unknown>, ...args: unknown[]) => void;
    Object.assign(Session.prototype, {
      [name](this: Session<unknown>, ...args: unknown[]) {
        const before = viewOf(this);
        call.apply(this, args);
        judge(name, before, viewOf(this));
      },
    });
  }
});
afterAll(() => {
  Object.assign(Session.prototype, original);
});

test(`M1 no other transition happens over ${SEEDS} seeds from ${seedFirst}`, () => {
  for (let seed = seedFirst; seed < seedFirst + SEEDS; seed++)
    playSchedule(chooseSchedule(seed, { game: 'toy', coded: false }));
  expect([...new Set(forbidden)]).toEqual([]);
  // A table that is never used proves nothing.
  const common = Object.keys(table).filter((name) => !/^T1[02-6] /.test(name));
  expect(common.filter((name) => !seen.has(name))).toEqual([]);
});

function viewOf(session: Session<unknown>): View {
  const { term, host, isVoting, isHost, isProvisional } = session;
  const status = term === 0 ? 'waiting' : isVoting ? 'voting' : isHost ? 'hosting' : 'following';
  return { status, provisional: isProvisional, term, host };
}

function judge(call: string, before: View, after: View): void {
  if (isSameRole(before, after) && before.provisional === after.provisional) return;
  const rule = Object.keys(table).find((name) => table[name](before, after));
  if (rule === undefined)
    forbidden.push(`${call}: ${JSON.stringify(before)} > ${JSON.stringify(after)}`);
  else seen.set(rule, (seen.get(rule) ?? 0) + 1);
}

function isSameView(before: View, after: View): boolean {
  return before.term === after.term && before.host === after.host;
}
function isSameRole(before: View, after: View): boolean {
  return before.status === after.status && isSameView(before, after);
}
