// STUN and TURN messages (RFC 8489, 8656) as bytes: as much as a test needs to ask a real server.
import { createHash, createHmac, randomBytes } from 'node:crypto';

/** Request types; answers have 0x100 (success) or 0x110 (error) added. */
export const stunMethod = { binding: 0x001, allocate: 0x003, createPermission: 0x008 } as const;

export const stunAttribute = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  xorPeerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  requestedTransport: 0x0019,
  xorMappedAddress: 0x0020,
  software: 0x8022,
} as const;

export type StunAttribute = readonly [type: number, value: Buffer];
export type StunAnswer = {
  readonly type: number;
  readonly attributes: ReadonlyMap<number, Buffer>;
  /** 0 when there was none. */
  readonly errorCode: number;
};
/** User name, password and what the server said of itself. */
export type LongTermKey = {
  readonly username: string;
  readonly password: string;
  readonly realm: Buffer;
  readonly nonce: Buffer;
};

const magicCookie = Buffer.from('2112a442', 'hex');
const HEADER_BYTES = 20;

/** A request, signed when there is a key. */
export function encodeRequest(
  method: number,
  attributes: readonly StunAttribute[],
  key?: LongTermKey,
  transactionId: Buffer = createTransactionId(),
): Buffer {
  const all: StunAttribute[] = [...attributes];
  if (key !== undefined) {
    all.push([stunAttribute.username, Buffer.from(key.username)]);
    all.push([stunAttribute.realm, key.realm], [stunAttribute.nonce, key.nonce]);
  }
  const body = Buffer.concat(all.map(encodeAttribute));
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt16BE(method, 0);
  header.writeUInt16BE(body.length, 2);
  magicCookie.copy(header, 4);
  transactionId.copy(header, 8);
  if (key === undefined) return Buffer.concat([header, body]);
  header.writeUInt16BE(body.length + 24, 2);
  const secret = createHash('md5').update(`${key.username}:${key.realm}:${key.password}`).digest();
  const signature = createHmac('sha1', secret).update(header).update(body).digest();
  const signed = encodeAttribute([stunAttribute.messageIntegrity, signature]);
  return Buffer.concat([header, body, signed]);
}

export function createTransactionId(): Buffer {
  return randomBytes(12);
}

/** Undefined for what is no STUN message. */
export function decodeAnswer(bytes: Buffer): StunAnswer | undefined {
  if (bytes.length < HEADER_BYTES || !bytes.subarray(4, 8).equals(magicCookie)) return undefined;
  const attributes = new Map<number, Buffer>();
  for (let at = HEADER_BYTES; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt16BE(at + 2);
    attributes.set(bytes.readUInt16BE(at), bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length + padding(length);
  }
  const error = attributes.get(stunAttribute.errorCode);
  const errorCode = error === undefined ? 0 : (error[2] & 7) * 100 + error[3];
  return { type: bytes.readUInt16BE(0), attributes, errorCode };
}

/** An address of either family, hidden as RFC 8489 14.2 wants it in the request of that id. */
export function xorAddress(address: string, port: number, transactionId: Buffer): Buffer {
  const mask = Buffer.concat([magicCookie, transactionId]);
  const plain = address.includes(':')
    ? Buffer.from(
        groupsOf(address)
          .map((group) => group.padStart(4, '0'))
          .join(''),
        'hex',
      )
    : Buffer.from(address.split('.').map(Number));
  const value = Buffer.alloc(4 + plain.length);
  value[1] = plain.length === 4 ? 1 : 2;
  value.writeUInt16BE(port ^ magicCookie.readUInt16BE(0), 2);
  for (let i = 0; i < plain.length; i++) value[4 + i] = plain[i] ^ mask[i];
  return value;
}

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head, tail] = address.split('::').map((half) => half.split(':').filter(Boolean));
  if (tail === undefined) return head;
  return [...head, ...Array<string>(8 - head.length - tail.length).fill('0'), ...tail];
}

function encodeAttribute([type, value]: StunAttribute): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(type, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value, Buffer.alloc(padding(value.length))]);
}

function padding(length: number): number {
  return (4 - (length % 4)) % 4;
}
