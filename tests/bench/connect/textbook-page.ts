// Runs in a page: links as the textbooks make them. The newcomer offers to everybody at once, every
// candidate is a message of its own, and all of it goes through the game's lobby.
import { type ContenderPage, createStopwatch } from './contender-page.ts';
import { enterLobby, type LobbySeat } from './lobby-signals.ts';

type Signal = {
  readonly description?: RTCSessionDescriptionInit;
  readonly candidate?: RTCIceCandidateInit;
};

const connections = new Map<number, RTCPeerConnection>();
let seat: Promise<LobbySeat>;

function connect(peerId: number): RTCPeerConnection {
  const connection = new RTCPeerConnection();
  connections.set(peerId, connection);
  connection.onicecandidate = ({ candidate }) => {
    if (candidate !== null) void say(peerId, { candidate: candidate.toJSON() });
  };
  return connection;
}

async function say(to: number, signal: Signal): Promise<void> {
  (await seat).send(to, JSON.stringify(signal));
}

async function receive(from: number, body: string): Promise<void> {
  const { description, candidate } = JSON.parse(body) as Signal;
  const connection = connections.get(from) ?? connect(from);
  if (candidate !== undefined) await connection.addIceCandidate(candidate);
  if (description === undefined) return;
  await connection.setRemoteDescription(description);
  if (description.type !== 'offer') return;
  const answer = await connection.createAnswer();
  await connection.setLocalDescription(answer);
  await say(from, { description: answer });
}

async function offer(peerId: number, onOpen: () => void): Promise<void> {
  const connection = connect(peerId);
  const channel = connection.createDataChannel('game', { ordered: false, maxRetransmits: 0 });
  channel.onopen = onOpen;
  const description = await connection.createOffer();
  await connection.setLocalDescription(description);
  await say(peerId, { description });
}

/** One after the other: a candidate must not overtake its description. */
function receiver(): (from: number, body: string) => void {
  const queues = new Map<number, Promise<void>>();
  return (from, body) => {
    const before = queues.get(from) ?? Promise.resolve();
    queues.set(
      from,
      before.then(() => receive(from, body)),
    );
  };
}

const page: ContenderPage = {
  enter: async (code) => {
    seat = enterLobby(code, receiver());
    return (await seat).code;
  },
  join: async (code) => {
    const { opened, untilOpen } = createStopwatch();
    seat = enterLobby(code, receiver());
    const { others } = await seat;
    for (const peerId of others) void offer(peerId, opened);
    return untilOpen(others.length);
  },
};
window.contender = page;
