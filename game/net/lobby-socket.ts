// The only file that touches colyseus.js: one WebSocket of one room, bytes in and bytes out.
// Nothing here throws or writes to the console; whatever fails ends in `onClose`, exactly once.
import { Room } from 'colyseus.js';
import { RELAY_WAITING_BYTES_MAX } from '../../shared/protocol/lobby-limits.ts';
import { LOBBY_CHANNEL } from '../../shared/protocol/lobby-messages.ts';
import {
  RELAY_CHANNEL,
  type Relay,
  readRelay,
  writeRelay,
} from '../../shared/protocol/relay-message.ts';

export type LobbySocketHandlers = {
  readonly onMessage: (bytes: Uint8Array) => void;
  /** What a member has sent through the lobby; anything that is no such thing is dropped. */
  readonly onRelay: (relay: Relay) => void;
  /** `code` is the WebSocket close code; 1006 when there was none. */
  readonly onClose: (code: number) => void;
};

export type LobbySocket = {
  /** False when the socket isn't open. */
  readonly send: (bytes: Uint8Array) => boolean;
  /** Hands the lobby a message for a member; also false when bytes of before still wait. */
  readonly relay: (relay: Relay) => boolean;
  /** Leaves on purpose: the others see `consented`. No `onClose` follows. */
  readonly leave: () => void;
  /** Cuts the socket as a crash would. No `onClose` follows. */
  readonly cut: () => void;
};

/** The WebSocket that colyseus.js opens; Node's and the browser's look alike here. */
type RawSocket = {
  onclose: ((event: { code: number }) => void) | null;
  onerror: (() => void) | null;
  readonly bufferedAmount: number;
  close(code?: number): void;
  terminate?(): void;
};

const CLOSED_WITHOUT_CODE = 1006;

/** Opens `url` (ws: or wss:) and joins the room whose seat the URL names. */
export function openLobbySocket(url: string, handlers: LobbySocketHandlers): LobbySocket {
  const room = new Room('match');
  room.onError.clear();
  let ended = false;
  const end = (code: number): void => {
    if (ended) return;
    ended = true;
    room.removeAllListeners();
    handlers.onClose(code);
  };
  room.onMessage(LOBBY_CHANNEL, (bytes: Uint8Array) => {
    if (!ended) handlers.onMessage(bytes);
  });
  room.onMessage(RELAY_CHANNEL, (bytes: Uint8Array) => {
    const relay = ended ? undefined : readRelay(bytes, 'forwarded');
    if (relay !== undefined) handlers.onRelay(relay);
  });
  room.onMessage('*', () => {});
  const raw = connect(room, url, end);
  const silence = (): void => {
    ended = true;
    room.removeAllListeners();
    room.onMessage('*', () => {});
  };
  return {
    send: (bytes) => sendOrFalse(room, ended, LOBBY_CHANNEL, bytes),
    relay: (relay) => {
      if (raw === undefined || raw.bufferedAmount > RELAY_WAITING_BYTES_MAX) return false;
      return sendOrFalse(room, ended, RELAY_CHANNEL, writeRelay(relay));
    },
    leave: () => {
      if (ended) return;
      if (room.connection?.isOpen) void room.leave(true);
      else raw?.close();
      silence();
    },
    cut: () => {
      if (ended) return;
      silence();
      if (raw?.terminate === undefined) raw?.close();
      else raw.terminate();
    },
  };
}

/** colyseus.js would warn on the console in its own close and error handlers; ours replace them. */
function connect(room: Room, url: string, end: (code: number) => void): RawSocket | undefined {
  try {
    room.connect(url, undefined, room, {});
    const raw = (room.connection.transport as unknown as { ws: RawSocket }).ws;
    raw.onclose = (event) => end(event.code);
    raw.onerror = () => {};
    room.onError(() => raw.close());
    return raw;
  } catch {
    queueMicrotask(() => end(CLOSED_WITHOUT_CODE));
    return undefined;
  }
}

function sendOrFalse(room: Room, ended: boolean, channel: number, bytes: Uint8Array): boolean {
  if (ended || !room.connection?.isOpen) return false;
  try {
    room.sendBytes(channel, bytes);
    return true;
  } catch {
    return false;
  }
}
