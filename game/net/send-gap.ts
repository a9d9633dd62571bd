// The longest time in which a room sent nothing although there was somebody to send to: what the
// others felt of this page's hiccups. Reads no clock.

export type SendGap = {
  readonly longestMs: () => number;
  /** Once a tick: whether a packet was due to somebody, and whether any went out. */
  readonly note: (nowMs: number, isNeeded: boolean, isSent: boolean) => void;
};

export function createSendGap(): SendGap {
  let lastMs = Number.NaN;
  let longestMs = 0;
  return {
    longestMs: () => longestMs,
    note: (nowMs, isNeeded, isSent) => {
      if (!isNeeded) lastMs = Number.NaN;
      else if (!Number.isNaN(lastMs)) longestMs = Math.max(longestMs, nowMs - lastMs);
      if (isNeeded && (isSent || Number.isNaN(lastMs))) lastMs = nowMs;
    },
  };
}
