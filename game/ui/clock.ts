// The match clock in words and digits.
import { words } from '../language/language.ts';

/** The part of a room view that the clock needs. */
export type ClockView = {
  readonly elapsedSeconds: number;
  /** 0 for a match without a limit. */
  readonly limitSeconds: number;
  readonly isOvertime: boolean;
};

/** `m:ss`; minutes are not capped, negative seconds read as 0:00. */
export function formatClock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const rest = whole % 60;
  return `${(whole - rest) / 60}:${String(rest).padStart(2, '0')}`;
}

/** What the scoreboard shows: time left, time played without a limit, `+m:ss` in overtime. */
export function clockText(view: ClockView): string {
  const { elapsedSeconds, limitSeconds, isOvertime } = view;
  if (isOvertime) return `+${formatClock(elapsedSeconds - limitSeconds)}`;
  return formatClock(limitSeconds > 0 ? limitSeconds - elapsedSeconds : elapsedSeconds);
}

/** What a screen reader hears: changes at most once a minute, so it can be a live region. */
export function clockAnnouncement(view: ClockView): string {
  const { elapsedSeconds, limitSeconds, isOvertime } = view;
  const { overtime, minutesPlayed, minutesLeft } = words.value.match;
  if (isOvertime) return overtime;
  const hasLimit = limitSeconds > 0;
  const seconds = hasLimit ? limitSeconds - elapsedSeconds : elapsedSeconds;
  const minutes = hasLimit ? Math.ceil(seconds / 60) : Math.floor(seconds / 60);
  if (minutes <= 0) return '';
  return hasLimit ? minutesLeft(minutes) : minutesPlayed(minutes);
}

/** The last sixty seconds of a match that is longer. */
export function isLastMinute({ elapsedSeconds, limitSeconds, isOvertime }: ClockView): boolean {
  const left = limitSeconds - elapsedSeconds;
  return !isOvertime && limitSeconds > 60 && left > 0 && left <= 60;
}
