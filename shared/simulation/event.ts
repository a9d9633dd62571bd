// What happened in a tick, for sounds and effects: part of the state, at most `eventsMax`, written
// in order.
import { eventsMax } from './constants.ts';
import { field, type RoomState } from './state.ts';

/**
 * By value of `eventKind`. `whistle`: kick-off, `over`: end of the match, `overtime`: it begins.
 */
export const eventName = [
  'none',
  'kick',
  'touch',
  'post',
  'wall',
  'bump',
  'goal',
  'whistle',
  'overtime',
  'over',
] as const;
export type EventName = (typeof eventName)[number];

export const eventKind = {
  /** id = seat. */
  kick: 1,
  /** A player and a ball met; id = seat. */
  touch: 2,
  /** A ball hit a post; id = disc. */
  post: 3,
  /** A ball hit a wall; id = disc. */
  wall: 4,
  /** Two players met; id = the lower seat. */
  bump: 5,
  /** id = the side it counts for; with id 0 a ball crossed a line in the warm-up. */
  goal: 6,
  /** id = the side that kicks off. */
  whistle: 7,
  overtime: 8,
  /** id = the winner. */
  over: 9,
} as const;

/**
 * Happens where `disc` is; beyond `eventsMax` an event is dropped: it would only be a sound more.
 */
export function addEvent(
  state: RoomState,
  kind: number,
  id: number,
  disc: number,
  strength: number,
): void {
  state.bodies.contact[0] = strength;
  addImpact(state, kind, id, disc);
}

/** The same with the strength in `bodies.contact[0]`: as an argument it would be boxed. */
export function addImpact(state: RoomState, kind: number, id: number, disc: number): void {
  const index = state.fields[field.eventCount];
  if (index >= eventsMax) return;
  state.eventKind[index] = kind;
  state.eventId[index] = id;
  state.eventX[index] = state.discs[disc * 4];
  state.eventY[index] = state.discs[disc * 4 + 1];
  state.eventStrength[index] = state.bodies.contact[0];
  state.fields[field.eventCount] = index + 1;
}
