// When the match behind the menu runs, stands still, pauses, and is no more.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backdrop } from '../../game/scenes/backdrop.ts';
import type { PitchShow } from '../../game/scenes/pitch-show.ts';
import type { Practice } from '../../game/scenes/practice.ts';
import { type AppModel, createAppModel } from '../../game/ui/model.ts';

let model: AppModel;
let done: string[];
let isRoomOpen: boolean;
let page: EventTarget & { visibilityState: string };
let backdrop: Backdrop;

/** A practice that only says what is asked of it. */
function fakePractice(): Practice {
  let isOpen = false;
  return {
    get isOpen() {
      return isOpen;
    },
    open: () => {
      if (isOpen) return;
      isOpen = true;
      done.push('open');
      if (model.practice.peek() === 'off') model.practice.value = 'attract';
    },
    close: () => {
      if (!isOpen) return;
      isOpen = false;
      done.push('close');
      model.practice.value = 'off';
    },
    takeOver: () => {
      isOpen = true;
      done.push('take over');
      model.practice.value = 'playing';
    },
    giveBack: () => {
      if (model.practice.peek() !== 'playing') return;
      done.push('give back');
      model.practice.value = 'attract';
    },
    pause: (isPaused: boolean) => done.push(isPaused ? 'pause' : 'go on'),
  } as unknown as Practice;
}

const fakeShow = () => {
  return {
    show: () => {},
    untilLoaded: async () => {},
    clear: () => done.push('clear'),
    setAwake: (isAwake: boolean) => done.push(isAwake ? 'wake' : 'sleep'),
  } as unknown as PitchShow;
};

beforeEach(() => {
  vi.useFakeTimers();
  model = createAppModel('Tiko');
  done = [];
  isRoomOpen = false;
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  backdrop = new Backdrop({
    ...{ model, practice: fakePractice(), show: fakeShow() },
    isRoomOpen: () => isRoomOpen,
    page: page as unknown as Document,
  });
  done.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function turn(state: 'visible' | 'hidden'): void {
  page.visibilityState = state;
  page.dispatchEvent(new Event('visibilitychange'));
}

const connecting = { title: '', steps: [], cancellable: true };

describe('the match behind the menu', () => {
  it('begins when the page has time, once', () => {
    backdrop.tend();
    expect(done).not.toContain('open');
    backdrop.begin();
    backdrop.tend();
    expect(done.filter((one) => one === 'open')).toHaveLength(1);
  });

  it('waits while a room is being entered, and begins if that fails', () => {
    model.connecting.value = connecting;
    backdrop.begin();
    expect(done).toEqual([]);
    model.connecting.value = null;
    expect(done).toEqual(['open']);
  });

  it('ends with a room and begins anew after it', () => {
    backdrop.begin();
    isRoomOpen = true;
    backdrop.tend();
    isRoomOpen = false;
    backdrop.tend();
    expect(done).toEqual(['open', 'close', 'open']);
  });

  it('is gone while nobody sees it', () => {
    backdrop.begin();
    turn('hidden');
    turn('visible');
    expect(done).toEqual(['open', 'close', 'open']);
  });

  it('pauses for a player who looks elsewhere, for a minute', () => {
    backdrop.play();
    turn('hidden');
    turn('visible');
    expect(done).toEqual(['take over', 'pause', 'go on']);
    turn('hidden');
    vi.advanceTimersByTime(60_000);
    expect(done.at(-1)).toBe('close');
  });

  it('goes back to the bots when the player looks at the list of rooms', () => {
    backdrop.begin();
    backdrop.play();
    model.place.value = 'rooms';
    expect(done.at(-1)).toBe('give back');
  });

  it('is a still picture on a machine that is too slow, until the player wants it', () => {
    backdrop.begin();
    backdrop.standStill();
    expect(done.slice(1)).toEqual(['pause', 'sleep']);
    backdrop.play();
    expect(done.slice(3)).toEqual(['go on', 'wake', 'take over']);
    backdrop.standStill();
    expect(done).toHaveLength(6);
  });

  it('has the name that the player has now', () => {
    backdrop.begin();
    model.name.value = 'Maren';
    expect(done).toEqual(['open', 'close', 'open']);
    backdrop.play();
    model.name.value = 'Luca';
    expect(done).toHaveLength(4);
  });

  it('is taken over from the menu alone, and under no dialog', () => {
    model.settingsOpen.value = true;
    expect(backdrop.wake()).toBe(false);
    model.settingsOpen.value = false;
    model.place.value = 'rooms';
    expect(backdrop.wake()).toBe(false);
    model.place.value = 'menu';
    expect(backdrop.wake()).toBe(true);
  });
});
