// One bubble a player, the newest, for as long as it stands.
import { describe, expect, it } from 'vitest';
import {
  createEmoteTrack,
  emoteScale,
  expireEmotes,
  showEmote,
} from '../../game/render/emote-track.ts';
import { emoteMs, emotePopMs } from '../../game/render/motion.ts';

describe('emotes over discs', () => {
  it('shows the newest of a player until its time is over', () => {
    const track = createEmoteTrack();
    showEmote(track, 7, 0, 1_000);
    showEmote(track, 9, 1, 1_500);
    showEmote(track, 7, 3, 2_000);
    expect(track.shown.map(({ playerId, emote }) => [playerId, emote])).toEqual([
      [9, 1],
      [7, 3],
    ]);
    expireEmotes(track, 1_500 + emoteMs);
    expect(track.shown.map(({ playerId }) => playerId)).toEqual([7]);
    expireEmotes(track, 2_000 + emoteMs);
    expect(track.shown).toEqual([]);
  });

  it('keeps no more than there can be players', () => {
    const track = createEmoteTrack();
    for (let player = 1; player < 40; player += 1) showEmote(track, player, 0, player);
    expect(track.shown).toHaveLength(16);
    expect(track.shown.at(-1)?.playerId).toBe(39);
  });

  it('pops up, stands and goes; with reduced motion it only stands', () => {
    expect(emoteScale(0, false)).toBeCloseTo(0);
    expect(emoteScale(emotePopMs * 0.7, false)).toBeGreaterThan(1);
    expect(emoteScale(emoteMs / 2, false)).toBe(1);
    expect(emoteScale(emoteMs - 1, false)).toBeLessThan(0.1);
    expect(emoteScale(emoteMs, false)).toBe(0);
    expect(emoteScale(1, true)).toBe(1);
    expect(emoteScale(emoteMs - 1, true)).toBe(1);
  });
});
