// Runs inside a browser page: one mesh that the test drives through plain JSON values, with its
// channels at home on the page or in a Worker.
import { ChannelEnds, type ChannelEvent } from '../../game/net/channel-ends.ts';
import { type ChannelHome, Mesh } from '../../game/net/mesh.ts';
import type { ChannelFacts, ChannelName } from '../../game/net/peer-channels.ts';
import type { EndsAnswer, EndsOrder } from './mesh-worker.ts';

/** A `ChannelEvent` whose bytes survive the way out of the page. */
export type PlainEvent = Exclude<ChannelEvent, { kind: 'message' }> | PlainMessage;
export type PlainMessage = Omit<Extract<ChannelEvent, { kind: 'message' }>, 'bytes'> & {
  readonly bytes: number[];
};
export type PageSignal = { readonly to: number; readonly body: string };

export type MeshPage = {
  /** With the text of a Worker the channels live there. */
  readonly start: (playerId: number, workerText: string) => void;
  readonly connect: (peerId: number) => void;
  readonly disconnect: (peerId: number) => void;
  readonly offerAhead: () => void;
  readonly publishedOffer: () => string;
  readonly accept: (peerId: number, offer: string) => void;
  readonly replace: (peerId: number) => void;
  readonly replacements: (peerId: number) => number;
  /** Adds audio to the newest connection, as a later feature would. */
  readonly addAudio: () => void;
  readonly mediaOf: () => { readonly connections: number; readonly directions: (string | null)[] };
  readonly receiveSignal: (from: number, body: string) => void;
  readonly takeSignals: () => PageSignal[];
  readonly send: (peerId: number, channel: ChannelName, messages: number[][]) => Promise<boolean>;
  readonly drain: () => Promise<PlainEvent[]>;
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

/** What the mesh needs of the channels' home, and what the test does. */
type Home = ChannelHome & Pick<MeshPage, 'send' | 'drain' | 'close'>;

let signals: PageSignal[] = [];
let published = '';
let mesh: Mesh;
let connections: RTCPeerConnection[] = [];
let home: Home;

function homeOnPage(): Home {
  const ends = new ChannelEnds({
    onOpen: (linkId) => mesh.opened(linkId),
    onEnd: (linkId, reason) => mesh.ended(linkId, reason),
    stampShiftMs: 0,
  });
  return {
    adopt: (linkId, peerId, channels) => ends.adopt(linkId, peerId, channels),
    bind: (linkId, peerId) => ends.bind(linkId, peerId),
    drop: (linkId, reason) => ends.drop(linkId, reason),
    send: async (peerId, channel, messages) =>
      messages
        .map((bytes) => ends.send(peerId, channel, Uint8Array.from(bytes)))
        .every((isSent) => isSent),
    drain: async () =>
      ends.drain().map((one) => (one.kind === 'message' ? { ...one, bytes: [...one.bytes] } : one)),
    close: () => ends.close(),
  };
}

function homeInWorker(text: string): Home {
  const worker = new Worker(URL.createObjectURL(new Blob([text])));
  const waiting = new Map<number, (answer: Extract<EndsAnswer, { id: number }>) => void>();
  let asked = 0;
  let isClosed = false;
  const post = (order: EndsOrder, transfer: unknown[] = []) =>
    worker.postMessage(order, transfer as Transferable[]);
  const ask = (order: (id: number) => EndsOrder) =>
    new Promise<Extract<EndsAnswer, { id: number }>>((resolve) => {
      asked++;
      waiting.set(asked, resolve);
      post(order(asked));
    });
  worker.onmessage = ({ data }: MessageEvent<EndsAnswer>) => {
    if (data.kind === 'opened') mesh.opened(data.linkId);
    else if (data.kind === 'ended') mesh.ended(data.linkId, data.reason);
    else waiting.get(data.id)?.(data);
  };
  return {
    adopt: (linkId, peerId, { game, control }) =>
      post({ kind: 'adopt', linkId, peerId, game, control }, [game, control]),
    bind: (linkId, peerId) => post({ kind: 'bind', linkId, peerId }),
    drop: (linkId, reason) => post({ kind: 'drop', linkId, reason }),
    send: async (peerId, channel, messages) => {
      const answer = await ask((id) => ({ kind: 'send', id, peerId, channel, messages }));
      if (answer.kind === 'refused') throw new RangeError(answer.message);
      return answer.kind === 'sent' && answer.isSent;
    },
    drain: async () => {
      if (isClosed) return [];
      const answer = await ask((id) => ({ kind: 'drain', id }));
      return answer.kind === 'drained' ? answer.events : [];
    },
    close: () => {
      isClosed = true;
      worker.terminate();
    },
  };
}

window.meshPage = {
  start: (playerId, workerText) => {
    signals = [];
    const sendSignal = (to: number, body: string) => signals.push({ to, body });
    home = workerText === '' ? homeOnPage() : homeInWorker(workerText);
    connections = [];
    const createConnection = (configuration: RTCConfiguration) => {
      connections.push(new RTCPeerConnection(configuration));
      return connections.at(-1)!;
    };
    published = '';
    const sendOfferAhead = (body: string) => {
      published = body;
    };
    const signalling = { sendSignal, sendOfferAhead };
    const configuration = () => ({});
    const nowMs = () => performance.now();
    mesh = new Mesh({ playerId, configuration, home, nowMs, ...signalling, createConnection });
  },
  connect: (peerId) => mesh.connect(peerId),
  disconnect: (peerId) => mesh.disconnect(peerId),
  offerAhead: () => mesh.offerAhead(true),
  publishedOffer: () => published,
  accept: (peerId, offer) => mesh.accept(peerId, offer),
  replace: (peerId) => mesh.replace(peerId),
  replacements: (peerId) => mesh.replacementsOf(peerId),
  addAudio: () => void connections.at(-1)?.addTransceiver('audio'),
  mediaOf: () => ({
    connections: connections.length,
    directions: (connections.at(-1)?.getTransceivers() ?? []).map((one) => one.currentDirection),
  }),
  receiveSignal: (from, body) => mesh.receiveSignal(from, body),
  takeSignals: () => {
    const taken = signals;
    signals = [];
    return taken;
  },
  send: (peerId, channel, messages) => home.send(peerId, channel, messages),
  drain: () => home.drain(),
  linkOf: (peerId) => mesh.linkOf(peerId),
  channelFacts: () => mesh.channelFacts(),
  faultySignals: () => mesh.faultySignals,
  close: () => {
    mesh.close();
    home.close();
  },
};
