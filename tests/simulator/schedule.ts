// One run of a room as plain data: who is there, over which links, and what goes wrong when. It
// is chosen from the seed first and executed then, so that it can be written down, cut down and
// run again.
import type { LinkQuality } from './lossy-link.ts';

/** A peer by number, or by the part it has when the event comes. */
export type Whom = number | 'host' | 'next';

export type PeerPlan = {
  readonly id: number;
  readonly joinMs: number;
  readonly clockPpm: number;
  readonly clockOffsetMs: number;
  readonly granularityMs: number;
};

/** One direction of one link; what is not said is as `quality` of the schedule. */
export type LinkPlan = Partial<LinkQuality> & { readonly from: number; readonly to: number };

/** What goes wrong, and when (ms since the room opened). All that lasts ends by itself. */
export type FaultEvent = { readonly atMs: number } & (
  | { readonly kind: 'crash'; readonly whom: Whom; readonly fin: 'seen' | 'late' | 'none' }
  | { readonly kind: 'crash-two' }
  | { readonly kind: 'crash-candidate'; readonly afterMs: number }
  | { readonly kind: 'crash-heard-by-one'; readonly only: number; readonly ms: number }
  | { readonly kind: 'close-tab' | 'leave'; readonly whom: Whom }
  | { readonly kind: 'hand-off' }
  | { readonly kind: 'stop'; readonly whom: Whom; readonly ms: number }
  | {
      readonly kind: 'sleep';
      readonly whom: Whom;
      readonly ms: number;
      readonly clockRuns: boolean;
    }
  | { readonly kind: 'clock-step'; readonly whom: Whom; readonly byMs: number }
  | { readonly kind: 'hide' | 'background'; readonly whom: Whom; readonly ms: number }
  | { readonly kind: 'slow'; readonly whom: Whom; readonly ms: number; readonly stepMs: number }
  | {
      readonly kind: 'block';
      readonly whom: Whom;
      readonly other: number;
      readonly ms: number;
      readonly oneWay: boolean;
    }
  | {
      /** Those of `side` on one side, all others on the other; the lobby with one or both. */
      readonly kind: 'partition';
      readonly side: readonly number[];
      readonly withHost: boolean;
      readonly ms: number;
      readonly oneWay: boolean;
      readonly lobby: 'both' | 'side' | 'others';
    }
  | { readonly kind: 'isolate'; readonly whom: Whom; readonly ms: number; readonly lobby: boolean }
  | {
      readonly kind: 'degrade';
      readonly whom: Whom;
      readonly ms: number;
      readonly quality: Partial<LinkQuality>;
    }
  | { readonly kind: 'join' | 'return'; readonly id: number }
  | { readonly kind: 'lobby-down'; readonly ms: number }
  | { readonly kind: 'lobby-cut'; readonly whom: Whom; readonly ms: number }
  | { readonly kind: 'second-socket'; readonly whom: Whom }
  | { readonly kind: 'flood' | 'spoil' | 'lie'; readonly whom: Whom; readonly ms: number }
  | { readonly kind: 'replay'; readonly whom: Whom; readonly packets: number }
  | { readonly kind: 'asset'; readonly bytes: number }
);
export type FaultKind = FaultEvent['kind'];

export type Schedule = {
  readonly seed: number;
  readonly game: 'toy' | 'real';
  /** Real bytes through the codecs. */
  readonly coded: boolean;
  readonly peers: readonly PeerPlan[];
  readonly quality: LinkQuality;
  readonly links: readonly LinkPlan[];
  readonly lobbyDelayMs: number;
  /** End of the safety phase; then all faults end and the room must come to rest (ms). */
  readonly faultsUntilMs: number;
  readonly events: readonly FaultEvent[];
};
