// SHA-256 (FIPS 180-4), so that an asset is checked in the tick in which its last byte comes: the
// browser's own answers later, and not at all on a page without TLS.

/** Fractions of the cube roots of the first 64 primes. */
const rounds = constantsFrom(64, (prime) => cubeRoot(prime));
/** Fractions of the square roots of the first 8 primes. */
const start = constantsFrom(8, (prime) => Math.sqrt(prime));
const blockBytes = 64;
/** Half of the digest suffices to tell files apart: nobody finds two of the same 128 bits. */
const hashWords = 4;

/** First 128 bits of the SHA-256 as 32 lower-case hex digits; 256 kB take a few ms. */
export function assetHash(bytes: Uint8Array): string {
  const sum = Int32Array.from(start);
  const schedule = new Int32Array(64);
  const whole = bytes.length - (bytes.length % blockBytes);
  for (let at = 0; at < whole; at += blockBytes) addBlock(sum, schedule, bytes, at);
  const tail = lastBlocks(bytes, whole);
  for (let at = 0; at < tail.length; at += blockBytes) addBlock(sum, schedule, tail, at);
  let digits = '';
  for (let i = 0; i < hashWords; i++) digits += (sum[i] >>> 0).toString(16).padStart(8, '0');
  return digits;
}

/** What is left after the whole blocks, a bit, and the length. */
function lastBlocks(bytes: Uint8Array, whole: number): Uint8Array {
  const rest = bytes.length - whole;
  const tail = new Uint8Array(rest + 9 > blockBytes ? 2 * blockBytes : blockBytes);
  tail.set(bytes.subarray(whole));
  tail[rest] = 0x80;
  const view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
  return tail;
}

function addBlock(sum: Int32Array, w: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0; i < 16; i++) {
    const from = at + 4 * i;
    w[i] = (bytes[from] << 24) | (bytes[from + 1] << 16) | (bytes[from + 2] << 8) | bytes[from + 3];
  }
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15];
    const b = w[i - 2];
    const small = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const large = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    w[i] = (w[i - 16] + small + w[i - 7] + large) | 0;
  }
  let [a, b, c, d, e, f, g, h] = sum;
  for (let i = 0; i < 64; i++) {
    const large = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + large + ((e & f) ^ (~e & g)) + rounds[i] + w[i]) | 0;
    const small = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const two = (small + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  const words = [a, b, c, d, e, f, g, h];
  for (let i = 0; i < 8; i++) sum[i] += words[i];
}

function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function constantsFrom(count: number, root: (prime: number) => number): Int32Array {
  const words = new Int32Array(count);
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.some((prime) => n % prime === 0)) continue;
    const value = root(n);
    words[primes.length] = Math.floor((value - Math.floor(value)) * 0x1_0000_0000) | 0;
    primes.push(n);
  }
  return words;
}

/** By Newton's steps, until they stand still: exact to the bits that are used. */
function cubeRoot(n: number): number {
  let root = n;
  for (let i = 0; i < 60; i++) root -= (root - n / (root * root)) / 3;
  return root;
}
