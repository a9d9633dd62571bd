// What a contender's page offers to the benchmark, and how it tells when its links are open.

/** Ms from the call to the first open channel, and to that of every link. */
export type JoinTimes = { readonly firstMs: number; readonly allMs: number };

export type ContenderPage = {
  /** Becomes a member that takes part in every link; an empty code opens a room. */
  readonly enter: (code: string) => Promise<string>;
  /** The click on "Join": nothing of the room is known before. Resolves with all links open. */
  readonly join: (code: string) => Promise<JoinTimes>;
};

declare global {
  interface Window {
    contender: ContenderPage;
  }
}

/** Call `opened` once per link; there may be none to wait for. */
export function createStopwatch(): {
  readonly opened: () => void;
  readonly untilOpen: (links: number) => Promise<JoinTimes>;
} {
  const startedMs = performance.now();
  const times: number[] = [];
  let check = (): void => {};
  return {
    opened: () => {
      times.push(performance.now() - startedMs);
      check();
    },
    untilOpen: (links) =>
      new Promise((resolve) => {
        check = () => {
          if (times.length >= links) resolve({ firstMs: times[0] ?? 0, allMs: times[links - 1] });
        };
        check();
      }),
  };
}
