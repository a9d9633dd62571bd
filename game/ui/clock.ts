// The match clock in words and digits.

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
  if (isOvertime) return 'Overtime: the next goal wins.';
  if (limitSeconds === 0) return minutesPhrase(Math.floor(elapsedSeconds / 60), 'played');
  return minutesPhrase(Math.ceil((limitSeconds - elapsedSeconds) / 60), 'left');
}

function minutesPhrase(minutes: number, suffix: string): string {
  if (minutes <= 0) return '';
  return minutes === 1 ? `1 minute ${suffix}.` : `${minutes} minutes ${suffix}.`;
}
