// One room as this page takes part in it: the lobby, the connections, and the port to the room
// itself, which runs elsewhere. Works when the room's beat arrives, so also in a hidden tab.
import type { DesyncReport } from '../../shared/netcode/desync-report.ts';
import type { AssetHash, PlayerId } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { ROOM_MEMBERS_MAX } from '../../shared/protocol/lobby-limits.ts';
import type { RoomFacts } from '../../shared/protocol/lobby-messages.ts';
import { type Said, type SayScope, writeSay } from '../../shared/protocol/say-message.ts';
import { BeatWatch } from './beat-watch.ts';
import { createEvidenceDesk } from './evidence.ts';
import { HostDuties } from './host-duties.ts';
import { LinkRepair } from './link-repair.ts';
import { LobbyEars } from './lobby-ears.ts';
import type { ChannelHome, Mesh } from './mesh.ts';
import { type OwnIdentity, RoomIdentities } from './room-identities.ts';
import type {
  Beat,
  Placement,
  RoomEnd,
  RoomNotice,
  RoomOrder,
  RoomReport,
  RoomStart,
} from './room-messages.ts';
import type { RoomPort } from './room-port.ts';
import type { RoomLobby } from './solo-lobby.ts';

export type RoomClientOptions = {
  readonly lobby: RoomLobby;
  readonly createMesh: (
    lobby: RoomLobby,
    home: ChannelHome,
    sendSignal: (to: PlayerId, body: string) => void,
  ) => Mesh;
  readonly port: RoomPort;
  /** The port to start anew with when a Worker dies: one on the page. */
  readonly openPagePort: () => Promise<RoomPort>;
  readonly start: RoomStart;
  /** For the room list; asked once a second of a host. */
  readonly facts: () => RoomFacts | undefined;
  readonly identity: OwnIdentity;
  readonly nowMs: () => number;
};

export type RoomClientHandlers = {
  /** Borrowed: the buffer goes back to the room right after. */
  readonly onBeat: (beat: Beat, buffer: ArrayBuffer, report: RoomReport | undefined) => void;
  readonly onAsset: (hash: AssetHash, bytes: Uint8Array) => void;
  readonly onSaid: (from: PlayerId, scope: SayScope, said: Said) => void;
  readonly onEnd: (end: RoomEnd) => void;
};

export class RoomClient {
  readonly lobby: RoomLobby;
  readonly #options: RoomClientOptions;
  #port: RoomPort | undefined;
  readonly #duties: HostDuties;
  readonly #ears: LobbyEars;
  readonly identities: RoomIdentities;
  #mesh: Mesh;
  #handlers: RoomClientHandlers | undefined;
  #beat: Beat | undefined;
  #report: RoomReport | undefined;
  readonly #repair = new LinkRepair();
  #input = 0;
  #isLeaving = false;
  #end: RoomEnd | undefined;
  readonly #watch: BeatWatch;
  readonly #evidence = createEvidenceDesk();

  constructor(options: RoomClientOptions) {
    this.#options = options;
    this.lobby = options.lobby;
    this.#duties = new HostDuties(options.lobby, options.facts);
    this.#ears = new LobbyEars({
      lobby: options.lobby,
      mesh: () => this.#mesh,
      post: (order) => this.#post(order),
      onClosed: (end) => this.#finish(end),
      isRefused: (playerId) => this.identities.isRefused(playerId),
      nowMs: options.nowMs,
    });
    this.identities = new RoomIdentities({
      ...options,
      mesh: () => this.#mesh,
      post: (order) => this.#post(order),
    });
    this.#watch = new BeatWatch(options.nowMs, () => {
      if (this.placement === 'worker') this.#startAnew();
    });
    this.#mesh = this.#createMesh();
  }

  get mesh(): Mesh {
    return this.#mesh;
  }
  get placement(): Placement {
    return this.#port?.placement ?? 'page';
  }
  /** The last word of the room; undefined before the first. */
  get beat(): Beat | undefined {
    return this.#beat;
  }
  get report(): RoomReport | undefined {
    return this.#report;
  }

  /** Enters the room; called once, right after it was made. */
  begin(handlers: RoomClientHandlers): void {
    this.#handlers = handlers;
    this.#start(this.#options.port);
    this.#watch.begin();
  }

  /** The player's wish from now on. */
  setInput(input: number): void {
    this.#input = input;
    this.#post({ kind: 'input', input });
  }
  /** Whether a bot plays this disc. */
  setAutopilot(isOn: boolean): void {
    this.#post({ kind: 'autopilot', isOn });
  }
  setHidden(isHidden: boolean): void {
    this.#post({ kind: 'hidden', isHidden });
  }
  request(command: Omit<Command, 'by'>): void {
    this.#post({ kind: 'request', command });
  }
  say(to: readonly PlayerId[], scope: SayScope, said: Said): void {
    if (to.length > 0) this.#post({ kind: 'say', to, say: writeSay(scope, said) });
  }
  /** As `request`, for a command that needs a stadium file (N6). */
  requestWithAsset(hash: AssetHash, bytes: Uint8Array, command: Omit<Command, 'by'>): void {
    this.#post({ kind: 'bring', hash, bytes, command });
  }

  /** The evidence of the newest disagreement; undefined if all agree, or nobody answers. */
  gatherEvidence(): Promise<DesyncReport | undefined> {
    return this.#evidence.ask(() => this.#post({ kind: 'gather' }));
  }

  /** Leaves: hands the host role on first; `onEnd` says when it is over. */
  leave(): void {
    this.#isLeaving = true;
    if (this.#port === undefined) this.#finish('left');
    else this.#post({ kind: 'leave' });
  }

  /** Ends it at once and tells nobody; for a room with nobody else in it. */
  close(): void {
    this.#finish('left');
  }

  /** The page goes away now: the others are told at once and keep the seat for a return. */
  vanish(): void {
    if (this.#end !== undefined) return;
    this.#post({ kind: 'vanish' });
    this.#mesh.close();
  }

  /** The way to a peer, or to all, may be another one now; the lobby's socket would say nothing. */
  networkChanged(peerId?: PlayerId): void {
    this.lobby.checkLine();
    if (peerId === undefined) this.#mesh.replaceAll();
    else this.#mesh.replace(peerId);
  }
  /** Connections are to be made otherwise from now on (C21). */
  addressWishChanged(): void {
    this.#mesh.renewAll();
  }

  #createMesh(): Mesh {
    const home: ChannelHome = {
      adopt: (linkId, peerId, { game, control }) => {
        const transfer = this.placement === 'worker' ? [game, control] : [];
        const order = { kind: 'adopt', linkId, peerId, game, control } as const;
        try {
          this.#post(order, transfer as unknown as Transferable[]);
        } catch {
          queueMicrotask(() => this.#startAnew());
        }
      },
      bind: (linkId, peerId) => this.#post({ kind: 'bind', linkId, peerId }),
      drop: (linkId, reason) => this.#post({ kind: 'drop', linkId, reason }),
    };
    return this.#options.createMesh(this.lobby, home, (to, body) => this.#sendSignal(to, body));
  }

  /** Through the lobby; while that is gone, over whatever route leads to the peer (C2). */
  #sendSignal(to: PlayerId, body: string): void {
    const isLinked = this.#report?.links.some((one) => one.playerId === to && !one.isClosed);
    if (this.lobby.status === 'down' && isLinked) this.#post({ kind: 'signal', to, body });
    else this.lobby.signal(to, body);
  }

  #start(port: RoomPort): void {
    const { lobby } = this;
    this.#port = port;
    const others = this.#ears.begin();
    port.listen({
      onNotice: (notice) => {
        if (this.#port === port) this.#take(notice);
      },
      onDeath: () => {
        if (this.#port === port) this.#startAnew();
      },
    });
    const { playerId, hostId, term } = lobby;
    const entrance = { playerId, hostId, term, others, mayRelay: lobby.mayRelay };
    const identity = this.identities.ownWord;
    this.#post({ kind: 'start', entrance, identity, ...this.#options.start() });
    this.#post({ kind: 'input', input: this.#input });
    // A signal that waited for the next beat would cost up to 17 ms at each end.
    lobby.onEvents = () => this.#ears.hear();
    // The host, who has the room's state, comes first.
    for (const one of [...others].sort((a, b) => Number(b === hostId) - Number(a === hostId)))
      this.#mesh.accept(one, lobby.takeOffer(one));
  }

  /** As after a reload of the page: the seat and the others are there, the room's state is not. */
  #startAnew(): void {
    if (this.#end !== undefined) return;
    if (this.#isLeaving) {
      this.#finish('left');
      return;
    }
    this.#port?.close();
    this.#port = undefined;
    this.#mesh.close();
    this.#mesh = this.#createMesh();
    this.#watch.reset();
    this.#options.openPagePort().then(
      (port) => {
        if (this.#end === undefined) this.#start(port);
        else port.close();
      },
      () => this.#finish('unreachable'),
    );
  }

  #post(order: RoomOrder, transfer?: readonly Transferable[]): void {
    if (this.#end === undefined) this.#port?.post(order, transfer);
  }

  #take(notice: RoomNotice): void {
    if (this.#end !== undefined) return;
    if (notice.kind === 'beat') this.#takeBeat(notice);
    else if (notice.kind === 'opened') this.#opened(notice.linkId);
    else if (notice.kind === 'ended') this.#mesh.ended(notice.linkId, notice.reason);
    else if (notice.kind === 'quiet') this.networkChanged(notice.peerId);
    else if (notice.kind === 'met' || notice.kind === 'proof') this.identities.hear(notice);
    else if (notice.kind === 'signal') this.#mesh.receiveSignal(notice.from, notice.body);
    else if (notice.kind === 'relay') this.lobby.relay(notice);
    else if (notice.kind === 'claim') this.lobby.claimHost(notice.term);
    else if (notice.kind === 'report') this.lobby.reportHost(notice.term, notice.host);
    else if (notice.kind === 'asset') this.#handlers?.onAsset(notice.hash, notice.bytes);
    else if (notice.kind === 'said') this.#handlers?.onSaid(notice.from, notice.scope, notice.said);
    else if (notice.kind === 'evidence') this.#evidence.answer(notice.report);
    else if (notice.kind === 'end') this.#finish(notice.end);
  }

  #opened(linkId: number): void {
    this.#mesh.opened(linkId);
    this.identities.linkOpened(linkId);
  }

  #takeBeat({ beat, buffer, report }: Extract<RoomNotice, { kind: 'beat' }>): void {
    this.#watch.reset();
    this.#beat = beat;
    this.#report = report ?? this.#report;
    try {
      this.#handlers?.onBeat(beat, buffer, report);
    } finally {
      this.#post({ kind: 'picture', buffer }, [buffer]);
    }
    this.#ears.hear();
    const nowMs = this.#options.nowMs();
    if (beat.isHost) this.#duties.tend(nowMs);
    this.#repair.tend(this.#mesh, this.lobby.playerId, this.#ears.others(), beat.isLive, nowMs);
    this.#mesh.offerAhead(this.#isJoinable(beat));
  }

  #isJoinable({ isLive }: Beat): boolean {
    const { code, status, members } = this.lobby;
    return isLive && code !== '' && status === 'open' && members.length < ROOM_MEMBERS_MAX;
  }

  #finish(end: RoomEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.#watch.stop();
    this.#port?.close();
    this.#mesh.close();
    this.lobby.onEvents = () => {};
    this.lobby.leave();
    this.#handlers?.onEnd(end);
  }
}
