// Tells from the frames themselves that a machine is too slow for the picture. Pure.

/** The first frames bake the pitch: they say nothing, in milliseconds. */
const settleMs = 2_000;
/** Measured over this long, in milliseconds. */
const measureMs = 4_000;
/** Below this part of what is asked for the picture is too rich. */
const leastPart = 0.75;
/** What a screen shows that has no limit set, in frames per second. */
const usualFps = 60;
/** A longer gap is a hidden tab, not a slow machine, in milliseconds. */
const gapMaxMs = 1_000;

/** Feed it the time of every frame; calls `onSlow` once if less than `part` of them come. */
export function createSlownessWatch(
  fpsMax: number,
  onSlow: () => void,
  part = leastPart,
): (nowMs: number) => void {
  const wantedFps = fpsMax > 0 ? Math.min(fpsMax, usualFps) : usualFps;
  let startMs = Number.NaN;
  let lastMs = Number.NaN;
  let frames = 0;
  let isOver = false;
  return (nowMs) => {
    if (isOver) return;
    if (Number.isNaN(startMs) || nowMs - lastMs > gapMaxMs) {
      startMs = nowMs;
      frames = 0;
    }
    lastMs = nowMs;
    const sinceMs = nowMs - startMs - settleMs;
    if (sinceMs < 0) return;
    frames += 1;
    if (sinceMs < measureMs) return;
    isOver = true;
    if (frames < (part * wantedFps * measureMs) / 1000) onSlow();
  };
}
