// From a key to the picture in virtual time: the own disc moves in the next drawn frame (N4), at
// whatever moment the key is pressed, and is drawn without a jump when the tick comes.
import { describe, expect, it } from 'vitest';
import type { RoomNotice } from '../../game/net/room-messages.ts';
import { createPictureTrack, followPicture } from '../../game/render/picture-track.ts';
import { RoomEngine } from '../../game/scenes/room-engine.ts';
import { RoomMirror } from '../../game/scenes/room-mirror.ts';
import { encodeInput } from '../../shared/simulation/input.ts';
import { seatOfPlayer } from '../../shared/simulation/readers.ts';
import { createShelf } from '../../shared/simulation/stadium-shelf.ts';

/** How long a message takes from thread to thread (ms): measured at 0.1 to 0.4. */
const messageMs = 0.5;
/** Right after a key a browser draws a frame before it takes any message: measured, too. */
type Pace = 'quick' | 'frame first';
const timerMs = 8;
const frameMs = 1000 / 60;
const right = encodeInput(1, false);

/** A room in a Worker and the page that draws it, both in steps of a tenth of a millisecond. */
function openPage(framePhaseMs: number, pace: Pace = 'quick') {
  let nowMs = 0;
  let tick = () => {};
  const mail: { atMs: number; take: () => void }[] = [];
  const send = (take: () => void) => void mail.push({ atMs: nowMs + messageMs, take });
  const mirror = new RoomMirror(createShelf());
  const track = createPictureTrack();
  const held: RoomNotice[] = [];
  const frames: { atMs: number; x: number }[] = [];
  let presentAtMs = 0;
  let wish = 0;
  let holdsMail = false;
  const take = (notice: RoomNotice) => {
    if (notice.kind !== 'beat') return;
    mirror.take(notice.beat, notice.buffer, notice.report);
    presentAtMs = notice.beat.presentAtMs;
    send(() => engine.take({ kind: 'picture', buffer: notice.buffer }));
  };
  const engine = new RoomEngine({
    placement: 'worker',
    notify: (notice) => send(() => (holdsMail ? held.push(notice) : take(notice))),
    nowMs: () => nowMs,
    timeOriginMs: 0,
    startTicker: (callback) => {
      tick = callback;
      return { stop: () => {} };
    },
  });
  const entrance = { playerId: 1, hostId: 1, term: 1, others: [], mayRelay: false };
  const start = { isAutopilot: false, isHidden: false, timeOriginMs: 0, assets: [], identity: 0 };
  engine.take({ kind: 'start', entrance, name: 'Tiko', ...start });
  const draw = () => {
    const { present } = mirror;
    if (present === undefined) return;
    const seat = seatOfPlayer(present, 1);
    followPicture(track, mirror.picture(presentAtMs, seat, wish), nowMs);
    frames.push({ atMs: nowMs, x: track.drawn.x[seat] });
  };
  let nextTimerMs = 0;
  let nextFrameMs = framePhaseMs;
  const runTo = (endMs: number) => {
    while (nowMs < endMs) {
      nowMs += 0.1;
      for (const due of mail.filter(({ atMs }) => atMs <= nowMs)) {
        mail.splice(mail.indexOf(due), 1);
        due.take();
      }
      if (nowMs >= nextTimerMs) {
        nextTimerMs += timerMs;
        tick();
      }
      if (nowMs >= nextFrameMs) {
        nextFrameMs += frameMs;
        draw();
        holdsMail = false;
        held.splice(0).forEach(take);
      }
    }
  };
  const press = (input: number) => {
    wish = input;
    holdsMail = pace === 'frame first';
    send(() => engine.take({ kind: 'input', input }));
  };
  return { runTo, press, frames };
}

describe('a key', () => {
  it.each(['quick', 'frame first'] as const)('moves the own disc in the next frame, %s', (pace) => {
    const waits: number[] = [];
    for (let phase = 0; phase < 1; phase += 0.13) {
      for (let keyPhase = 0; keyPhase < 1; keyPhase += 0.17) {
        const { runTo, press, frames } = openPage(phase * frameMs, pace);
        const keyMs = 1000.05 + keyPhase * frameMs;
        runTo(keyMs);
        const x = frames.at(-1)!.x;
        press(right);
        runTo(keyMs + 200);
        const after = frames.filter(({ atMs }) => atMs > keyMs);
        waits.push(after.findIndex((frame) => frame.x !== x));
      }
    }
    expect(waits.filter((frame) => frame !== 0)).toEqual([]);
  });

  it('moves it as physics does: no step back, and no jump', () => {
    const { runTo, press, frames } = openPage(3);
    runTo(1000);
    press(right);
    runTo(2000);
    press(0);
    runTo(2300);
    const steps = frames.map(({ x }, i) => (i === 0 ? 0 : x - frames[i - 1].x)).slice(50);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    // Top speed is 2.5 a tick; frames and ticks do not come in step.
    expect(Math.max(...steps)).toBeLessThan(3);
  });
});
