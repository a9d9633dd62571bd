// The room itself without a browser: beats only for pictures at hand, less often for a hidden page,
// reports with every committed hash, and the same on both sides of a port (C13, C16, C17).
import { describe, expect, it } from 'vitest';
import { type Beat, PICTURES_MAX, type RoomNotice } from '../../game/net/room-messages.ts';
import { RoomEngine } from '../../game/scenes/room-engine.ts';
import { createResultGate } from '../../game/scenes/room-feed.ts';
import { RoomMirror } from '../../game/scenes/room-mirror.ts';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { nameAt, phaseOf, tickOf } from '../../shared/simulation/readers.ts';
import { createShelf } from '../../shared/simulation/stadium-shelf.ts';

type BeatNotice = Extract<RoomNotice, { kind: 'beat' }>;

const timerMs = 8;

/** A room of one that a test drives in its own time, and a page's copy of it. */
function openRoom() {
  let nowMs = 1000;
  let tick = () => {};
  let isStopped = false;
  const notices: RoomNotice[] = [];
  const mirror = new RoomMirror(createShelf());
  const engine = new RoomEngine({
    placement: 'page',
    notify: (notice) => notices.push(notice),
    nowMs: () => nowMs,
    timeOriginMs: 0,
    startTicker: (callback) => {
      tick = callback;
      return {
        stop: () => {
          isStopped = true;
        },
      };
    },
  });
  const entrance = { playerId: 1, hostId: 1, term: 1, others: [], mayRelay: false };
  const start = { isAutopilot: false, isHidden: false, timeOriginMs: 0, assets: [], identity: 0 };
  engine.take({ kind: 'start', entrance, name: 'Tiko', ...start });
  const takeBeats = () => {
    const beats = notices.filter((one): one is BeatNotice => one.kind === 'beat');
    notices.splice(0, notices.length, ...notices.filter((one) => one.kind !== 'beat'));
    return beats;
  };
  const run = (ms: number, onTick: () => void = () => {}) => {
    for (const endMs = nowMs + ms; nowMs < endMs && !isStopped; ) {
      nowMs += timerMs;
      tick();
      onTick();
    }
  };
  /** As a page does: takes each beat and sends the buffer back. */
  const runWithPage = (ms: number) => {
    const seen: BeatNotice[] = [];
    run(ms, () => {
      for (const one of takeBeats()) {
        mirror.take(one.beat, one.buffer, one.report);
        engine.take({ kind: 'picture', buffer: one.buffer });
        seen.push(one);
      }
    });
    return seen;
  };
  return { engine, mirror, notices, run, runWithPage, takeBeats };
}

describe('a room', () => {
  it('sends a beat per tick, and the page sees its state', () => {
    const { mirror, runWithPage } = openRoom();
    const seen = runWithPage(1000);
    const last = seen.at(-1)!.beat;
    expect(last.tick).toBeGreaterThan(57);
    expect(seen.length).toBeGreaterThanOrEqual(last.tick - 1);
    expect(last).toMatchObject({ isLive: true, isHost: true, isAlone: true, host: 1 });
    expect(tickOf(mirror.present!)).toBe(last.tick);
    expect(nameAt(mirror.present!, 0)).toBe('Tiko');
  });

  it('sends nothing to a page that gives no picture back, and catches up with the next', () => {
    const { engine, run, takeBeats } = openRoom();
    run(2000);
    const beats = takeBeats();
    expect(beats).toHaveLength(PICTURES_MAX);
    engine.take({ kind: 'picture', buffer: beats[0].buffer });
    run(30);
    const [next, ...more] = takeBeats();
    expect(more).toEqual([]);
    expect(next.beat.tick).toBeGreaterThan(beats.at(-1)!.beat.tick + 110);
  });

  it('sends fewer to a hidden page', () => {
    const { engine, runWithPage } = openRoom();
    runWithPage(100);
    engine.take({ kind: 'hidden', isHidden: true });
    const hidden = runWithPage(1000).length;
    expect(hidden).toBeGreaterThan(15);
    expect(hidden).toBeLessThan(22);
    engine.take({ kind: 'hidden', isHidden: false });
    expect(runWithPage(1000).length).toBeGreaterThan(55);
  });

  it('reports ten times a second, with the hash of every committed tick once', () => {
    const { mirror, runWithPage } = openRoom();
    const reports = runWithPage(3000).flatMap(({ report }) => report ?? []);
    expect(reports.length).toBeGreaterThan(25);
    expect(reports.length).toBeLessThan(31);
    const ticks = reports.flatMap(({ checksums }) => checksums.map(([tick]) => tick));
    expect(ticks).toEqual(ticks.map((_, i) => i));
    expect(ticks.length).toBeGreaterThan(165);
    for (const tick of ticks) expect(mirror.checksumAt(tick)).toBeDefined();
  });

  it('takes requests and a goodbye', () => {
    const { engine, mirror, notices, run, runWithPage } = openRoom();
    const ask = (kind: number, target = 0, value = 0) =>
      engine.take({ kind: 'request', command: { kind, target, value, text: '' } });
    runWithPage(200);
    ask(commandKind.setting, settingIndex.botsFill, 1);
    ask(commandKind.start);
    runWithPage(500);
    expect(phaseOf(mirror.present!)).not.toBe('waiting');
    engine.take({ kind: 'leave' });
    run(500);
    expect(notices.at(-1)).toEqual({ kind: 'end', end: 'left' });
  });

  it('does nothing any more once it was stopped', () => {
    const { runWithPage, engine } = openRoom();
    engine.stop();
    engine.take({ kind: 'leave' });
    expect(runWithPage(100)).toEqual([]);
  });
});

describe('a result', () => {
  const beat = (tick: number, committedTick: number, isProvisional = false) =>
    ({ tick, committedTick, isProvisional }) as Beat;
  const ended = { phase: 'ended' } as const;

  it('is shown once it is committed', () => {
    const isShown = createResultGate();
    expect(isShown({ phase: 'playing' }, beat(100, 95))).toBe(true);
    expect(isShown(ended, beat(106, 101))).toBe(false);
    expect(isShown(ended, beat(112, 105))).toBe(false);
    expect(isShown(ended, beat(118, 106))).toBe(true);
  });

  it('that was taken back waits anew', () => {
    const isShown = createResultGate();
    expect(isShown(ended, beat(100, 95))).toBe(false);
    expect(isShown({ phase: 'playing' }, beat(103, 98))).toBe(true);
    expect(isShown(ended, beat(110, 105))).toBe(false);
  });

  it('is shown to those who are cut off, too', () => {
    expect(createResultGate()(ended, beat(100, 95, true))).toBe(true);
  });
});
