// All that one peer's netcode remembers; the functions around it take it first. Only data, no
// behaviour.
import type { Command } from '../protocol/command.ts';
import type { CommandRequest, KeyframeHead, PeerMessage } from '../protocol/peer-messages.ts';
import { type Agreement, createAgreement } from './agreement.ts';
import { type Assets, createAssets } from './asset-giving.ts';
import type { DesyncReport } from './desync-report.ts';
import { createRecord, type LogRecord } from './follow.ts';
import type { EarlyLog } from './handoff.ts';
import type { InputStream } from './input-stream.ts';
import type { Link } from './link.ts';
import { createLog, type Log, type LogCommand } from './log.ts';
import { createClock, type MatchClock, type Ms } from './match-clock.ts';
import type { AssetStore, Input, PlayerId, Simulation, Tick } from './simulation.ts';
import { createStats, type SessionStats } from './stats.ts';
import { createTimeline, type Timeline } from './timeline.ts';

export type Channel = 'game' | 'control';
/** A message for the caller to encode and send; a full game channel may drop it. */
export type Outgoing = {
  readonly to: PlayerId;
  readonly channel: Channel;
  readonly message: PeerMessage;
};
/** What the session wants from the lobby: the witness' vote, or that it knows whom we follow. */
export type LobbyEffect =
  | { readonly kind: 'claim'; readonly term: number }
  | { readonly kind: 'host'; readonly term: number; readonly host: PlayerId };

/** How the loss of a host was noticed (H3). */
export type Detector =
  | 'leave'
  | 'channel-closed'
  | 'lobby'
  | 'silence-agreed'
  | 'silence'
  | 'mute'
  | 'desync'
  | 'view'
  | 'handoff';

/** Following a host, or voting for the next one; see the table in docs/host-migration.md. */
export type ViewState = {
  status: 'following' | 'voting';
  /** Established term and host; 0 before the first. */
  term: number;
  host: PlayerId;
  /** Highest term voted in; lower ones are fenced off (H4). */
  votedTerm: number;
  candidate: PlayerId;
  lost: PlayerId;
  /** When this term's vote began. */
  startedMs: Ms;
  quorumMs: Ms;
  claimedMs: Ms;
  granted: boolean;
  readonly votes: Map<PlayerId, { readonly atMs: Ms; readonly logNext: Tick }>;
  detectedBy: Detector;
  /** Since when nobody shares the vote while the others follow a host; NaN if not so. */
  aloneMs: Ms;
  /** When another peer's vote of this term or a higher one came last. */
  companyMs: Ms;
  /** When the lost host was last heard. */
  heardMs: Ms;
  /** Its silence when it was given up. */
  silentMs: Ms;
  /** When the host now followed was taken. */
  followedMs: Ms;
  /** Time without news of the log, less twice the time of each entry that comes. */
  muteMs: Ms;
  /** True from taking a new host until its first newly confirmed tick. */
  measuring: boolean;
  provisional: boolean;
  /** Who played when the history became provisional; empty if this peer was not there. */
  electorate: readonly PlayerId[];
  /** Whom the lobby took for the host when it last said so. */
  lobby: { readonly term: number; readonly host: PlayerId; readonly atMs: Ms };
  /** When this host last outbid the vote of somebody without a seat. */
  outbidMs: Ms;
  /** Since when a smaller side of a higher term is heard; NaN if none is. */
  lesserSinceMs: Ms;
  /** Up to where this peer's log has been compared with its host's, and in which term. */
  readonly compared: { term: number; next: Tick };
  /** A rival of this term or a higher one: since when its side is the larger one, last seen. */
  readonly rival: { host: PlayerId; sinceMs: Ms; atMs: Ms };
};

/** What only a host uses. */
export type Sequencer = {
  readonly queue: LogCommand[];
  readonly absences: Map<PlayerId, 'absent' | 'left'>;
  toleranceTicks: number;
  successorsMs: Ms;
  /** Since when the next in line would be a better host, and when this one last gave way. */
  betterMs: Ms;
  gaveWayMs: Ms;
  /** When a host that the lobby doesn't know last reported itself. */
  reportedMs: Ms;
  /** After a stall of its own a host listens before it confirms (H3). */
  holdUntilMs: Ms;
  /** First tick of the recorded term that this peer knows of, host or not. */
  termStart: Tick;
  /** The entry that announced or took back a hand-off last. */
  handoffTick: Tick;
  /** The term that this peer handed over to, and the first tick that wasn't its own any more. */
  endedFor: number;
  endedNext: Tick;
};

/** A keyframe on its way in. */
export type Intake = {
  readonly from: PlayerId;
  readonly head: KeyframeHead;
  readonly state: Uint8Array;
  received: number;
};
/** A keyframe that has come, and when. */
export type KeptKeyframe = {
  readonly from: PlayerId;
  readonly head: KeyframeHead;
  readonly state: Uint8Array;
  readonly keptMs: Ms;
};
/** A keyframe on its way out, sliced over the next ticks. */
export type Handout = {
  readonly to: PlayerId;
  readonly tick: Tick;
  readonly state: Uint8Array;
  offset: number;
};

export type Core<State> = {
  readonly simulation: Simulation<State>;
  readonly me: PlayerId;
  readonly version: number;
  readonly log: Log;
  readonly timeline: Timeline<State>;
  readonly clock: MatchClock;
  readonly record: LogRecord;
  readonly view: ViewState;
  readonly sequencer: Sequencer;
  /** What the heir of a hand-off under way has decided already (H2). */
  early: EarlyLog | undefined;
  readonly streams: Map<PlayerId, InputStream>;
  readonly links: Map<PlayerId, Link>;
  readonly stats: SessionStats;
  /** True once this peer holds the room's state. */
  live: boolean;
  /** First tick that was stepped with inputs now known to be wrong; Infinity if none. */
  dirty: Tick;
  /** First tick not committed (N3). */
  commit: Tick;
  input: Input;
  inputDelayTicks: number;
  hidden: boolean;
  /** This peer's channels are in a Worker (N10). */
  worker: boolean;
  readonly pending: CommandRequest[];
  nextSequence: number;
  hostHint: PlayerId;
  intake: Intake | undefined;
  readonly handouts: Handout[];
  /** A whole keyframe that waits for the asset without which it can't be loaded. */
  kept: KeptKeyframe | undefined;
  readonly assets: Assets;
  readonly agreement: Agreement;
  /** Evidence of the newest disagreement, and when it was gathered (N7). */
  report: DesyncReport | undefined;
  reportMs: Ms;
  askedMs: Ms;
  /** Whom a keyframe was asked of last; nobody else's is taken. */
  askedOf: PlayerId;
  needsKeyframe: boolean;
  /** Since when the host's log begins beyond this peer's end; NaN if it doesn't. */
  gapSinceMs: Ms;
  lastUpdateMs: Ms;
  lastSentMs: Ms;
  /** What the last packets said of the host: news goes out at once (H3 c, H4). */
  readonly said: { term: number; votedTerm: number; hears: number };
  leaving: 'no' | 'handing-off' | 'saying' | 'left';
  leavingMs: Ms;
  outbox: Outgoing[];
  effects: LobbyEffect[];
  readonly inputsScratch: Uint8Array;
};

export function createCore<State>(
  simulation: Simulation<State>,
  me: PlayerId,
  version: number,
  store?: AssetStore,
): Core<State> {
  return {
    simulation,
    me,
    version,
    log: createLog(simulation.seats),
    timeline: createTimeline(simulation),
    clock: createClock(),
    record: createRecord(),
    view: createView(),
    sequencer: {
      queue: [],
      absences: new Map(),
      toleranceTicks: 6,
      successorsMs: Number.NEGATIVE_INFINITY,
      betterMs: 0,
      gaveWayMs: Number.NEGATIVE_INFINITY,
      reportedMs: Number.NEGATIVE_INFINITY,
      holdUntilMs: Number.NEGATIVE_INFINITY,
      termStart: 0,
      handoffTick: 0,
      endedFor: 0,
      endedNext: 0,
    },
    early: undefined,
    streams: new Map(),
    links: new Map(),
    stats: createStats(),
    live: false,
    dirty: Number.POSITIVE_INFINITY,
    commit: 0,
    input: 0,
    inputDelayTicks: 1,
    hidden: false,
    worker: false,
    pending: [],
    nextSequence: 1,
    hostHint: 0,
    intake: undefined,
    handouts: [],
    kept: undefined,
    assets: createAssets(store),
    agreement: createAgreement(),
    report: undefined,
    reportMs: Number.NEGATIVE_INFINITY,
    askedMs: Number.NEGATIVE_INFINITY,
    askedOf: 0,
    needsKeyframe: false,
    gapSinceMs: Number.NaN,
    lastUpdateMs: Number.NaN,
    lastSentMs: Number.NEGATIVE_INFINITY,
    said: { term: 0, votedTerm: 0, hears: 0 },
    leaving: 'no',
    leavingMs: 0,
    outbox: [],
    effects: [],
    inputsScratch: new Uint8Array(simulation.seats),
  };
}

function createView(): ViewState {
  return {
    status: 'following',
    term: 0,
    host: 0,
    votedTerm: 0,
    candidate: 0,
    lost: 0,
    startedMs: 0,
    quorumMs: 0,
    claimedMs: Number.NEGATIVE_INFINITY,
    granted: false,
    votes: new Map(),
    detectedBy: 'silence',
    aloneMs: Number.NaN,
    companyMs: Number.NEGATIVE_INFINITY,
    heardMs: 0,
    silentMs: 0,
    followedMs: 0,
    muteMs: 0,
    measuring: false,
    provisional: false,
    electorate: [],
    lobby: { term: 0, host: 0, atMs: 0 },
    outbidMs: Number.NEGATIVE_INFINITY,
    lesserSinceMs: Number.NaN,
    compared: { term: 0, next: 0 },
    rival: { host: 0, sinceMs: 0, atMs: 0 },
  };
}

/** Commands that the simulation sees; the netcode's own are above. */
export const NO_SIMULATION_COMMANDS: readonly Command[] = [];

export function isHost<State>(core: Core<State>): boolean {
  return core.live && core.view.status === 'following' && core.view.host === core.me;
}
