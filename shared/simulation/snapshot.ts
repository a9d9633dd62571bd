// Saving, loading and hashing a room: one copy each way, no allocation while the number of discs
// stays (R4, R5).
import { assert } from './assert.ts';
import {
  bindStadium,
  field,
  headBytes,
  type RoomState,
  setDiscCount,
  stateBytesMax,
} from './state.ts';
import { isRoomState } from './state-check.ts';

/**
 * Writes the used prefix into `into`, which must hold `stateBytesMax` bytes or at least the used
 * ones; returns the bytes written.
 */
export function saveState(state: RoomState, into: Uint8Array): number {
  assert(into.length >= state.used.length, 'the slot is too small for the state');
  into.set(state.used);
  return state.used.length;
}

/**
 * Takes what `saveState` wrote; bytes after the used ones are ignored. False if the bytes can't be
 * a state, whatever they are; the state is then unspecified and must be loaded again before use.
 */
export function loadState(state: RoomState, from: Uint8Array): boolean {
  if (from.length < headBytes || from.length > stateBytesMax) return false;
  state.bytes.set(from);
  if (!isRoomState(state, from.length)) return false;
  bindStadium(state);
  setDiscCount(state, state.fields[field.discCount]);
  return true;
}

/**
 * The same without a look at the bytes, for a peer's own snapshots: whatever `saveState` wrote of
 * a room with this shelf. A stadium that is not on the shelf is an assertion failure.
 */
export function restoreState(state: RoomState, from: Uint8Array): void {
  state.bytes.set(from);
  bindStadium(state);
  setDiscCount(state, state.fields[field.discCount]);
}

/** 32-bit hash over the used prefix, in four lanes so that the multiplications overlap. */
export function checksum(state: RoomState): number {
  const { words } = state;
  const end = state.used.length >> 2;
  let a = 0x811c9dc5 | 0;
  let b = 0x1b873593 | 0;
  let c = 0x27d4eb2f | 0;
  let d = 0x165667b1 | 0;
  let i = 0;
  for (; i + 3 < end; i += 4) {
    a = Math.imul(a ^ words[i], 0x01000193);
    b = Math.imul(b ^ words[i + 1], 0x01000193);
    c = Math.imul(c ^ words[i + 2], 0x01000193);
    d = Math.imul(d ^ words[i + 3], 0x01000193);
    a ^= a >>> 15;
    b ^= b >>> 15;
    c ^= c >>> 15;
    d ^= d >>> 15;
  }
  for (; i < end; i++) a = Math.imul(a ^ words[i], 0x01000193);
  return mix(mix(mix(mix(end, a), b), c), d) >>> 0;
}

function mix(hash: number, word: number): number {
  const sum = Math.imul(hash ^ word, 0x85ebca6b);
  return sum ^ (sum >>> 13);
}
