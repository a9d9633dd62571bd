// How this peer reaches every other one, whatever is in between: to the room a peer is linked, or
// it is not (C30). The same surface as `ChannelEnds`, on which it stands; works in the tick only.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import { RELAY_BYTES_RATE, RELAY_RATE } from '../../shared/protocol/lobby-limits.ts';
import { type ReachTuple, writeForward, writeProbe } from '../../shared/protocol/route-messages.ts';
import { type Bucket, takeToken } from '../../shared/protocol/token-bucket.ts';
import type { ChannelEnds, PeerEvent } from './channel-ends.ts';
import { isStuck, putBack, rewind, sayOn, takeAcknowledgement, takeDue } from './control-stream.ts';
import { type Forwarded, Forwarder } from './forwarder.ts';
import type { ChannelName } from './peer-channels.ts';
import { ReachTeller } from './reach-teller.ts';
import { chooseRoute, flagsOf, isDirectGood, type Route, type RouteState } from './route.ts';
import { type Brought, RouteIntake } from './route-intake.ts';
import {
  LOST_MS,
  PAYLOAD_BYTES_MAX,
  PROBE_EVERY_MS,
  RELAYED_WAITING_MAX,
  STREAM_WINDOW_BYTES,
} from './route-limits.ts';
import { RouteTable } from './route-table.ts';

export type RoutesOptions = {
  /** Own links to neighbours; `ChannelEnds` but for tests. */
  readonly direct: Pick<ChannelEnds, 'send' | 'drain'>;
  /** Hands the lobby something to forward; may be lost. */
  readonly relay: (channel: ChannelName, bytes: Uint8Array) => void;
  /** Round trip over the present route to a peer (ms). */
  readonly rttOf: (peerId: PlayerId) => number;
  /** At least 0, below 1. */
  readonly random: () => number;
};

export class Routes {
  readonly #options: RoutesOptions;
  readonly #table: RouteTable;
  readonly #intake: RouteIntake;
  readonly #forwarder: Forwarder;
  readonly #reach = new ReachTeller();
  #hasLobby = false;
  #relayed: Brought[] = [];
  readonly #relays: Bucket = { tokens: RELAY_RATE.burst, atMs: 0 };
  readonly #relayBytes: Bucket = { tokens: RELAY_BYTES_RATE.burst, atMs: 0 };
  /** Messages sent, over whatever route. */
  sent = 0;

  constructor(options: RoutesOptions) {
    this.#options = options;
    const table = new RouteTable(options.random);
    this.#table = table;
    this.#forwarder = new Forwarder({
      isInReach: (peerId) => table.isNeighbour(table.states.get(peerId)),
      send: (to, channel, bytes) => options.direct.send(to, channel, bytes),
    });
    this.#intake = new RouteIntake(table, this.#forwarder);
  }

  /** True while there is somebody to send to. */
  get hasOpen(): boolean {
    for (const state of this.#table.states.values()) if (state.isOpen) return true;
    return false;
  }
  /** Envelopes that were none, and messages in the name of strangers. */
  get faults(): number {
    return this.#intake.faults;
  }

  /** What this peer has forwarded for others. */
  get forwarded(): Readonly<Forwarded> {
    return this.#forwarder.totals;
  }

  /** What carries the messages to a peer; undefined while nothing does. */
  routeOf(peerId: PlayerId): Route | undefined {
    const state = this.#table.states.get(peerId);
    return state?.isOpen ? state.route : undefined;
  }

  /** When something came from a peer over the own link; undefined without one. */
  directMsOf(peerId: PlayerId): number | undefined {
    const state = this.#table.states.get(peerId);
    return state?.hasDirect ? state.directMs : undefined;
  }

  /** Whom the lobby says to be there: only they are looked for, and spoken for by others. */
  setMembers(others: readonly PlayerId[], nowMs: number): void {
    this.#table.nowMs = nowMs;
    const { states } = this.#table;
    for (const state of states.values()) if (!others.includes(state.peerId)) state.isMember = false;
    for (const peerId of others) {
      const state = this.#table.stateOf(peerId);
      if (!state.isMember && !state.isOpen) state.wantedMs = Math.max(state.wantedMs, nowMs);
      state.isMember = true;
    }
  }

  /** From now on nothing is sent to a peer, taken from it, or forwarded for it. */
  refuse(peerId: PlayerId): void {
    const state = this.#table.stateOf(peerId);
    state.isRefused = true;
    this.#table.close(state, 'removed');
  }

  /** Whether the lobby forwards for its members now. */
  setLobby(isThere: boolean): void {
    this.#hasLobby = isThere;
  }

  /** What another member has sent through the lobby; waits for the next tick. */
  receiveRelayed(brought: Brought): void {
    if (this.#relayed.length < RELAYED_WAITING_MAX) this.#relayed.push(brought);
  }

  /**
   * False when nothing was sent. A message of the game is dropped where its way is busy; one of
   * control arrives once and in its order, unless the peer is gone before.
   */
  send(peerId: PlayerId, channel: ChannelName, payload: Uint8Array): boolean {
    if (payload.length > PAYLOAD_BYTES_MAX[channel])
      throw new RangeError(`${payload.length} B on ${channel}`);
    const state = this.#table.states.get(peerId);
    if (state === undefined || !state.isOpen) return false;
    if (channel === 'game') return this.#sendOn(state, channel, payload);
    if (!sayOn(state.stream, payload)) return false;
    this.#pump(state);
    return true;
  }

  /** What happened since the last call, in order; forwards what is for others. */
  drain(nowMs: number): PeerEvent[] {
    this.#table.begin(nowMs);
    const failed = new Set<PlayerId>();
    for (const event of this.#options.direct.drain()) {
      if (event.kind === 'closed' && event.reason === 'failed') failed.add(event.peerId);
      this.#intake.takeDirect(event);
    }
    for (const one of this.#relayed.splice(0)) this.#intake.takeForwarded('lobby', one);
    this.#chooseAll(failed);
    return this.#table.takeEvents();
  }

  /** At the end of a tick: acknowledges, repeats, probes, and tells the neighbours. */
  tend(nowMs: number): void {
    const { direct, rttOf } = this.#options;
    const links = this.#table
      .neighbours()
      .map(({ peerId }) => [peerId, rttOf(peerId)] as ReachTuple);
    const reach = this.#reach.due(links, nowMs);
    for (const state of this.#table.states.values()) {
      if (state.isOpen) this.#tendStream(state, nowMs);
      if (!state.hasDirect) continue;
      if (reach !== undefined) direct.send(state.peerId, 'control', reach);
      const isInDoubt = state.route?.kind !== 'direct' || !isDirectGood(state, nowMs);
      if (!isInDoubt || nowMs - state.probedMs < PROBE_EVERY_MS) continue;
      state.probedMs = nowMs;
      direct.send(state.peerId, 'game', writeProbe(flagsOf(state, nowMs)));
    }
  }

  #tendStream(state: RouteState, nowMs: number): void {
    // A channel loses nothing by itself; a forwarder may.
    if (state.route?.kind !== 'direct' && isStuck(state.stream, nowMs)) rewind(state.stream);
    this.#pump(state);
    const acknowledgement = takeAcknowledgement(state.stream, nowMs);
    if (acknowledgement !== undefined) this.#sendOn(state, 'control', acknowledgement);
  }

  #chooseAll(failed: ReadonlySet<PlayerId>): void {
    const table = this.#table;
    const { nowMs } = table;
    const { rttOf } = this.#options;
    const neighbours = table.neighbours().map((one) => {
      return { peerId: one.peerId, reach: one.reach, rttMs: rttOf(one.peerId) };
    });
    const view = { nowMs, neighbours, hasLobby: this.#hasLobby };
    for (const state of table.states.values()) {
      if ((!state.isOpen && !state.isMember) || state.isRefused) continue;
      const next = chooseRoute(state, view);
      if (!isSame(state.route, next)) this.#take(state, next);
      if (next !== undefined && !state.isOpen) table.open(state);
      const isLost = failed.has(state.peerId) || nowMs - state.routeMs >= LOST_MS;
      if (next === undefined && state.isOpen && isLost) table.close(state, 'failed');
    }
  }

  /** What was said and not acknowledged goes out again: the way before may have lost it. */
  #take(state: RouteState, route: Route | undefined): void {
    state.route = route;
    state.routeMs = this.#table.nowMs;
    state.isHeard = true;
    rewind(state.stream);
  }

  #pump(state: RouteState): void {
    const isDirect = state.route?.kind === 'direct';
    const windowBytes = isDirect ? Number.POSITIVE_INFINITY : STREAM_WINDOW_BYTES;
    while (state.route !== undefined) {
      const envelope = takeDue(state.stream, windowBytes, this.#table.nowMs);
      if (envelope === undefined) return;
      if (this.#sendOn(state, 'control', envelope)) continue;
      putBack(state.stream);
      return;
    }
  }

  #sendOn(state: RouteState, channel: ChannelName, payload: Uint8Array): boolean {
    const { direct, relay } = this.#options;
    const { route, peerId } = state;
    if (route === undefined) return false;
    let isSent = true;
    if (route.kind === 'direct') isSent = direct.send(peerId, channel, payload);
    else {
      const flags = flagsOf(state, this.#table.nowMs);
      const stream = state.stream.own & 0xff;
      const bytes = writeForward({ peerId, flags, stream, payload });
      if (route.kind === 'lobby') {
        isSent = this.#takeRelayShare(bytes.length);
        if (isSent) relay(channel, bytes);
      } else isSent = direct.send(route.by, channel, bytes);
    }
    if (isSent) this.sent += 1;
    return isSent;
  }

  /** What the lobby would drop is not even sent. */
  #takeRelayShare(length: number): boolean {
    const { nowMs } = this.#table;
    if (!takeToken(this.#relays, RELAY_RATE, nowMs)) return false;
    return takeToken(this.#relayBytes, RELAY_BYTES_RATE, nowMs, length);
  }
}

function isSame(one: Route | undefined, other: Route | undefined): boolean {
  if (one?.kind !== other?.kind) return false;
  return one?.kind !== 'player' || (other?.kind === 'player' && one.by === other.by);
}
