// What the network graph shows, and what is wrong in one word. Pure.

/** How packets reach a player. */
export type NetPath = 'direct' | 'relay' | 'player' | 'lobby' | 'connecting' | 'none';

export type NetPeer = {
  readonly playerId: number;
  readonly name: string;
  readonly rttMs: number;
  readonly jitterMs: number;
  /** 0 to 100, over the last 5 s. */
  readonly lossPercent: number;
  /** Ticks in which its input came too late at the host, since it is here. */
  readonly lateTicks: number;
  readonly path: NetPath;
  /** Whose connection carries it, with path `player`; else empty. */
  readonly via: string;
};

/** Half a second of it. */
export type NetSample = {
  /** The slowest of those whom this player hears. */
  readonly rttMs: number;
  readonly lossPercent: number;
  /** Ticks stepped again per second. */
  readonly rolledBack: number;
  readonly confirmMs: number;
};

export type NetView = {
  readonly peers: readonly NetPeer[];
  readonly hostName: string;
  readonly term: number;
  readonly tick: number;
  /** From a tick to its confirmation by the host. */
  readonly confirmMs: number;
  readonly rolledBackPerS: number;
  readonly deepestRollback: number;
  readonly frozenTicks: number;
  readonly upBytesPerS: number;
  readonly downBytesPerS: number;
  readonly upPacketsPerS: number;
  /** Own inputs too late, and ticks frozen, in the last 10 s. */
  readonly lateLately: number;
  readonly frozenLately: number;
  readonly hasDesync: boolean;
  /** Oldest first, 60 s at most. */
  readonly history: readonly NetSample[];
};

/** From here on a link is worth a warning, and from here on it is trouble. */
export const netLimits = {
  lossWarnPercent: 3,
  lossTroublePercent: 8,
  rttWarnMs: 150,
  rttTroubleMs: 250,
  /** Own inputs of 10 s: one in fifteen. */
  lateWarnTicks: 40,
} as const;

export type NetMood = 'good' | 'warn' | 'trouble';

export function moodOf(rttMs: number | null, lossPercent: number): NetMood {
  const { lossWarnPercent, lossTroublePercent, rttWarnMs, rttTroubleMs } = netLimits;
  if (lossPercent > lossTroublePercent || (rttMs ?? 0) > rttTroubleMs) return 'trouble';
  return lossPercent >= lossWarnPercent || (rttMs ?? 0) > rttWarnMs ? 'warn' : 'good';
}

/** What is wrong, as far as this side can know. */
export type NetCause =
  | { readonly kind: 'good' }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'late' }
  | { readonly kind: 'loss'; readonly percent: number; readonly name: string }
  | { readonly kind: 'slow'; readonly ms: number; readonly name: string };

/** A name where only one of several links is bad; empty where it is the own connection. */
export function causeOf(view: NetView): NetCause {
  const heard = view.peers.filter(({ path }) => path !== 'none' && path !== 'connecting');
  if (view.peers.length === 0) return { kind: 'nobody' };
  if (view.frozenLately > 0) return { kind: 'frozen' };
  const lossy = heard.filter(({ lossPercent }) => lossPercent >= netLimits.lossWarnPercent);
  if (lossy.length > 0) {
    const percent = Math.round(Math.max(...lossy.map((peer) => peer.lossPercent)));
    return { kind: 'loss', percent, name: culprit(heard, lossy) };
  }
  const slow = heard.filter(({ rttMs }) => rttMs > netLimits.rttWarnMs);
  if (slow.length > 0) {
    const ms = Math.round(Math.max(...slow.map((peer) => peer.rttMs)));
    return { kind: 'slow', ms, name: culprit(heard, slow) };
  }
  return { kind: view.lateLately > netLimits.lateWarnTicks ? 'late' : 'good' };
}

/** With one link only nobody can tell whose end is bad: then it is said of the own. */
function culprit(heard: readonly NetPeer[], bad: readonly NetPeer[]): string {
  return heard.length > 1 && bad.length === 1 ? bad[0].name : '';
}
