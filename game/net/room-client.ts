// One room as this browser takes part in it: the lobby's introductions, the mesh, and the session.
// Knows nothing of the game but the `Simulation` value; events only enqueue, `tick` does the work
// (C4).
import { Session } from '../../shared/netcode/session.ts';
import type { AssetStore, PlayerId, Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import { HEARTBEAT_INTERVAL_MS } from '../../shared/protocol/lobby-limits.ts';
import type { RoomFacts } from '../../shared/protocol/lobby-messages.ts';
import { controlCodec, frameFlag, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { LobbyEvent, LobbyRoomErrorCode } from './lobby-event.ts';
import type { LobbyRoom } from './lobby-room.ts';
import type { Mesh, MeshEvent } from './mesh.ts';

/**
 * What the game says of a player in a state: on the roster, away with the seat kept, or not there.
 */
export type Standing = 'seated' | 'away' | 'none';

export type RoomClientOptions<State> = {
  readonly lobby: LobbyRoom;
  readonly createMesh: (lobby: LobbyRoom) => Mesh;
  readonly simulation: Simulation<State>;
  /** Where stadium files are kept, to play on and to pass on. */
  readonly assets: AssetStore;
  readonly join: (playerId: PlayerId) => Omit<Command, 'by'>;
  readonly standing: (state: State, playerId: PlayerId) => Standing;
  readonly facts: (state: State) => RoomFacts;
  readonly nowMs: number;
};

/** Why taking part ended; `left` is the player's own wish. */
export type RoomEnd = 'left' | 'kicked-out' | 'no-connection' | 'room-closed' | LobbyRoomErrorCode;

/** A newcomer that reaches nobody by then is told so (ms). */
const REACH_SOMEBODY_MS = 16_000;
/** A newcomer whose company has all gone opens the room anew after this (ms). */
const ALONE_MS = 1500;
/** Missing links are tried again this often, by the lower id (ms). */
const REPAIR_EVERY_MS = 2000;
const DESCRIBE_EVERY_MS = 1000;
/** Between two requests for a seat (ms). */
const JOIN_EVERY_MS = 500;

export class RoomClient<State> {
  readonly session: Session<State>;
  readonly mesh: Mesh;
  readonly lobby: LobbyRoom;
  readonly #options: RoomClientOptions<State>;
  readonly #startedMs: number;
  #aloneSinceMs = Number.NaN;
  #repairMs: number;
  #describeMs = 0;
  #heartbeatMs = 0;
  #joinMs = Number.NEGATIVE_INFINITY;
  #lastStanding: Standing = 'none';
  #keyframes = 0;
  #end: RoomEnd | undefined;
  #badMessages = 0;
  /** What the lobby said last that was wrong: the reason if it then closes the room. */
  #lastError: LobbyRoomErrorCode | undefined;

  constructor(options: RoomClientOptions<State>) {
    const { lobby, simulation, nowMs } = options;
    this.#options = options;
    this.lobby = lobby;
    this.#startedMs = nowMs;
    this.#repairMs = nowMs;
    this.mesh = options.createMesh(lobby);
    this.session = new Session({
      simulation,
      playerId: lobby.playerId,
      version: PROTOCOL_VERSION,
      assets: options.assets,
    });
    const others = this.#others();
    if (others.length === 0) this.#open(nowMs);
    else this.session.setHostHint(lobby.hostId);
    for (const playerId of others) this.mesh.connect(playerId);
  }

  /** Why the room is over for this player; undefined while it isn't. */
  get end(): RoomEnd | undefined {
    return this.#end;
  }
  /** Datagrams and control messages that were none. */
  get badMessages(): number {
    return this.#badMessages;
  }
  /** True once somebody of the room is linked. */
  get isLinked(): boolean {
    return this.session.links.size > 0;
  }

  /** Takes in what arrived, plays up to now and sends; `input` is the player's wish. */
  tick(nowMs: number, input: number): void {
    if (this.#end !== undefined) return;
    for (const event of this.lobby.drain()) this.#takeLobby(event);
    for (const event of this.mesh.drain()) this.#takeMesh(event, nowMs);
    this.session.setInput(input);
    this.session.update(nowMs);
    this.#send();
    this.#tellLobby(nowMs);
    if (this.session.isLive) this.#keepSeat(nowMs);
    else this.#seekRoom(nowMs);
    this.#repairLinks(nowMs);
    if (this.session.hasLeft) this.#finish('left');
  }

  request(command: Omit<Command, 'by'>): void {
    this.session.request(command);
  }

  /** Leaves: hands the host role on first; `end` says when it is over. */
  leave(nowMs: number): void {
    if (this.session.isLive && this.session.links.size > 0) this.session.leave(nowMs);
    else this.#finish('left');
  }

  /** The page goes away now: the others are told at once and keep the seat for a return. */
  vanish(): void {
    if (this.#end !== undefined) return;
    this.session.vanish();
    this.#send();
    this.mesh.close();
  }

  #open(nowMs: number): void {
    const me = this.lobby.playerId;
    // Whoever hosted before is gone with its room: a new history needs a new term.
    const term = this.lobby.hostId === me ? this.lobby.term : this.lobby.term + 1;
    this.session.open(nowMs, term, [{ ...this.#options.join(me), by: me }]);
  }

  #finish(end: RoomEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.mesh.close();
    this.lobby.leave();
  }

  #others(): PlayerId[] {
    const { members, playerId } = this.lobby;
    return members
      .filter((one) => one.connected && one.playerId !== playerId)
      .map((one) => one.playerId);
  }

  #takeLobby(event: LobbyEvent): void {
    const { session, mesh } = this;
    if (event.kind === 'signal') mesh.receiveSignal(event.from, event.body);
    else if (event.kind === 'member-joined') session.lobbySaw(event.playerId, false);
    else if (event.kind === 'member-left') session.lobbySaw(event.playerId, true);
    else if (event.kind === 'claim') session.witnessAnswered(event.term, event.granted);
    else if (event.kind === 'host') {
      session.witnessConfirmed(event.term, event.hostId);
      session.setHostHint(event.hostId);
    } else if (event.kind === 'error') this.#lastError = event.code;
    else if (event.status === 'down') session.lobbyLost();
    else if (event.status === 'closed') this.#finish(this.#lastError ?? 'room-closed');
  }

  #takeMesh(event: MeshEvent, nowMs: number): void {
    const { session } = this;
    if (event.kind === 'open') session.peerOpened(event.peerId, nowMs);
    else if (event.kind === 'closed') session.peerClosed(event.peerId);
    else {
      const codec = event.channel === 'game' ? gameCodec : controlCodec;
      const message = codec.decode(event.bytes);
      if (message === undefined) this.#badMessages += 1;
      else session.receive(event.peerId, message, event.receivedMs);
    }
  }

  #send(): void {
    for (const { to, channel, message } of this.session.drain()) {
      // A game packet that finds the channel busy is dropped: the next tick has a fresher one (N8).
      if (channel === 'game') {
        const isSent = this.mesh.send(to, channel, gameCodec.encode(message as never));
        if (!isSent && message.kind === 'frame') this.session.frameSkipped(to);
      } else this.mesh.send(to, channel, controlCodec.encode(message as never));
    }
  }

  #tellLobby(nowMs: number): void {
    const { lobby, session } = this;
    for (const effect of session.drainEffects()) {
      if (effect.kind === 'claim') lobby.claimHost(effect.term);
      else lobby.reportHost(effect.term, effect.host);
    }
    if (!session.isHost) return;
    if (nowMs - this.#heartbeatMs >= HEARTBEAT_INTERVAL_MS) {
      this.#heartbeatMs = nowMs;
      lobby.heartbeat();
    }
    if (nowMs - this.#describeMs >= DESCRIBE_EVERY_MS) {
      this.#describeMs = nowMs;
      lobby.describe(this.#options.facts(session.present));
    }
  }

  /** Asks for a seat, or for the old one back; a seat that was taken away was taken on purpose. */
  #keepSeat(nowMs: number): void {
    const { session, lobby } = this;
    const standing = this.#options.standing(session.present, lobby.playerId);
    const isSameHistory = session.stats.keyframesTaken === this.#keyframes;
    this.#keyframes = session.stats.keyframesTaken;
    if (standing === 'none' && this.#lastStanding === 'seated' && isSameHistory) {
      this.#finish('kicked-out');
      return;
    }
    this.#lastStanding = standing;
    if (standing === 'seated' || session.isAsking || nowMs - this.#joinMs < JOIN_EVERY_MS) return;
    this.#joinMs = nowMs;
    session.request(this.#options.join(lobby.playerId));
  }

  #seekRoom(nowMs: number): void {
    for (const { version } of this.session.links.values())
      if (version !== 0 && version !== PROTOCOL_VERSION) this.#finish('version');
    if (this.#others().length > 0 && !this.#isFirstOfTheEmptyHanded())
      this.#aloneSinceMs = Number.NaN;
    else if (Number.isNaN(this.#aloneSinceMs)) this.#aloneSinceMs = nowMs;
    else if (nowMs - this.#aloneSinceMs >= ALONE_MS) this.#open(nowMs);
    if (nowMs - this.#startedMs >= REACH_SOMEBODY_MS) this.#finish('no-connection');
  }

  /** Everybody who held the room is gone, and those who are here wait for each other. */
  #isFirstOfTheEmptyHanded(): boolean {
    return this.#others().every((playerId) => {
      const link = this.session.links.get(playerId);
      if (playerId < this.lobby.playerId || link === undefined || link.sequence === 0) return false;
      return (link.flags & frameFlag.live) === 0;
    });
  }

  #repairLinks(nowMs: number): void {
    if (nowMs - this.#repairMs < REPAIR_EVERY_MS) return;
    this.#repairMs = nowMs;
    for (const playerId of this.#others()) {
      if (this.mesh.linkOf(playerId) !== 'closed') continue;
      if (playerId > this.lobby.playerId || !this.session.isLive) this.mesh.connect(playerId);
    }
  }
}
