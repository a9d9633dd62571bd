// Runs in a page after simple-peer's own bundle: links as its manual makes them, with signals
// through the game's lobby. The newcomer is the initiator of every link.
import { type ContenderPage, createStopwatch } from './contender-page.ts';
import { enterLobby, type LobbySeat } from './lobby-signals.ts';

/** The part of simple-peer that is used here. */
type Peer = {
  readonly signal: (data: unknown) => void;
  readonly on: (event: 'signal' | 'connect' | 'error', run: (data: unknown) => void) => void;
};
type PeerConstructor = new (options: {
  readonly initiator: boolean;
  readonly channelConfig: object;
  readonly config: object;
}) => Peer;
declare const SimplePeer: PeerConstructor;

const peers = new Map<number, Peer>();
let seat: Promise<LobbySeat>;

function connect(peerId: number, initiator: boolean, onOpen: () => void): Peer {
  const channelConfig = { ordered: false, maxRetransmits: 0 };
  // Without the STUN servers of its defaults, as all the others here.
  const peer = new SimplePeer({ initiator, channelConfig, config: { iceServers: [] } });
  peers.set(peerId, peer);
  peer.on('signal', async (data) => (await seat).send(peerId, JSON.stringify(data)));
  peer.on('connect', onOpen);
  peer.on('error', () => {});
  return peer;
}

function receive(from: number, body: string): void {
  const peer = peers.get(from) ?? connect(from, false, () => {});
  peer.signal(JSON.parse(body));
}

const page: ContenderPage = {
  enter: async (code) => {
    seat = enterLobby(code, receive);
    return (await seat).code;
  },
  join: async (code) => {
    const { opened, untilOpen } = createStopwatch();
    seat = enterLobby(code, receive);
    const { others } = await seat;
    for (const peerId of others) connect(peerId, true, opened);
    return untilOpen(others.length);
  },
};
window.contender = page;
