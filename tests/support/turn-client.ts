// Asks a TURN server over UDP what a browser would ask it, one socket per allocation.
import { createSocket, type Socket } from 'node:dgram';
import {
  createTransactionId,
  decodeAnswer,
  encodeRequest,
  type LongTermKey,
  type StunAnswer,
  type StunAttribute,
  stunAttribute,
  stunMethod,
  xorAddress,
} from './stun-message.ts';
import { until } from './until.ts';

const UDP = 17;
/** A lost datagram is asked again; the server answers a repeated request alike. */
const REPEAT_MS = 500;

export type TurnClient = {
  /** A relay that reaches IPv4 or IPv6 peers: 0, or the STUN error code of the refusal. */
  readonly allocate: (username: string, password: string, family?: 4 | 6) => Promise<number>;
  /** May that peer be reached through the relay? 0, or the error code; after `allocate`. */
  readonly permit: (peerAddress: string) => Promise<number>;
  readonly binding: () => Promise<StunAnswer>;
  readonly close: () => void;
};

/** `host` is where the server listens and what the socket is bound to. */
export async function openTurnClient(host: string, port: number): Promise<TurnClient> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, host, resolve));
  let key: LongTermKey | undefined;
  return {
    allocate: async (username, password, family = 4) => {
      const wanted: StunAttribute[] = [
        [stunAttribute.requestedTransport, Buffer.from([UDP, 0, 0, 0])],
      ];
      if (family === 6)
        wanted.push([stunAttribute.requestedAddressFamily, Buffer.from([2, 0, 0, 0])]);
      const challenge = await ask(socket, host, port, encodeRequest(stunMethod.allocate, wanted));
      const realm = challenge.attributes.get(stunAttribute.realm);
      const nonce = challenge.attributes.get(stunAttribute.nonce);
      if (realm === undefined || nonce === undefined) throw new Error('no challenge');
      key = { username, password, realm, nonce };
      const request = encodeRequest(stunMethod.allocate, wanted, key);
      return (await ask(socket, host, port, request)).errorCode;
    },
    permit: async (peerAddress) => {
      const id = createTransactionId();
      const peer = [stunAttribute.xorPeerAddress, xorAddress(peerAddress, 9, id)] as const;
      const request = encodeRequest(stunMethod.createPermission, [peer], key, id);
      return (await ask(socket, host, port, request)).errorCode;
    },
    binding: () => ask(socket, host, port, encodeRequest(stunMethod.binding, [])),
    close: () => socket.close(),
  };
}

/** The answer to this very request. */
async function ask(
  socket: Socket,
  host: string,
  port: number,
  request: Buffer,
): Promise<StunAnswer> {
  const id = request.subarray(8, 20);
  let answer: StunAnswer | undefined;
  const take = (bytes: Buffer) => {
    if (bytes.subarray(8, 20).equals(id)) answer = decodeAnswer(bytes);
  };
  const send = () => socket.send(request, port, host);
  socket.on('message', take);
  const repeating = setInterval(send, REPEAT_MS);
  send();
  try {
    return await until('an answer of the TURN server', () => answer, { everyMs: 5 });
  } finally {
    clearInterval(repeating);
    socket.off('message', take);
  }
}
