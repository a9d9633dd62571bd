// What is wrong with the network: the cause in one word, whose it is, and the sentences for it.
import { describe, expect, it } from 'vitest';
import { createNetWatch, type NetFacts } from '../../game/scenes/net-watch.ts';
import { createAppModel } from '../../game/ui/model.ts';
import { causeOf, moodOf, type NetPeer, type NetView } from '../../game/ui/net-view.ts';
import { sentenceOf } from '../../game/ui/net-words.ts';
import { previewNet, previewRoom } from './preview/data.ts';

const peer: NetPeer = {
  ...{ playerId: 2, name: 'Maren', path: 'direct', via: '' },
  ...{ rttMs: 31, jitterMs: 2, lossPercent: 0, lateTicks: 0 },
};
const other = { ...peer, playerId: 3, name: 'Luca' };
const viewOf = (peers: readonly NetPeer[], changes: Partial<NetView> = {}): NetView => ({
  ...previewNet,
  lateLately: 0,
  peers,
  ...changes,
});

describe('the cause', () => {
  it('is none where all is well, and nobody where nobody is', () => {
    expect(causeOf(viewOf([peer, other]))).toEqual({ kind: 'good' });
    expect(causeOf(viewOf([]))).toEqual({ kind: 'nobody' });
  });

  it('is one player’s where one of several links is bad', () => {
    const lossy = { ...peer, lossPercent: 12.4 };
    expect(causeOf(viewOf([lossy, other]))).toEqual({ kind: 'loss', percent: 12, name: 'Maren' });
    const slow = { ...peer, rttMs: 260 };
    expect(causeOf(viewOf([slow, other]))).toEqual({ kind: 'slow', ms: 260, name: 'Maren' });
  });

  it('is the own where all are bad, or the only one', () => {
    const lossy = { ...peer, lossPercent: 12.4 };
    for (const peers of [[lossy], [lossy, { ...other, lossPercent: 4 }]])
      expect(causeOf(viewOf(peers))).toEqual({ kind: 'loss', percent: 12, name: '' });
  });

  it('does not count who is still connecting', () => {
    const coming: NetPeer = { ...other, path: 'connecting', lossPercent: 90, rttMs: 900 };
    expect(causeOf(viewOf([peer, coming]))).toEqual({ kind: 'good' });
  });

  it('a match that stands still says so first; late keys only where nothing else is wrong', () => {
    const lossy = { ...peer, lossPercent: 50 };
    expect(causeOf(viewOf([lossy], { frozenLately: 3, lateLately: 99 })).kind).toBe('frozen');
    expect(causeOf(viewOf([peer], { lateLately: 99 })).kind).toBe('late');
  });

  it('has words, with the usual reason', () => {
    expect(sentenceOf({ kind: 'loss', percent: 12, name: '' })).toEqual({
      title: 'Your connection is dropping packets.',
      detail: '12% lost in the last 5 s. Wi-Fi is the usual cause.',
    });
    expect(sentenceOf({ kind: 'slow', ms: 300, name: 'Maren' }).title).toMatch(/Maren/);
  });
});

it('amber from 3 % or 150 ms, red above 8 % or 250 ms', () => {
  expect([moodOf(31, 0), moodOf(null, 2.9)]).toEqual(['good', 'good']);
  expect([moodOf(151, 0), moodOf(31, 3), moodOf(250, 8)]).toEqual(['warn', 'warn', 'warn']);
  expect([moodOf(251, 0), moodOf(null, 8.1)]).toEqual(['trouble', 'trouble']);
});

describe('the watch', () => {
  const facts = (lossShare: number, rolledBack: number): NetFacts => ({
    beat: { host: 2, term: 1, tick: 100, confirmedTick: 94 } as NetFacts['beat'],
    report: {
      ...{ rolledBack, lateTicks: 0, frozen: 0, deepestRollback: 4, desyncs: 0 },
      links: [2, 4].map((playerId) => ({
        ...{ playerId, lossShare, isClosed: false, rttMs: 30.4, jitterMs: 1.6, lateTicks: 0 },
      })),
    } as unknown as NetFacts['report'],
    view: previewRoom({ me: 1 }),
    rates: { upBytesPerS: 1, downBytesPerS: 2, upPacketsPerS: 3 },
    pathTo: () => ({ path: 'direct', via: 0 }),
  });

  it('keeps a minute, and rates per second', () => {
    const model = createAppModel();
    const watch = createNetWatch(model);
    for (let i = 0; i < 400; i += 1) watch(i * 250, facts(0, 3 * i));
    const { history, rolledBackPerS, confirmMs, peers } = model.net.value!;
    expect(history).toHaveLength(120);
    expect([rolledBackPerS, confirmMs]).toEqual([12, 100]);
    expect(peers.map(({ name, rttMs }) => [name, rttMs])).toEqual([
      ['Maren', 30],
      ['Kofi', 30],
      ['<i>Ines</i> Vasconcelos', 0],
      ['Zofia', 0],
    ]);
    expect(model.notices.value).toEqual([]);
  });

  it('tells a player with a bad connection, once a minute, with the way to the graph', () => {
    const model = createAppModel();
    const watch = createNetWatch(model);
    const said = (fromMs: number, toMs: number, lossShare: number) => {
      model.notices.value = [];
      for (let ms = fromMs; ms < toMs; ms += 500) {
        const one = facts(lossShare, 0);
        watch(ms, { ...one, view: { ...one.view, seats: one.view.seats.slice(0, 3) } });
      }
      return model.notices.value;
    };
    expect(said(0, 1500, 0.12)).toEqual([]);
    expect(said(1500, 50_000, 0.12)).toMatchObject([{ action: 'net-graph' }]);
    expect(said(50_000, 61_000, 0.12)).toEqual([]);
    expect(said(61_000, 70_000, 0.12)).toHaveLength(1);
    expect(said(70_000, 200_000, 0.05)).toEqual([]);
  });
});
