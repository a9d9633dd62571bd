// Bytes written and read in order, bounded both ways; reading past the end is seen in `failed`.

export type ByteWriter = { readonly bytes: Uint8Array; length: number };
export function createWriter(bytesMax: number): ByteWriter {
  return { bytes: new Uint8Array(bytesMax), length: 0 };
}
export function writeByte(writer: ByteWriter, value: number): void {
  writer.bytes[writer.length++] = value;
}

/** Unsigned LEB128: 7 bits a byte, at most 5 bytes. */
export function writeVarint(writer: ByteWriter, value: number): void {
  let rest = value >>> 0;
  while (rest > 0x7f) {
    writeByte(writer, (rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  writeByte(writer, rest);
}

export type ByteReader = { readonly bytes: Uint8Array; at: number; failed: boolean };
export function createReader(bytes: Uint8Array): ByteReader {
  return { bytes, at: 0, failed: false };
}
export function readByte(reader: ByteReader): number {
  if (reader.at >= reader.bytes.length) {
    reader.failed = true;
    return 0;
  }
  return reader.bytes[reader.at++];
}
export function readVarint(reader: ByteReader): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = readByte(reader);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value >>> 0;
  }
  reader.failed = true;
  return 0;
}
