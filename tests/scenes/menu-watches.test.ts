// What the menu finds out by itself: is there a network, a lobby, a seat that is kept; and the
// screen that stays on during a match.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RoomsResult } from '../../game/net/lobby-client.ts';
import { keepLastSeat } from '../../game/scenes/kept.ts';
import { watchLastRoom } from '../../game/scenes/last-room.ts';
import { watchLobby, watchNetwork } from '../../game/scenes/lobby-watch.ts';
import { type AppModel, createAppModel } from '../../game/ui/model.ts';
import { keepScreenOn } from '../../game/ui/wake-lock.ts';

let model: AppModel;
let page: EventTarget & {
  document: EventTarget & { visibilityState: string };
  navigator: { onLine: boolean; wakeLock: { request: () => Promise<object> } };
};
let locks: { released: boolean; release: () => Promise<void> }[];

beforeEach(() => {
  vi.useFakeTimers();
  model = createAppModel('Tiko');
  locks = [];
  const request = async () => {
    const lock = {
      released: false,
      release: async () => {
        lock.released = true;
      },
    };
    locks.push(lock);
    return lock;
  };
  page = Object.assign(new EventTarget(), {
    document: Object.assign(new EventTarget(), { visibilityState: 'visible' }),
    navigator: { onLine: true, wakeLock: { request } },
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const asWindow = () => page as unknown as Window;

describe('the lobby', () => {
  const people: RoomsResult = { ok: true, online: 42, roomCount: 4, rooms: [] };
  const nobody: RoomsResult = { ok: false, code: 'unreachable', message: '' };
  let answer: RoomsResult;
  let asked: number;

  const watch = () => {
    asked = 0;
    const rooms = async () => {
      asked += 1;
      return answer;
    };
    watchLobby({ model, client: { rooms }, page: asWindow() });
    return vi.advanceTimersByTimeAsync(0);
  };
  /** How often it was asked within the next `ms`. */
  const asksIn = async (ms: number) => {
    const before = asked;
    await vi.advanceTimersByTimeAsync(ms);
    return asked - before;
  };

  it('tells how many are there', async () => {
    answer = people;
    await watch();
    expect([model.onlineCount.value, model.roomCount.value]).toEqual([42, 4]);
    expect(model.lobbyLink.value).toBe('ok');
  });

  it('is asked again after 2, 5 and then every 15 s while it is out of reach', async () => {
    answer = nobody;
    await watch();
    expect(model.lobbyLink.value).toBe('down');
    expect([await asksIn(1_900), await asksIn(200)]).toEqual([0, 1]);
    expect([await asksIn(4_800), await asksIn(200)]).toEqual([0, 1]);
    expect([await asksIn(14_800), await asksIn(200)]).toEqual([0, 1]);
    answer = people;
    expect(await asksIn(15_000)).toBe(1);
    expect(model.lobbyLink.value).toBe('ok');
  });

  it('is left alone in a room, in a hidden tab and without a network', async () => {
    answer = people;
    await watch();
    model.place.value = 'room';
    expect(await asksIn(60_000)).toBe(0);
    page.document.visibilityState = 'hidden';
    model.place.value = 'menu';
    expect(await asksIn(60_000)).toBe(0);
    page.document.visibilityState = 'visible';
    model.isOffline.value = true;
    page.document.dispatchEvent(new Event('visibilitychange'));
    expect(await asksIn(60_000)).toBe(0);
    const before = asked;
    model.isOffline.value = false;
    expect(asked).toBe(before + 1);
  });

  it('the network is what the browser says of it', () => {
    watchNetwork(model, asWindow());
    expect(model.isOffline.value).toBe(false);
    page.navigator.onLine = false;
    page.dispatchEvent(new Event('offline'));
    expect(model.isOffline.value).toBe(true);
  });
});

describe('the last room', () => {
  const seat = { code: 'K7QX', ticket: 'ticket', atMs: 100_000, isGone: false };
  let nowMs: number;

  const watch = (kept: object | string) => {
    const text = typeof kept === 'string' ? kept : JSON.stringify(kept);
    vi.stubGlobal('localStorage', { getItem: () => text, setItem: () => {} });
    watchLastRoom(model, () => nowMs);
    return model.lastRoom.value;
  };

  it('is offered for a minute after the tab has said that it goes', () => {
    nowMs = 112_000;
    expect(watch({ ...seat, isGone: true })).toMatchObject({ code: 'K7QX', secondsLeft: 48 });
    nowMs = 160_000;
    vi.advanceTimersByTime(1000);
    expect(model.lastRoom.value).toBe(null);
  });

  it('is not offered while another tab is in it, but once that has fallen silent', () => {
    nowMs = 102_000;
    expect(watch(seat)).toBe(null);
    nowMs = 103_500;
    vi.advanceTimersByTime(1000);
    expect(model.lastRoom.value).toMatchObject({ code: 'K7QX' });
    model.place.value = 'room';
    vi.advanceTimersByTime(1000);
    expect(model.lastRoom.value).toBe(null);
  });

  it('is none for nonsense, for a clock that was set back, and where nothing is kept', () => {
    nowMs = 101_000;
    for (const kept of ['', '{', '7', { ...seat, ticket: 1 }, { ...seat, atMs: 'now' }])
      expect(watch(kept)).toBe(null);
    nowMs = 50_000;
    expect(watch({ ...seat, isGone: true })).toBe(null);
    vi.stubGlobal('localStorage', undefined);
    expect(() => keepLastSeat(seat)).not.toThrow();
  });
});

describe('the screen', () => {
  it('stays on during a match, and may go out after it', async () => {
    keepScreenOn(asWindow(), model);
    await vi.advanceTimersByTimeAsync(0);
    expect(locks).toHaveLength(0);
    model.practice.value = 'playing';
    await vi.advanceTimersByTimeAsync(0);
    expect(locks).toHaveLength(1);
    // The browser takes it away with the tab.
    locks[0].released = true;
    page.document.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(0);
    expect(locks).toHaveLength(2);
    model.practice.value = 'attract';
    await vi.advanceTimersByTimeAsync(0);
    expect(locks[1].released).toBe(true);
  });

  it('is nobody’s business where a browser has no wake lock, or gives none', async () => {
    page.navigator.wakeLock.request = () => Promise.reject(new Error('low battery'));
    keepScreenOn(asWindow(), model);
    model.practice.value = 'playing';
    await vi.advanceTimersByTimeAsync(0);
    const bare = Object.assign(new EventTarget(), { navigator: {}, document: new EventTarget() });
    expect(() => keepScreenOn(bare as unknown as Window, model)).not.toThrow();
  });
});
