// What runs inside the page for `npm run bench page`: when the menu and the pitch were there, and
// how long the main thread worked for each frame. Plain text, as compilers' helpers are missing.

export type PageTimes = {
  /** The button 'Play now' can be clicked (ms since the navigation began, as all of these). */
  readonly menuMs: number;
  /** Bots play behind the menu, and a frame of it has been drawn. */
  readonly pitchMs: number;
  /** Everything that had come over the wire by then, headers and the Worker's script included. */
  readonly bytes: number;
};

/** Becomes `window.pageTimes`; looks every 4 ms. */
export const loadProbe = `{
  performance.setResourceTimingBufferSize(1000);
  let menuMs;
  const timer = setInterval(() => {
    const buttons = [...document.querySelectorAll('button:enabled')];
    if (buttons.some((one) => one.textContent.includes('Play now'))) menuMs ??= performance.now();
    const facts = window.kickabout?.diagnostics();
    if (facts === undefined || facts.practice !== 'attract' || facts.frames.drawn === 0) return;
    clearInterval(timer);
    const pitchMs = performance.now();
    const kinds = ['navigation', 'resource'];
    const entries = kinds.flatMap((kind) => performance.getEntriesByType(kind));
    const bytes = entries.reduce((sum, { transferSize }) => sum + transferSize, 0);
    window.pageTimes = { menuMs, pitchMs, bytes };
  }, 4);
}`;

export type FrameTimes = {
  /** The page's own code in each frame (ms). */
  readonly script: readonly number[];
  /** From the first of it until style, layout, drawing and painting are done, too (ms). */
  readonly work: readonly number[];
  /** From one frame to the next (ms). */
  readonly gaps: readonly number[];
};

/**
 * Becomes `window.frameProbe`, emptied by whoever starts to measure. A message that is sent in a
 * frame arrives when the main thread is done with it.
 */
export const frameProbe = `{
  const probe = window.frameProbe = { script: [], work: [], gaps: [] };
  const { port1, port2 } = new MessageChannel();
  let frame;
  port1.onmessage = () => {
    probe.script.push(frame.scriptMs);
    probe.work.push(performance.now() - frame.startMs);
    if (frame.gapMs !== undefined) probe.gaps.push(frame.gapMs);
  };
  const request = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (callback) => request((atMs) => {
    const startMs = performance.now();
    if (frame?.atMs !== atMs) {
      frame = { atMs, startMs, scriptMs: 0, gapMs: frame && atMs - frame.atMs };
      port2.postMessage(0);
    }
    callback(atMs);
    frame.scriptMs += performance.now() - startMs;
  });
}`;
