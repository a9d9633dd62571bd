// Watches how a room's links are doing: twice a second for the network graph, with a minute of
// history, and a word to the player when their connection has gone bad.
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import type { Beat, LinkReport, RoomReport } from '../net/room-messages.ts';
import type { AppModel } from '../ui/model.ts';
import {
  causeOf,
  type NetPath,
  type NetPeer,
  type NetSample,
  type NetView,
} from '../ui/net-view.ts';
import { sentenceOf } from '../ui/net-words.ts';
import { pushNotice } from '../ui/notice.ts';
import type { RoomView } from '../ui/room-view.ts';
import type { Rates } from './traffic.ts';

/** What of a room is looked at. */
export type NetFacts = {
  readonly beat: Beat;
  readonly report: RoomReport;
  readonly view: RoomView;
  readonly rates: Rates;
  /** How packets reach a player, and through whom. */
  readonly pathTo: (playerId: number) => { readonly path: NetPath; readonly via: number };
};

export type NetWatch = (nowMs: number, facts: NetFacts) => void;

const sampleEveryMs = 500;
const samplesKept = 120;
/** `...Lately` looks back over so many samples: 10 s. */
const latelySamples = 20;
/** A word about the same connection is repeated no sooner than this (ms). */
const sayEveryMs = 60_000;
/** A bad connection is news when it has been one for so many samples: 2 s. */
const badSamples = 4;

type Totals = { readonly rolledBack: number; readonly late: number; readonly frozen: number };

export function createNetWatch(model: AppModel): NetWatch {
  const totals: Totals[] = [];
  let history: readonly NetSample[] = [];
  let sampledMs = Number.NEGATIVE_INFINITY;
  let saidMs = Number.NEGATIVE_INFINITY;
  let bad = 0;
  return (nowMs, facts) => {
    if (nowMs - sampledMs < sampleEveryMs) return;
    const elapsedS = Math.min(2, (nowMs - sampledMs) / 1000);
    sampledMs = nowMs;
    const { report } = facts;
    totals.push({
      rolledBack: report.rolledBack,
      late: report.lateTicks,
      frozen: report.frozen,
    });
    if (totals.length > latelySamples) totals.shift();
    const rolledBack = (report.rolledBack - (totals.at(-2)?.rolledBack ?? 0)) / elapsedS;
    const peers = peersOf(facts);
    const sample = sampleOf(peers, facts.beat, Math.max(0, Math.round(rolledBack)));
    history = [...history.slice(1 - samplesKept), sample];
    const view = viewOf(facts, peers, history, totals[0]);
    model.net.value = view;
    const isMine = isOwnTrouble(view);
    bad = isMine ? bad + 1 : 0;
    if (bad < badSamples || nowMs - saidMs < sayEveryMs || model.isNetOpen.peek()) return;
    saidMs = nowMs;
    const { title, detail } = sentenceOf(causeOf(view));
    pushNotice(model.notices, title, { detail, action: 'net-graph' });
  };
}

/** The own connection loses more than anybody can play with. */
function isOwnTrouble(view: NetView): boolean {
  const cause = causeOf(view);
  if (cause.kind === 'loss') return cause.name === '' && cause.percent > 8;
  return cause.kind === 'slow' && cause.name === '' && cause.ms > 250;
}

function peersOf({ report, view, pathTo }: NetFacts): readonly NetPeer[] {
  const nameOf = (id: number) => view.seats.find(({ playerId }) => playerId === id)?.name ?? '';
  return view.seats
    .filter(({ playerId, isMe, isAway }) => playerId !== 0 && !isMe && !isAway)
    .map(({ playerId, name }) => {
      const link = report.links.find((one) => one.playerId === playerId && !one.isClosed);
      const { path, via } = pathTo(playerId);
      return { playerId, name, path, via: nameOf(via), ...measured(link) };
    });
}

function measured(link: LinkReport | undefined) {
  return {
    rttMs: Math.round(link?.rttMs ?? 0),
    jitterMs: Math.round(link?.jitterMs ?? 0),
    lossPercent: Math.round((link?.lossShare ?? 0) * 1000) / 10,
    lateTicks: link?.lateTicks ?? 0,
  };
}

function sampleOf(peers: readonly NetPeer[], beat: Beat, rolledBack: number): NetSample {
  const most = (values: readonly number[]) => Math.max(0, ...values);
  return {
    rttMs: most(peers.map(({ rttMs }) => rttMs)),
    lossPercent: most(peers.map(({ lossPercent }) => lossPercent)),
    rolledBack,
    confirmMs: Math.round(Math.max(0, beat.tick - beat.confirmedTick) * TICK_MS),
  };
}

function viewOf(
  { beat, report, view, rates }: NetFacts,
  peers: readonly NetPeer[],
  history: readonly NetSample[],
  before: Totals,
): NetView {
  const now = history[history.length - 1];
  return {
    peers,
    hostName: view.seats.find(({ playerId }) => playerId === beat.host)?.name ?? '',
    term: beat.term,
    tick: beat.tick,
    confirmMs: now.confirmMs,
    rolledBackPerS: now.rolledBack,
    deepestRollback: report.deepestRollback,
    frozenTicks: report.frozen,
    ...rates,
    lateLately: report.lateTicks - before.late,
    frozenLately: report.frozen - before.frozen,
    hasDesync: report.desyncs > 0,
    history,
  };
}
