// One player's part in a room, wherever it runs: the session, the ends of its channels, the seat.
// Knows nothing of the game but the `Simulation` value, and neither lobby nor connections; orders
// are taken in between, `tick` does the work (C3).
import { Session } from '../../shared/netcode/session.ts';
import type { AssetStore, PlayerId, Simulation } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { LinkProof } from '../../shared/protocol/link-proof-message.ts';
import { PEER_SIGNAL_UNITS_MAX } from '../../shared/protocol/peer-limits.ts';
import {
  controlCodec,
  gameCodec,
  isRoomWord,
  type PeerMessage,
} from '../../shared/protocol/peer-messages.ts';
import type { Say } from '../../shared/protocol/say-message.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { Admission, type Admits } from './admission.ts';
import { ChannelEnds, type PeerEvent } from './channel-ends.ts';
import type { ShownKey } from './peer-identity.ts';
import { PeerWords } from './peer-words.ts';
import { QuietLinks } from './quiet-links.ts';
import type { Entrance, Placement, RoomEnd, RoomNotice, Sighting } from './room-messages.ts';
import { Routes } from './routes.ts';
import { SeatKeeper, type Standing } from './seat-keeper.ts';
import { createSendGap, type SendGap } from './send-gap.ts';

export type RoomCoreOptions<State> = {
  readonly entrance: Entrance;
  readonly placement: Placement;
  readonly simulation: Simulation<State>;
  /** Where stadium files are kept, to play on and to pass on. */
  readonly assets: AssetStore;
  readonly join: (playerId: PlayerId) => Omit<Command, 'by'>;
  readonly standing: (state: State, playerId: PlayerId) => Standing;
  readonly admits: Admits<State>;
  /** False where this browser can't check the keys of others. */
  readonly canVerify: boolean;
  readonly notify: (notice: RoomNotice) => void;
  /** What an event's time stamp lacks to the page's clock (ms). */
  readonly stampShiftMs: number;
  readonly nowMs: number;
  /** At least 0, below 1. */
  readonly random: () => number;
};

/** Between two tries to hand the host role over (ms): there may be nobody yet to take it. */
const HAND_OFF_EVERY_MS = 100;

export class RoomCore<State> {
  readonly session: Session<State>;
  readonly ends: ChannelEnds;
  readonly routes: Routes;
  readonly sendGap: SendGap = createSendGap();
  readonly #words: PeerWords;
  readonly #admission: Admission<State>;
  readonly playerId: PlayerId;
  readonly #options: RoomCoreOptions<State>;
  readonly #seat: SeatKeeper<State>;
  #others: readonly PlayerId[];
  /** Whom the lobby takes for the host, and since which term. */
  #witnessed: { readonly hostId: PlayerId; readonly term: number };
  readonly #quiet = new QuietLinks();
  #sightings: Sighting[] = [];
  #mustHandOff = false;
  #handOffMs = Number.NEGATIVE_INFINITY;
  #end: RoomEnd | undefined;
  #badMessages = 0;

  constructor(options: RoomCoreOptions<State>) {
    const { entrance, simulation, notify, nowMs } = options;
    this.#options = options;
    this.#words = new PeerWords(notify);
    this.#admission = new Admission(options.admits, options.canVerify);
    this.#others = entrance.others;
    this.#witnessed = entrance;
    this.playerId = entrance.playerId;
    this.ends = new ChannelEnds({
      onOpen: (linkId) => notify({ kind: 'opened', linkId }),
      onEnd: (linkId, reason) => notify({ kind: 'ended', linkId, reason }),
      stampShiftMs: options.stampShiftMs,
    });
    this.routes = new Routes({
      direct: this.ends,
      relay: (channel, bytes) => notify({ kind: 'relay', channel, bytes }),
      rttOf: (peerId) => this.session.links.get(peerId)?.rttMs ?? 0,
      random: options.random,
    });
    this.routes.setLobby(entrance.mayRelay);
    this.session = new Session({
      simulation,
      playerId: entrance.playerId,
      version: PROTOCOL_VERSION,
      assets: options.assets,
    });
    this.#seat = new SeatKeeper({
      ...{ session: this.session, playerId: this.playerId, nowMs },
      ...{ join: options.join, standing: options.standing },
      open: (atMs) => this.#open(atMs),
    });
    this.session.setHasWorker(options.placement === 'worker');
    this.session.witnessConfirmed(entrance.term, entrance.hostId);
    if (this.#others.length === 0) this.#open(nowMs);
    else this.session.setHostHint(entrance.hostId);
  }

  /** Why the room is over for this player; undefined while it isn't. */
  get end(): RoomEnd | undefined {
    return this.#end;
  }
  /** Datagrams and control messages that were none. */
  get badMessages(): number {
    const { ends, routes } = this;
    return this.#badMessages + this.#words.faults + ends.faults.messages + routes.faults;
  }
  /** True once somebody of the room is linked. */
  get isLinked(): boolean {
    return this.session.links.size > 0;
  }

  /** Takes in what arrived, plays up to now and sends; `input` is the player's wish. */
  tick(nowMs: number, input: number): void {
    if (this.#end !== undefined) return;
    const sightings = this.#sightings;
    this.#sightings = [];
    for (const sighting of sightings) this.#take(sighting);
    this.routes.setMembers(this.#others, nowMs);
    for (const event of this.routes.drain(nowMs)) this.#takeEvent(event, nowMs);
    this.#yieldRole(nowMs);
    this.session.setInput(input);
    this.session.update(nowMs);
    this.#send(nowMs);
    this.routes.tend(nowMs);
    this.#tellWitness();
    this.#tellQuiet(nowMs);
    const end = this.#seat.tend(this.#others, nowMs);
    if (end !== undefined) this.#finish(end);
    if (this.session.hasLeft) this.#finish('left');
  }

  /** Says something to some of the others; whoever can't be reached misses it. */
  say(to: readonly PlayerId[], say: Say): void {
    const bytes = controlCodec.encode(say);
    for (const playerId of to) this.routes.send(playerId, 'control', bytes);
  }

  /** Shows the own key to a peer. */
  prove(to: PlayerId, proof: LinkProof): void {
    this.routes.send(to, 'control', controlCodec.encode(proof));
  }

  /** What a peer has shown of its key. */
  show(peerId: PlayerId, shown: ShownKey): void {
    this.#admission.show(peerId, shown);
  }

  /** Brings a signal to a peer without the lobby; one too long for that is lost. */
  signal(to: PlayerId, body: string): void {
    if (body.length > PEER_SIGNAL_UNITS_MAX) return;
    this.routes.send(to, 'control', controlCodec.encode({ kind: 'peer-signal', body }));
  }

  /** What the lobby saw; waits for the next tick. */
  see(sighting: Sighting): void {
    this.#sightings.push(sighting);
  }

  /** The connected members of the room besides this player. */
  setOthers(others: readonly PlayerId[]): void {
    this.#others = others;
  }

  /** A hidden page may soon be slowed down: a host on it hands the role over before (H2). */
  setHidden(isHidden: boolean, nowMs: number): void {
    this.session.setHidden(isHidden);
    this.#mustHandOff = isHidden && this.#options.placement === 'page';
    this.#handOffMs = Number.NEGATIVE_INFINITY;
    this.#yieldRole(nowMs);
  }

  /** Leaves: hands the host role on first; `end` says when it is over. */
  leave(nowMs: number): void {
    if (this.session.isLive && this.session.links.size > 0) this.session.leave(nowMs);
    else this.#finish('left');
  }

  /** The page goes away now: the others are told at once and keep the seat for a return. */
  vanish(nowMs: number): void {
    if (this.#end !== undefined) return;
    this.session.vanish();
    this.#send(nowMs);
  }

  #open(nowMs: number): void {
    const me = this.playerId;
    // Whoever hosted before is gone with its room: a new history needs a new term.
    const { hostId, term } = this.#witnessed;
    const own = hostId === me ? term : term + 1;
    this.session.open(nowMs, own, [{ ...this.#options.join(me), by: me }]);
  }

  /** Tries until it has worked once: who gets the role back while hidden is the best there is. */
  #yieldRole(nowMs: number): void {
    if (!this.#mustHandOff || nowMs - this.#handOffMs < HAND_OFF_EVERY_MS) return;
    this.#handOffMs = nowMs;
    if (this.session.handOff(nowMs)) this.#mustHandOff = false;
  }

  #finish(end: RoomEnd): void {
    if (this.#end !== undefined) return;
    this.#end = end;
    this.ends.close();
  }

  #take(sighting: Sighting): void {
    const { session } = this;
    if (sighting.kind === 'member-joined') session.lobbySaw(sighting.playerId, false);
    else if (sighting.kind === 'member-left') session.lobbySaw(sighting.playerId, true);
    else if (sighting.kind === 'claim') session.witnessAnswered(sighting.term, sighting.granted);
    else if (sighting.kind === 'host') {
      this.#witnessed = sighting;
      session.witnessConfirmed(sighting.term, sighting.hostId);
      session.setHostHint(sighting.hostId);
    } else {
      this.routes.setLobby(sighting.status === 'open' && this.#options.entrance.mayRelay);
      if (sighting.status === 'down') session.lobbyLost();
    }
  }

  #takeEvent(event: PeerEvent, nowMs: number): void {
    const { session } = this;
    if (event.kind === 'open') {
      this.#admission.opened(event.peerId);
      session.peerOpened(event.peerId, nowMs);
      this.#options.notify({ kind: 'met', peerId: event.peerId });
    } else if (event.kind === 'closed') session.peerClosed(event.peerId);
    else {
      const codec = event.channel === 'game' ? gameCodec : controlCodec;
      const message = codec.decode(event.bytes);
      if (message === undefined) this.#badMessages += 1;
      else if (isRoomWord(message)) this.#words.hear(event.peerId, message, nowMs);
      else session.receive(event.peerId, this.#admit(event.peerId, message), event.receivedMs);
    }
  }

  #admit(from: PlayerId, message: PeerMessage): PeerMessage {
    const { session } = this;
    if (message.kind !== 'frame' || message.commands.length === 0) return message;
    if (!session.isHost || !session.isLive) return message;
    return this.#admission.filter(session.present, from, message);
  }

  #send(nowMs: number): void {
    const { routes, session } = this;
    const sentBefore = routes.sent;
    for (const { to, channel, message } of session.drain()) {
      // A game packet that finds the channel busy is dropped: the next tick has a fresher one (N8).
      if (channel === 'game') {
        const isSent = routes.send(to, channel, gameCodec.encode(message as never));
        if (!isSent && message.kind === 'frame') session.frameSkipped(to);
      } else routes.send(to, channel, controlCodec.encode(message as never));
    }
    const isNeeded = session.isLive && routes.hasOpen;
    this.sendGap.note(nowMs, isNeeded, routes.sent > sentBefore);
  }

  #tellWitness(): void {
    for (const effect of this.session.drainEffects()) {
      const { term } = effect;
      if (effect.kind === 'claim') this.#options.notify({ kind: 'claim', term });
      else this.#options.notify({ kind: 'report', term, host: effect.host });
    }
  }

  #tellQuiet(nowMs: number): void {
    const directMsOf = (peerId: PlayerId) => this.routes.directMsOf(peerId);
    for (const peerId of this.#quiet.look(this.session.links, directMsOf, this.#others, nowMs))
      this.#options.notify({ kind: 'quiet', peerId });
  }
}
