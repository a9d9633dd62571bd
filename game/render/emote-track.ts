// Who shows which emote since when: one bubble a player, the newest. Pure; time is a parameter.
import { emoteMs, emotePopMs, emoteShrinkMs } from './motion.ts';

export type ShownEmote = {
  readonly playerId: number;
  /** Index into `emotes`. */
  readonly emote: number;
  readonly sinceMs: number;
};

/** Nobody shows more than one, and there are no more players than this. */
const shownMax = 16;

/** Of the usual curve that goes beyond its goal by a tenth. */
const overshoot = 1.70158;

export type EmoteTrack = { shown: readonly ShownEmote[] };

export function createEmoteTrack(): EmoteTrack {
  return { shown: [] };
}

export function showEmote(track: EmoteTrack, playerId: number, emote: number, nowMs: number): void {
  const others = track.shown.filter((one) => one.playerId !== playerId);
  track.shown = [...others, { playerId, emote, sinceMs: nowMs }].slice(-shownMax);
}

/** Forgets what was shown for long enough; call it once per frame. */
export function expireEmotes(track: EmoteTrack, nowMs: number): void {
  if (track.shown.length === 0) return;
  if (track.shown.every(({ sinceMs }) => nowMs - sinceMs < emoteMs)) return;
  track.shown = track.shown.filter(({ sinceMs }) => nowMs - sinceMs < emoteMs);
}

/** Size of a bubble of this age, 1 at rest: it pops up a little too far, stands, and goes. */
export function emoteScale(ageMs: number, isCalm: boolean): number {
  if (ageMs < 0 || ageMs >= emoteMs) return 0;
  if (isCalm) return 1;
  const missing = Math.min(1, ageMs / emotePopMs) - 1;
  const pop = 1 + missing * missing * (overshoot + (overshoot + 1) * missing);
  return pop * Math.min(1, (emoteMs - ageMs) / emoteShrinkMs);
}
