// What the page and the room say to each other. The room runs in a Worker or on the page; the
// messages are the same (docs/connections.md, C13 to C18). Everything is plain data.
import type { DesyncReport } from '../../shared/netcode/desync-report.ts';
import type { AssetHash, PlayerId, Tick } from '../../shared/netcode/simulation.ts';
import type { Migration } from '../../shared/netcode/stats.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { LinkProof } from '../../shared/protocol/link-proof-message.ts';
import type { Said, Say, SayScope } from '../../shared/protocol/say-message.ts';
import type { ClosedReason, Traffic } from './channel-ends.ts';
import type { Forwarded } from './forwarder.ts';
import type { LobbyEvent, LobbyRoomErrorCode } from './lobby-event.ts';
import type { ChannelName } from './peer-channels.ts';
import type { ShownKey } from './peer-identity.ts';
import type { LinkEnd } from './peer-link.ts';
import type { Route } from './route.ts';

/** Where a room runs: in a Worker of its own, or on the page's thread. */
export type Placement = 'worker' | 'page';

/** Why taking part ended; `left` is the player's own wish. */
export type RoomEnd = 'left' | 'kicked-out' | 'no-connection' | 'room-closed' | LobbyRoomErrorCode;

/** What the lobby knows of the room when this player enters it. */
export type Entrance = {
  readonly playerId: PlayerId;
  readonly hostId: PlayerId;
  readonly term: number;
  /** Connected members besides this player. */
  readonly others: readonly PlayerId[];
  /** The lobby forwards between members that no other way leads between (C34). */
  readonly mayRelay: boolean;
};

/** What the lobby saw and the session is to know; signals stay with the mesh. */
export type Sighting = Extract<
  LobbyEvent,
  { kind: 'member-joined' | 'member-left' | 'claim' | 'host' | 'status' }
>;

/** From the page to the room. Rates are per person or per link unless said. */
export type RoomOrder =
  /** The first one, once. */
  | {
      readonly kind: 'start';
      readonly entrance: Entrance;
      /** The player's name for the seat. */
      readonly name: string;
      /** The word of the own key, 0 without one; then no other can be verified, either. */
      readonly identity: number;
      /** A bot plays this player's disc through the ordinary input path. */
      readonly isAutopilot: boolean;
      readonly isHidden: boolean;
      /** `performance.timeOrigin` of the page: all times are on its clock. */
      readonly timeOriginMs: number;
      /** Stadium files that the page holds already; at most a shelf of them. */
      readonly assets: readonly (readonly [AssetHash, Uint8Array])[];
    }
  /** Channels of a new link, transferred; a few in the life of a room. */
  | {
      readonly kind: 'adopt';
      readonly linkId: number;
      /** 0: the link was made ahead, and `bind` follows. */
      readonly peerId: PlayerId;
      readonly game: RTCDataChannel;
      readonly control: RTCDataChannel;
    }
  /** Whose a link is that was made ahead. */
  | { readonly kind: 'bind'; readonly linkId: number; readonly peerId: PlayerId }
  | { readonly kind: 'drop'; readonly linkId: number; readonly reason: ClosedReason | undefined }
  | { readonly kind: 'sighting'; readonly sighting: Sighting }
  /** What a member has sent through the lobby (C34). */
  | {
      readonly kind: 'relayed';
      readonly channel: ChannelName;
      readonly bytes: Uint8Array;
      readonly receivedMs: number;
    }
  | { readonly kind: 'others'; readonly others: readonly PlayerId[] }
  /** The player's wish, at every change of the keys. */
  | { readonly kind: 'input'; readonly input: number }
  /** A bot plays this player's disc from now on, or no longer. */
  | { readonly kind: 'autopilot'; readonly isOn: boolean }
  | { readonly kind: 'request'; readonly command: Omit<Command, 'by'> }
  /** To say something to these; a few a minute. */
  /** The own key, as it is shown to a peer. */
  | { readonly kind: 'prove'; readonly to: PlayerId; readonly proof: LinkProof }
  /** What a peer has shown. */
  | { readonly kind: 'shown'; readonly peerId: PlayerId; readonly shown: ShownKey }
  /** Nothing is sent to a peer any more, or taken from it. */
  | { readonly kind: 'refuse'; readonly peerId: PlayerId }
  /** A signal for a peer, the lobby being gone. */
  | { readonly kind: 'signal'; readonly to: PlayerId; readonly body: string }
  | { readonly kind: 'say'; readonly to: readonly PlayerId[]; readonly say: Say }
  /** A command that needs a stadium file, and the file. */
  | {
      readonly kind: 'bring';
      readonly hash: AssetHash;
      readonly bytes: Uint8Array;
      readonly command: Omit<Command, 'by'>;
    }
  | { readonly kind: 'hidden'; readonly isHidden: boolean }
  /** For the evidence of the newest disagreement; `evidence` answers. */
  | { readonly kind: 'gather' }
  /** Hand the host role on and leave; `end` answers. */
  | { readonly kind: 'leave' }
  /** The page goes away now: tell the others in this very turn. */
  | { readonly kind: 'vanish' }
  /** A picture's buffer comes back, transferred: the room may send another beat. */
  | { readonly kind: 'picture'; readonly buffer: ArrayBuffer };

/** What the page knows when a room begins, at every beginning anew. */
export type RoomStart = () => Omit<
  Extract<RoomOrder, { kind: 'start' }>,
  'kind' | 'entrance' | 'identity'
>;

/** From the room to the page. */
export type RoomNotice =
  /** The room can take orders. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly linkId: number }
  | { readonly kind: 'ended'; readonly linkId: number; readonly reason: LinkEnd }
  /** An open link has fallen silent although its peer is there; once in some seconds. */
  | { readonly kind: 'quiet'; readonly peerId: PlayerId }
  /** A peer is linked, over whatever route, and what it shows of its key. */
  | { readonly kind: 'met'; readonly peerId: PlayerId }
  | { readonly kind: 'proof'; readonly from: PlayerId; readonly proof: LinkProof }
  /** A signal that a peer has sent past the lobby. */
  | { readonly kind: 'signal'; readonly from: PlayerId; readonly body: string }
  /** For the lobby to forward; at most a packet per tick and peer, and only without another way. */
  | { readonly kind: 'relay'; readonly channel: ChannelName; readonly bytes: Uint8Array }
  /** For the lobby's witness; one or two per change of host. */
  | { readonly kind: 'claim'; readonly term: number }
  | { readonly kind: 'report'; readonly term: number; readonly host: PlayerId }
  /** A stadium file came from a peer; no state that needs it is sent before. */
  | { readonly kind: 'asset'; readonly hash: AssetHash; readonly bytes: Uint8Array }
  /** A peer has said something: cleaned, and no more of it than a person says. */
  | {
      readonly kind: 'said';
      readonly from: PlayerId;
      readonly scope: SayScope;
      readonly said: Said;
    }
  /** Undefined if all agree. */
  | { readonly kind: 'evidence'; readonly report: DesyncReport | undefined }
  /** The state of things, with every tick; never more of them under way than pictures. */
  | {
      readonly kind: 'beat';
      readonly beat: Beat;
      /** The room's pictures, transferred; the page sends it back. */
      readonly buffer: ArrayBuffer;
      /** With one beat in 100 ms. */
      readonly report: RoomReport | undefined;
    }
  | { readonly kind: 'end'; readonly end: RoomEnd };

/** What changes with every tick: flat and small. */
export type Beat = {
  readonly isLive: boolean;
  /** True once somebody of the room is linked. */
  readonly isLinked: boolean;
  readonly isHost: boolean;
  /** True while nobody else is seated. */
  readonly isAlone: boolean;
  readonly isProvisional: boolean;
  readonly host: PlayerId;
  readonly term: number;
  readonly tick: Tick;
  readonly confirmedTick: Tick;
  readonly committedTick: Tick;
  /** When the present was due on the tick grid, on the page's clock (ms). */
  readonly presentAtMs: number;
  /** What the buffer holds; nothing while the room is not live. */
  readonly picture: PictureFacts | undefined;
};

/** What a picture's buffer holds, in the order of its parts. */
export type PictureFacts = {
  readonly presentBytes: number;
  readonly previousBytes: number;
  readonly correctionBytes: number;
  /** The own disc's lead is there, its kick key down, and what wish has led to it. */
  readonly hasLead: boolean;
  readonly isKickHeld: boolean;
  readonly leadWish: number;
  readonly eventBytes: number;
};

/** One link as the session measures it. */
export type LinkReport = {
  readonly playerId: PlayerId;
  readonly isClosed: boolean;
  /** What carries it; undefined while nothing does. */
  readonly route: Route | undefined;
  readonly rttMs: number;
  /** How much the time between its packets varies: the standard deviation. */
  readonly jitterMs: number;
  readonly lossShare: number;
  /** Ticks in which its input came too late at the host. */
  readonly lateTicks: number;
};

/** What is read by people and tests, ten times a second. */
export type RoomReport = {
  /** When it was made, on the page's clock. */
  readonly atMs: number;
  readonly stepped: number;
  readonly rolledBack: number;
  readonly frozen: number;
  readonly deepestRollback: number;
  /** Own inputs that came too late at the host. */
  readonly lateTicks: number;
  readonly forks: number;
  readonly desyncs: number;
  /** Malformed, oversized, of a wrong type. */
  readonly badMessages: number;
  readonly checksumTick: Tick;
  readonly checksumLog: number;
  readonly checksumState: number;
  readonly migrations: readonly Migration[];
  readonly links: readonly LinkReport[];
  readonly traffic: Traffic;
  /** What this peer has forwarded for others. */
  readonly forwarded: Forwarded;
  /** The longest time between two packets, to whomever, while there was somebody to send to. */
  readonly longestSendGapMs: number;
  /** State hashes before ticks committed since the last report. */
  readonly checksums: readonly (readonly [Tick, number])[];
  /** The history was replaced: hashes of earlier reports are void. */
  readonly isAnew: boolean;
};

/** Pictures under way at once: one being drawn from, one on its way there, one on its way back. */
export const PICTURES_MAX = 3;
/** Between two reports (ms): as often as the screens change. */
export const REPORT_EVERY_MS = 100;
/** Between two beats while the page is hidden (ms): nobody looks, but the lobby is to be heard. */
export const HIDDEN_BEAT_EVERY_MS = 50;
/** Hashes in one report at most; the rest follows with the next. */
export const CHECKSUMS_PER_REPORT_MAX = 120;
