// The other half of ticker.ts: says "now" at the period that it is told.
self.onmessage = ({ data }: MessageEvent<number>) => {
  setInterval(() => self.postMessage(0), data);
};
