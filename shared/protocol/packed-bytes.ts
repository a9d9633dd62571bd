// Numbers as few bytes: varints, differences, words; reading past the end is seen in `failed`.

export type PackedWriter = { readonly bytes: Uint8Array; length: number };
export type PackedReader = { readonly bytes: Uint8Array; at: number; failed: boolean };

export function putByte(writer: PackedWriter, value: number): void {
  writer.bytes[writer.length++] = value;
}
/** Unsigned LEB128 of 32 bits: 7 bits a byte, at most 5 bytes. */
export function putVarint(writer: PackedWriter, value: number): void {
  let rest = value >>> 0;
  while (rest > 0x7f) {
    putByte(writer, (rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  putByte(writer, rest);
}
/** `value` as its difference from `base`, modulo 2^32: near ones take a byte. */
export function putNear(writer: PackedWriter, value: number, base: number): void {
  const difference = (value - base) | 0;
  putVarint(writer, (difference << 1) ^ (difference >> 31));
}
/** Four bytes, the lowest first. */
export function putWord(writer: PackedWriter, value: number): void {
  for (let shift = 0; shift < 32; shift += 8) putByte(writer, (value >>> shift) & 0xff);
}
export function putBytes(writer: PackedWriter, bytes: Uint8Array): void {
  writer.bytes.set(bytes, writer.length);
  writer.length += bytes.length;
}

export function takeByte(reader: PackedReader): number {
  if (reader.at < reader.bytes.length) return reader.bytes[reader.at++];
  reader.failed = true;
  return 0;
}
export function takeVarint(reader: PackedReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = takeByte(reader);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
  reader.failed = true;
  return 0;
}
export function takeNear(reader: PackedReader, base: number): number {
  const folded = takeVarint(reader);
  return (base + ((folded >>> 1) ^ -(folded & 1))) >>> 0;
}
export function takeWord(reader: PackedReader): number {
  let value = 0;
  for (let shift = 0; shift < 32; shift += 8) value |= takeByte(reader) << shift;
  return value >>> 0;
}
/** A copy of the next `length` bytes; empty, and failed, if there are fewer. */
export function takeBytes(reader: PackedReader, length: number): Uint8Array {
  if (length > reader.bytes.length - reader.at) {
    reader.failed = true;
    return new Uint8Array();
  }
  const bytes = new Uint8Array(length);
  bytes.set(reader.bytes.subarray(reader.at, reader.at + length));
  reader.at += length;
  return bytes;
}
