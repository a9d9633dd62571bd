// Runs in a page after PeerJS's own bundle: links as its manual makes them, with signals through
// its own server. PeerJS has no rooms, so members have numbered names, and the newcomer counts.
import { type ContenderPage, createStopwatch } from './contender-page.ts';

/** The part of PeerJS that is used here. */
type Connection = { readonly on: (event: 'open', run: () => void) => void };
type PeerJs = {
  readonly connect: (id: string, options: { readonly reliable: boolean }) => Connection;
  readonly on: (event: 'open' | 'error', run: () => void) => void;
};
declare const Peer: new (id: string, options: object) => PeerJs;
/** Set before this script: where the server is. */
declare const peerServerPort: number;

/** Without the servers of its defaults, as all the others here. */
const options = {
  ...{ host: '127.0.0.1', port: peerServerPort, path: '/', secure: false },
  config: { iceServers: [] },
};

function openPeer(id: string): Promise<PeerJs> {
  return new Promise((resolve) => {
    const peer = new Peer(id, options);
    peer.on('open', () => resolve(peer));
    peer.on('error', () => {});
  });
}

/** A code is `room-members`: the name of the room and how many are in it. */
function read(code: string): { readonly room: string; readonly members: number } {
  const [room, members] = code.split('-');
  return { room, members: Number(members) };
}

const page: ContenderPage = {
  enter: async (code) => {
    const { room, members } =
      code === '' ? { room: crypto.randomUUID().slice(0, 8), members: 0 } : read(code);
    await openPeer(`${room}-${members}`);
    return `${room}-${members + 1}`;
  },
  join: async (code) => {
    const { opened, untilOpen } = createStopwatch();
    const { room, members } = read(code);
    const peer = await openPeer(`${room}-${crypto.randomUUID().slice(0, 8)}`);
    for (let i = 0; i < members; i++) {
      peer.connect(`${room}-${i}`, { reliable: false }).on('open', opened);
    }
    return untilOpen(members);
  },
};
window.contender = page;
