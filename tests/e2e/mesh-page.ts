// Runs inside a browser page: one mesh that the test drives through plain JSON values.
import { Mesh, type MeshEvent } from '../../game/net/mesh.ts';
import type { ChannelFacts, ChannelName } from '../../game/net/peer-channels.ts';

/** A `MeshEvent` whose bytes survive the way out of the page. */
export type PlainEvent = Exclude<MeshEvent, { kind: 'message' }> | PlainMessage;
export type PlainMessage = Omit<Extract<MeshEvent, { kind: 'message' }>, 'bytes'> & {
  readonly bytes: number[];
};
export type PageSignal = { readonly to: number; readonly body: string };

export type MeshPage = {
  readonly start: (playerId: number) => void;
  readonly connect: (peerId: number) => void;
  readonly disconnect: (peerId: number) => void;
  readonly receiveSignal: (from: number, body: string) => void;
  readonly takeSignals: () => PageSignal[];
  readonly send: (peerId: number, channel: ChannelName, messages: number[][]) => boolean;
  readonly drain: () => PlainEvent[];
  readonly linkOf: (peerId: number) => string;
  readonly channelFacts: () => ChannelFacts[];
  readonly faultySignals: () => number;
  readonly close: () => void;
};

declare global {
  interface Window {
    meshPage: MeshPage;
  }
}

let signals: PageSignal[] = [];
let mesh: Mesh;

window.meshPage = {
  start: (playerId) => {
    signals = [];
    const sendSignal = (to: number, body: string) => signals.push({ to, body });
    mesh = new Mesh({ playerId, iceServers: [], sendSignal });
  },
  connect: (peerId) => mesh.connect(peerId),
  disconnect: (peerId) => mesh.disconnect(peerId),
  receiveSignal: (from, body) => mesh.receiveSignal(from, body),
  takeSignals: () => {
    const taken = signals;
    signals = [];
    return taken;
  },
  send: (peerId, channel, messages) =>
    messages
      .map((bytes) => mesh.send(peerId, channel, Uint8Array.from(bytes)))
      .every((isSent) => isSent),
  drain: () =>
    mesh.drain().map((one) => (one.kind === 'message' ? { ...one, bytes: [...one.bytes] } : one)),
  linkOf: (peerId) => mesh.linkOf(peerId),
  channelFacts: () => mesh.channelFacts(),
  faultySignals: () => mesh.faults.signals,
  close: () => mesh.close(),
};
