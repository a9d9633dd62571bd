// The room as a person sees it, read from real states that the simulation has stepped.
import { beforeEach, describe, expect, it } from 'vitest';
import { createAppModel, showRoom } from '../../game/ui/model.ts';
import { isSameRoomView, type RoomView, readRoomView } from '../../game/ui/room-view.ts';
import { missingToStart } from '../../game/ui/screens/waiting-room.tsx';
import { settingChoices } from '../../game/ui/settings.ts';
import {
  type Command,
  commandKind,
  settingDefault,
  settingIndex,
  settingMax,
  settingMin,
} from '../../shared/simulation/command.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';

let state: RoomState;
const inputs = new Uint8Array(seatsMax);

beforeEach(() => {
  state = createRoomState(7);
});

type Wish = Partial<Command> & { readonly kind: number };

function command(...wishes: readonly Wish[]): void {
  const full = wishes.map((wish) => ({ by: 0, target: 0, value: 0, text: '', ...wish }));
  step(state, inputs, full);
}

function join(playerId: number, name: string): void {
  command({ kind: commandKind.join, target: playerId, text: name });
}

function sit(playerId: number, team: number): void {
  command({ kind: commandKind.team, by: playerId, target: playerId, value: team });
}

const names = (view: RoomView) => view.seats.map((seat) => seat.name);

describe('the waiting room', () => {
  it('is empty before anybody has come', () => {
    const view = readRoomView(state, 1);
    expect(view.phase).toBe('waiting');
    expect(view.seats).toEqual([]);
    expect([view.myTeam, view.amAdmin]).toEqual([0, false]);
    expect(view.settings).toEqual(settingDefault);
  });

  it('knows me, the admin, sides and names as given', () => {
    join(1, 'Tiko');
    join(2, '<b>Maren</b>');
    sit(1, 1);
    sit(2, 2);
    const view = readRoomView(state, 2);
    expect(names(view)).toEqual(['Tiko', '<b>Maren</b>']);
    expect(view.seats.map((seat) => seat.team)).toEqual([1, 2]);
    expect(view.seats.map((seat) => seat.isMe)).toEqual([false, true]);
    expect(view.seats.map((seat) => seat.isAdmin)).toEqual([true, false]);
    expect([view.myTeam, view.amAdmin]).toEqual([2, false]);
    expect(readRoomView(state, 1).amAdmin).toBe(true);
  });

  it('marks who is ready and who is away', () => {
    join(1, 'Tiko');
    join(2, 'Maren');
    command({ kind: commandKind.ready, by: 2, value: 1 });
    command({ kind: commandKind.absent, target: 1 });
    const view = readRoomView(state, 2);
    expect(view.seats.map((seat) => [seat.isReady, seat.isAway])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('shows bots as bots, that nobody is', () => {
    join(1, 'Tiko');
    command({ kind: commandKind.addBot, by: 1, value: 2 });
    const bot = readRoomView(state, 0).seats[1];
    expect(bot).toMatchObject({ kind: 'bot', playerId: 0, team: 2, isMe: false, isAdmin: false });
  });
});

describe('the match', () => {
  it('has score, clock and limit', () => {
    join(1, 'Tiko');
    sit(1, 1);
    command({ kind: commandKind.start, by: 1 });
    const view = readRoomView(state, 1);
    expect(view.phase).toBe('kickoff');
    expect(view.score).toEqual([0, 0]);
    expect([view.elapsedSeconds, view.limitSeconds]).toEqual([0, 180]);
    expect(view.goal).toBe(null);
    expect([1, 2]).toContain(view.kickOffTeam);
  });
});

describe('Start match', () => {
  for (const botsFill of [0, 1]) {
    for (const joined of [[], [1], [1, 2]]) {
      it(`bots ${botsFill}, ${joined.length} sides taken: does as it says`, () => {
        join(1, 'Tiko');
        join(2, 'Maren');
        const target = settingIndex.botsFill;
        command({ kind: commandKind.setting, by: 1, target, value: botsFill });
        for (const playerId of [1, 2]) sit(playerId, 0);
        for (const playerId of joined) sit(playerId, playerId);
        const missing = missingToStart(readRoomView(state, 1));
        command({ kind: commandKind.start, by: 1 });
        expect(readRoomView(state, 1).phase).toBe(missing === '' ? 'kickoff' : 'waiting');
      });
    }
  }
});

describe('the model', () => {
  it('follows the phase of the room from screen to screen', () => {
    const model = createAppModel('Tiko');
    expect(model.screen.value).toBe('menu');
    model.place.value = 'rooms';
    expect(model.screen.value).toBe('rooms');
    model.place.value = 'room';
    const view = readRoomView(state, 1);
    for (const [phase, screen] of [
      ['waiting', 'room'],
      ['kickoff', 'match'],
      ['playing', 'match'],
      ['goal', 'match'],
      ['paused', 'match'],
      ['ended', 'results'],
    ] as const) {
      showRoom(model, { ...view, phase });
      expect(model.screen.value).toBe(screen);
    }
    model.resultsClosed.value = true;
    expect(model.screen.value).toBe('room');
    showRoom(model, { ...view, phase: 'kickoff' });
    showRoom(model, { ...view, phase: 'ended' });
    expect(model.screen.value).toBe('results');
  });

  it('does not change for a view that looks the same', () => {
    const model = createAppModel();
    join(1, 'Tiko');
    showRoom(model, readRoomView(state, 1));
    const shown = model.room.value;
    command();
    showRoom(model, readRoomView(state, 1));
    expect(model.room.value).toBe(shown);
    join(2, 'Maren');
    showRoom(model, readRoomView(state, 1));
    expect(model.room.value).not.toBe(shown);
  });

  it('sees a single changed mark', () => {
    join(1, 'Tiko');
    const before = readRoomView(state, 1);
    command({ kind: commandKind.ready, by: 1, value: 1 });
    expect(isSameRoomView(before, readRoomView(state, 1))).toBe(false);
  });
});

it('offers only settings that the simulation takes, its own among them', () => {
  for (const { index, options } of settingChoices) {
    const values = options.map((option) => option.value);
    expect(values).toContain(settingDefault[index]);
    for (const value of values) {
      expect(value).toBeGreaterThanOrEqual(settingMin[index]);
      expect(value).toBeLessThanOrEqual(settingMax[index]);
    }
  }
});
