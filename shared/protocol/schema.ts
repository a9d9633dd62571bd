// Message schemas: a message is a msgpack array `[tag, ...fields]`, checked field by field on
// arrival.
// Decoding never throws and never trusts a length: anything off is `undefined`.
import { Packr } from 'msgpackr';
import {
  type BodyReader,
  type BodyWriter,
  createBodyReader,
  createBodyWriter,
} from './byte-string.ts';

/** Checks one decoded value; `max` bounds the encoded size where the value has a length. */
export type Field<T> = { readonly check: (value: unknown) => value is T };
type Fields = Readonly<Record<string, Field<unknown>>>;
type ValuesOf<F extends Fields> = {
  -readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never;
};

/** One message kind: its tag on the wire, its name in the code and its fields in wire order. */
export type Schema<N extends string, F extends Fields> = {
  readonly tag: number;
  readonly kind: N;
  readonly fields: F;
  readonly names: readonly (keyof F & string)[];
};
export type MessageOf<S> =
  S extends PackedSchema<infer M>
    ? M
    : S extends Schema<infer N, infer F>
      ? { readonly kind: N } & ValuesOf<F>
      : never;

/**
 * A message so frequent that its fields are packed by hand: on the wire its tag (a byte) and
 * its body, not msgpack. `read` answers undefined to what `write` never writes.
 */
export type PackedSchema<M extends { readonly kind: string }> = {
  readonly tag: number;
  readonly kind: M['kind'];
  /** Name of the first field that is out of range. */
  readonly faultOf: (message: M) => string | undefined;
  readonly write: (writer: BodyWriter, message: M) => void;
  readonly read: (reader: BodyReader) => M | undefined;
};

/**
 * Declares a message; the order of `fields` is the order on the wire and must never change
 * silently.
 */
export function message<const N extends string, F extends Fields>(
  tag: number,
  kind: N,
  fields: F,
): Schema<N, F> {
  return { tag, kind, fields, names: Object.keys(fields) };
}

/** A set of messages that share one channel: encodes by kind, decodes by tag. */
export type Codec<M> = {
  readonly encode: (message: M) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => M | undefined;
};

// biome-ignore lint/suspicious/noExplicitAny: a codec holds schemas of any fields.
type AnyFields = Schema<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: the same.
type AnyPacked = PackedSchema<any>;
type AnySchema = AnyFields | AnyPacked;

/** `bytesMax` bounds what `decode` looks at: a longer datagram is refused unread. */
export function codec<S extends AnySchema>(
  schemas: readonly S[],
  bytesMax: number,
): Codec<MessageOf<S>> {
  const byTag = new Map<number, S>();
  const byKind = new Map<string, S>();
  for (const schema of schemas) {
    if (byTag.has(schema.tag)) throw new Error(`two messages share tag ${schema.tag}`);
    byTag.set(schema.tag, schema);
    byKind.set(schema.kind, schema);
  }
  return {
    encode: (value) => encodeWith(byKind.get(value.kind), value),
    decode: (bytes) => decodeWith(byTag, bytes, bytesMax) as MessageOf<S> | undefined,
  };
}

// Records would make msgpackr build code at run time, which a strict content policy forbids.
const packr = new Packr({ useRecords: false, mapsAsObjects: true, int64AsType: 'number' });

function encodeWith(schema: AnySchema | undefined, value: object): Uint8Array {
  if (schema === undefined) throw new Error('message of another codec');
  if ('write' in schema) return encodePacked(schema, value);
  const tuple: unknown[] = [schema.tag];
  for (const name of schema.names) {
    const field = (value as Record<string, unknown>)[name];
    if (!schema.fields[name].check(field))
      throw new Error(`${schema.kind}.${name} is out of range`);
    tuple.push(field);
  }
  return packr.pack(tuple);
}

function decodeWith(
  byTag: ReadonlyMap<number, AnySchema>,
  bytes: Uint8Array,
  bytesMax: number,
): unknown {
  if (bytes.length === 0 || bytes.length > bytesMax) return undefined;
  // The first byte of an array is above every tag.
  const packed = byTag.get(bytes[0]);
  if (packed !== undefined && 'read' in packed) return decodePacked(packed, bytes);
  const tuple = unpackOrUndefined(bytes);
  if (!Array.isArray(tuple)) return undefined;
  const schema = byTag.get(tuple[0]);
  if (schema === undefined || 'read' in schema) return undefined;
  if (tuple.length !== schema.names.length + 1) return undefined;
  const value: Record<string, unknown> = { kind: schema.kind };
  for (let i = 0; i < schema.names.length; i++) {
    const name = schema.names[i];
    if (!schema.fields[name].check(tuple[i + 1])) return undefined;
    value[name] = tuple[i + 1];
  }
  return value;
}

/** Above any body that has passed its check. */
const PACKED_BYTES_MAX = 16_384;
const packedWriter = createBodyWriter(PACKED_BYTES_MAX);
const packedReader = createBodyReader();

function encodePacked(schema: AnyPacked, value: object): Uint8Array {
  const fault = schema.faultOf(value);
  if (fault !== undefined) throw new Error(`${schema.kind}.${fault} is out of range`);
  packedWriter.bytes[0] = schema.tag;
  packedWriter.length = 1;
  schema.write(packedWriter, value);
  return packedWriter.bytes.slice(0, packedWriter.length);
}

function decodePacked(schema: AnyPacked, bytes: Uint8Array): unknown {
  packedReader.bytes = bytes;
  packedReader.at = 1;
  packedReader.end = bytes.length;
  packedReader.failed = false;
  return schema.read(packedReader);
}

function unpackOrUndefined(bytes: Uint8Array): unknown {
  try {
    return packr.unpack(bytes);
  } catch {
    return undefined;
  }
}

/** An integer within `[min, max]`, both included. */
export function int(min: number, max: number): Field<number> {
  return {
    check: (value): value is number =>
      typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max,
  };
}
export const u8 = int(0, 0xff);
export const u16 = int(0, 0xffff);
export const u32 = int(0, 0xffff_ffff);
export const flag: Field<boolean> = { check: (value) => typeof value === 'boolean' };

/** A string of at most `unitsMax` UTF-16 units. */
export function text(unitsMax: number): Field<string> {
  return {
    check: (value): value is string => typeof value === 'string' && value.length <= unitsMax,
  };
}

/** A string of exactly `digits` lower-case hex digits. */
export function hexText(digits: number): Field<string> {
  return {
    check: (value): value is string =>
      typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value),
  };
}

/** A byte string of at most `bytesMax` bytes. */
export function bytes(bytesMax: number): Field<Uint8Array> {
  return {
    check: (value): value is Uint8Array => value instanceof Uint8Array && value.length <= bytesMax,
  };
}

/** An array of at most `itemsMax` values of one kind. */
export function list<T>(item: Field<T>, itemsMax: number): Field<T[]> {
  return {
    check: (value): value is T[] =>
      Array.isArray(value) && value.length <= itemsMax && value.every((one) => item.check(one)),
  };
}

/** A fixed-length array with one field per place. */
export function tuple<T extends readonly unknown[]>(
  ...items: { readonly [K in keyof T]: Field<T[K]> }
): Field<[...T]> {
  return {
    check: (value): value is [...T] =>
      Array.isArray(value) &&
      value.length === items.length &&
      items.every((item, i) => item.check(value[i])),
  };
}

/** A value or null. */
export function optional<T>(item: Field<T>): Field<T | null> {
  return { check: (value): value is T | null => value === null || item.check(value) };
}

/** One of a closed set of strings. */
export function choice<const T extends string>(...words: readonly T[]): Field<T> {
  return { check: (value): value is T => (words as readonly unknown[]).includes(value) };
}
