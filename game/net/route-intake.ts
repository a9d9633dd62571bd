// Takes in what comes over own links and from forwarders: notes what it says of the ways, forwards
// what is for others, and passes the rest on to the room (C30 to C33). Everything is checked.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import {
  envelopeKind,
  envelopeKindOf,
  hearsFlag,
  readForward,
  readProbe,
  readStream,
} from '../../shared/protocol/route-messages.ts';
import type { ChannelEvent } from './channel-ends.ts';
import { hearOn, rewind } from './control-stream.ts';
import type { Forwarder } from './forwarder.ts';
import { readReach } from './reach-teller.ts';
import { noteFrame, noteOpened, noteProbe, type RouteState } from './route.ts';
import { FRESH_MS } from './route-limits.ts';
import type { RouteTable } from './route-table.ts';

type Message = Extract<ChannelEvent, { kind: 'message' }>;
/** A message as a forwarder brings it: whose it is says its head. */
export type Brought = Pick<Message, 'channel' | 'bytes' | 'receivedMs'>;

export class RouteIntake {
  readonly #table: RouteTable;
  readonly #forwarder: Forwarder;
  /** Envelopes that were none, and messages in the name of strangers. */
  faults = 0;

  constructor(table: RouteTable, forwarder: Forwarder) {
    this.#table = table;
    this.#forwarder = forwarder;
  }

  /** Something happened to an own link, or came over it. */
  takeDirect(event: ChannelEvent): void {
    const table = this.#table;
    const state = table.stateOf(event.peerId);
    if (state.isRefused) return;
    if (event.kind === 'message') this.#takeMessage(state, event);
    else if (event.kind === 'replaced') rewind(state.stream);
    else if (event.kind === 'open') {
      noteOpened(state, table.nowMs);
      if (!state.isOpen) table.open(state);
    } else {
      state.hasDirect = false;
      // A closed channel is a peer that left; a failed link is a way that is gone (C11).
      if (event.reason !== 'failed') table.close(state, event.reason);
    }
  }

  /** A message that a player or the lobby brings; an own link that does is believed more. */
  takeForwarded(by: PlayerId | 'lobby', { channel, bytes, receivedMs }: Brought): void {
    const forward = readForward(bytes);
    const state = this.#table.states.get(forward?.peerId ?? 0);
    if (state?.isRefused === true) return;
    if (forward === undefined || state === undefined || state.peerId === by) {
      this.faults += 1;
      return;
    }
    if (state.hasDirect && receivedMs - state.frameMs < FRESH_MS) return;
    if (channel === 'control') this.#takeStream(state, forward.payload, receivedMs);
    if (!state.isOpen || (state.stream.peer & 0xff) !== forward.stream) return;
    state.heardMs = Math.max(state.heardMs, receivedMs);
    state.isHeard = (forward.flags & hearsFlag.anyhow) !== 0;
    if (by === 'lobby') state.lobbyHeardMs = receivedMs;
    if (channel === 'control') return;
    const { peerId } = state;
    this.#table.tell({ kind: 'message', peerId, channel, bytes: forward.payload, receivedMs });
  }

  #takeMessage(state: RouteState, message: Message): void {
    const { channel, bytes, receivedMs } = message;
    const kind = envelopeKindOf(bytes);
    state.directMs = Math.max(state.directMs, receivedMs);
    state.heardMs = Math.max(state.heardMs, receivedMs);
    if (kind === envelopeKind.forward) {
      const { nowMs } = this.#table;
      if (!this.#forwarder.forward(state.peerId, channel, bytes, nowMs)) this.faults += 1;
    } else if (kind === envelopeKind.forwarded) this.takeForwarded(state.peerId, message);
    else if (channel === 'game') this.#takeGame(state, kind, message);
    else if (kind === envelopeKind.stream) this.#takeStream(state, bytes, receivedMs);
    else {
      const reach = kind === 0 ? readReach(bytes) : undefined;
      if (reach === undefined) this.faults += 1;
      else state.reach = reach;
    }
  }

  #takeGame(state: RouteState, kind: number, message: Message): void {
    const { bytes, receivedMs } = message;
    if (kind === 0) {
      noteFrame(state, receivedMs);
      if (state.isOpen) this.#table.tell(message);
      return;
    }
    const flags = kind === envelopeKind.probe ? readProbe(bytes) : undefined;
    if (flags === undefined) this.faults += 1;
    else noteProbe(state, flags, receivedMs);
  }

  /** A peer that has begun anew is another visit: the room sees it go and come. */
  #takeStream(state: RouteState, bytes: Uint8Array, receivedMs: number): void {
    const table = this.#table;
    const envelope = readStream(bytes);
    if (envelope === undefined) {
      this.faults += 1;
      return;
    }
    const isOld = (stream: number) => state.oldStreams.includes(stream);
    let news = hearOn(state.stream, envelope, isOld, table.nowMs);
    if (news === 'restarted') {
      table.close(state, 'channel-closed');
      news = hearOn(state.stream, envelope, isOld, table.nowMs);
    }
    if (news !== 'next') return;
    if (!state.isOpen) table.open(state);
    const { peerId } = state;
    const { payload } = envelope;
    table.tell({ kind: 'message', peerId, channel: 'control', bytes: payload, receivedMs });
  }
}
