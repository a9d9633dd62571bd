// Which sound an event of the match makes, how loud and from where. Pure.
import type { MatchEvent } from '../../shared/simulation/readers.ts';
import type { SoundName } from './recipe.ts';

/** What a mixer plays. */
export type Cue = {
  readonly sound: SoundName;
  readonly bus: 'match' | 'crowd' | 'interface';
  /** 0 to 1. */
  readonly gain: number;
  /** -1 left to 1 right. */
  readonly pan: number;
  /** The murmur of the crowd makes room for it. */
  readonly isCall?: boolean;
};

/** A button of the interface was pressed. */
export const pressCue: Cue = { sound: 'tick', bus: 'interface', gain: 0.5, pan: 0 };

/** Sides are heard, but nothing comes from one ear alone. */
const panMost = 0.7;
/** An impact this fast (px per tick) is as loud as any. */
const fullStrength = 8;
/** A softer impact than this makes no sound. */
const leastGain = 0.06;

/** What is heard of an event on a pitch that reaches `halfWidth` to each side; often nothing. */
export function cuesOf(event: MatchEvent, halfWidth: number): readonly Cue[] {
  const pan = panAt(event.x, halfWidth);
  const hit = Math.min(1, Math.max(0, event.strength) / fullStrength);
  switch (event.kind) {
    case 'kick':
      return [{ sound: 'kick', bus: 'match', gain: 0.55 + 0.45 * hit, pan }];
    case 'touch':
    case 'wall':
    case 'bump':
    case 'post':
      return hit < leastGain ? [] : [{ sound: event.kind, bus: 'match', gain: hit, pan }];
    case 'goal': {
      const whistle = { sound: 'whistle', bus: 'match', gain: 0.7, pan: 0, isCall: true } as const;
      // A warm-up has no side to cheer for.
      if (event.id === 0) return [];
      return [whistle, { sound: 'roar', bus: 'crowd', gain: 1, pan: pan / 2 }];
    }
    case 'whistle':
      return [{ sound: 'whistle', bus: 'match', gain: 0.7, pan: 0, isCall: true }];
    case 'overtime':
    case 'over':
      return [{ sound: 'final', bus: 'match', gain: 0.8, pan: 0, isCall: true }];
    default:
      return [];
  }
}

export function panAt(x: number, halfWidth: number): number {
  if (!(halfWidth > 0) || !Number.isFinite(x)) return 0;
  return panMost * Math.min(1, Math.max(-1, x / halfWidth));
}

/** How excited the crowd is, 0 to 1: the nearer the ball to a goal line, the more. */
export function excitementAt(ballX: number, halfWidth: number): number {
  if (!(halfWidth > 0) || !Number.isFinite(ballX)) return 0;
  return Math.min(1, Math.abs(ballX) / halfWidth) ** 2;
}
