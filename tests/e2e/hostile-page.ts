// Runs inside a browser page before the game does: keeps every data channel and lobby socket that
// the
// page opens, and everything that passed through them, so that a test can send garbage by hand.

export type HostilePage = {
  /** What the page has sent and got on its channels, the last of each; for replays. */
  readonly seen: { readonly game: ArrayBuffer[]; readonly control: ArrayBuffer[] };
  readonly channelsOf: (label: 'game' | 'control') => RTCDataChannel[];
  /** The newest open lobby socket; closing it makes the game open another. */
  readonly socket: () => WebSocket | undefined;
};

declare global {
  interface Window {
    hostilePage: HostilePage;
  }
}

/** For `page.addInitScript`: must stand alone, without anything from outside. */
export function installHostilePage(): void {
  const channels: RTCDataChannel[] = [];
  const sockets: WebSocket[] = [];
  const seen = { game: [] as ArrayBuffer[], control: [] as ArrayBuffer[] };
  const copyOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
    buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
  const keep = (label: string, data: unknown) => {
    const list = label === 'game' ? seen.game : seen.control;
    if (ArrayBuffer.isView(data)) list.push(copyOf(data));
    else if (data instanceof ArrayBuffer) list.push(data.slice(0));
    if (list.length > 200) list.shift();
  };
  const create = RTCPeerConnection.prototype.createDataChannel;
  RTCPeerConnection.prototype.createDataChannel = function (label, options) {
    const channel = create.call(this, label, options);
    const send = channel.send.bind(channel) as (data: ArrayBuffer) => void;
    Object.defineProperty(channel, 'send', {
      value: (data: ArrayBuffer) => {
        keep(label, data);
        send(data);
      },
    });
    channel.addEventListener('message', (event) => keep(label, event.data));
    channels.push(channel);
    return channel;
  };
  const Original = window.WebSocket;
  window.WebSocket = class extends Original {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
    }
  };
  window.hostilePage = {
    seen,
    channelsOf: (label) =>
      channels.filter((one) => one.label === label && one.readyState === 'open'),
    socket: () => sockets.findLast((one) => one.readyState === WebSocket.OPEN),
  };
}
