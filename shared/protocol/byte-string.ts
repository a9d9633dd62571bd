// Byte strings written and read in order, for bodies that are packed by hand: varints and
// differences. Reading past the end or a number without an end is seen in `failed`.

export type BodyWriter = { readonly bytes: Uint8Array; length: number };
export function createBodyWriter(bytesMax: number): BodyWriter {
  return { bytes: new Uint8Array(bytesMax), length: 0 };
}
export function putByte(writer: BodyWriter, value: number): void {
  writer.bytes[writer.length++] = value;
}

/** Unsigned LEB128 of a u32: 7 bits a byte, at most 5 bytes. */
export function putVarint(writer: BodyWriter, value: number): void {
  let rest = value >>> 0;
  while (rest > 0x7f) {
    writer.bytes[writer.length++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  writer.bytes[writer.length++] = rest;
}

/** A u32 by its difference to `near`, modulo 2^32: small either way is short. */
export function putNear(writer: BodyWriter, value: number, near: number): void {
  const ahead = (value - near) | 0;
  putVarint(writer, (ahead << 1) ^ (ahead >> 31));
}

/** A u32, lowest byte first. */
export function putWord(writer: BodyWriter, value: number): void {
  for (let shift = 0; shift < 32; shift += 8) putByte(writer, (value >>> shift) & 0xff);
}
export function putBytes(writer: BodyWriter, bytes: Uint8Array): void {
  for (let i = 0; i < bytes.length; i++) writer.bytes[writer.length + i] = bytes[i];
  writer.length += bytes.length;
}

/** Reads `bytes` from `at` up to `end`. */
export type BodyReader = {
  bytes: Uint8Array;
  at: number;
  end: number;
  failed: boolean;
};
export function createBodyReader(): BodyReader {
  return { bytes: new Uint8Array(), at: 0, end: 0, failed: false };
}
export function takeByte(reader: BodyReader): number {
  if (reader.at < reader.end) return reader.bytes[reader.at++];
  reader.failed = true;
  return 0;
}
export function takeVarint(reader: BodyReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = takeByte(reader);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
  reader.failed = true;
  return 0;
}

/** A varint that may not be above `max`. */
export function takeBounded(reader: BodyReader, max: number): number {
  const value = takeVarint(reader);
  if (value <= max) return value;
  reader.failed = true;
  return 0;
}
export function takeNear(reader: BodyReader, near: number): number {
  const folded = takeVarint(reader);
  return (near + ((folded >>> 1) ^ -(folded & 1))) >>> 0;
}
export function takeWord(reader: BodyReader): number {
  let value = 0;
  for (let shift = 0; shift < 32; shift += 8) value |= takeByte(reader) << shift;
  return value >>> 0;
}
/** A copy of the next `length` bytes, empty if there are not that many. */
export function takeBytes(reader: BodyReader, length: number): Uint8Array {
  if (length > reader.end - reader.at) {
    reader.failed = true;
    return new Uint8Array();
  }
  reader.at += length;
  return reader.bytes.slice(reader.at - length, reader.at);
}
