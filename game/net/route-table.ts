// The ways to all peers of a room, and what the room is told of them: who is linked, who is not any
// more, and what came. Chooses nothing and sends nothing.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { ClosedReason, PeerEvent } from './channel-ends.ts';
import { type ControlStream, createControlStream } from './control-stream.ts';
import {
  createRouteState,
  forgiveSilence,
  isDirectGood,
  noteGone,
  type RouteState,
} from './route.ts';
import { ROUTES_MAX, STALL_MS } from './route-limits.ts';

export class RouteTable {
  readonly states = new Map<PlayerId, RouteState>();
  /** Of the present turn. */
  nowMs = Number.NaN;
  readonly #random: () => number;
  #events: PeerEvent[] = [];

  /** `random` answers at least 0 and below 1. */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** A new turn; silence that a stall of this peer's own explains is forgiven. */
  begin(nowMs: number): void {
    const gapMs = nowMs - this.nowMs;
    this.nowMs = nowMs;
    if (!(gapMs > STALL_MS)) return;
    for (const state of this.states.values()) forgiveSilence(state, gapMs, nowMs);
  }

  /** What happened since the last call, in order. */
  takeEvents(): PeerEvent[] {
    const events = this.#events;
    this.#events = [];
    return events;
  }

  tell(event: PeerEvent): void {
    this.#events.push(event);
  }

  /** From now on the room knows of the peer. */
  open(state: RouteState): void {
    state.isOpen = true;
    state.heardMs = this.nowMs;
    state.isHeard = true;
    this.tell({ kind: 'open', peerId: state.peerId });
  }

  /** The peer is gone; with it what was still to be said. */
  close(state: RouteState, reason: ClosedReason): void {
    if (state.isOpen) this.tell({ kind: 'closed', peerId: state.peerId, reason });
    noteGone(state, this.#newStream(), this.nowMs);
  }

  /** Whom this peer can forward for, and be forwarded by. */
  neighbours(): RouteState[] {
    return [...this.states.values()].filter((state) => this.isNeighbour(state));
  }

  isNeighbour(state: RouteState | undefined): boolean {
    return state?.isOpen === true && isDirectGood(state, this.nowMs);
  }

  /** The state of a peer, made on first use; the place of one that is gone may be taken for it. */
  stateOf(peerId: PlayerId): RouteState {
    const known = this.states.get(peerId);
    if (known !== undefined) return known;
    for (const [id, { isOpen, isMember, hasDirect }] of this.states)
      if (this.states.size >= ROUTES_MAX && !isOpen && !isMember && !hasDirect)
        this.states.delete(id);
    const state = createRouteState(peerId, this.#newStream(), this.nowMs);
    this.states.set(peerId, state);
    return state;
  }

  #newStream(): ControlStream {
    return createControlStream(1 + Math.floor(this.#random() * 0xffff));
  }
}
