// Who hears whom, what is shown, and what happened in a room as lines of its conversation.
import { beforeEach, describe, expect, it } from 'vitest';
import { createBlockList } from '../../game/scenes/block-list.ts';
import { createMatchNews } from '../../game/scenes/match-news.ts';
import { createRoomNews } from '../../game/scenes/room-news.ts';
import type { RoomPlay } from '../../game/scenes/room-play.ts';
import { createRoomTalk, hearersOf, type RoomTalk } from '../../game/scenes/room-talk.ts';
import type { ChatMode } from '../../game/settings/settings.ts';
import { type ChatLine, visibleLines } from '../../game/ui/chat.ts';
import { type AppModel, createAppModel, showRoom } from '../../game/ui/model.ts';
import { forgetRoom } from '../../game/ui/room-model.ts';
import { readRoomView } from '../../game/ui/room-view.ts';
import { SAY_BURST, SAY_POINTS_MAX } from '../../shared/protocol/peer-limits.ts';
import { type Command, commandKind } from '../../shared/simulation/command.ts';
import { createRoomState, type RoomState } from '../../shared/simulation/state.ts';
import { step } from '../../shared/simulation/step.ts';

const me = 1;

function command(kind: number, target: number, value = 0, text = '', by = 0): Command {
  return { kind, by, target, value, text };
}

function tick(state: RoomState, ...commands: Command[]): void {
  step(state, new Uint8Array(16), commands);
}

/** Tiko (me) and Luca against Maren and Kofi, in this order of ids; Zofia on the bench. */
function roomOfFive(): RoomState {
  const state = createRoomState();
  const names = ['Tiko', 'Maren', 'Luca', 'Kofi', 'Zofia'];
  tick(state, ...names.map((name, i) => command(commandKind.join, i + 1, 0, name)));
  tick(state, command(commandKind.team, 5, 0));
  return state;
}

let state: RoomState;
let model: AppModel;
let sent: [readonly number[], string, unknown][];
let shown: [number, number][];
let mode: ChatMode;
let nowMs: number;
let talk: RoomTalk;
let kept: Record<string, string>;
const storage = {
  getItem: (key: string) => kept[key] ?? null,
  setItem: (key: string, value: string) => {
    kept[key] = value;
  },
};

beforeEach(() => {
  state = roomOfFive();
  model = createAppModel('Tiko');
  sent = [];
  kept = {};
  shown = [];
  mode = 'all';
  nowMs = 0;
  const room = { lobby: { playerId: me }, say: (...all: (typeof sent)[0]) => sent.push(all) };
  talk = createRoomTalk({
    model,
    nowMs: () => nowMs,
    play: () => ({ room, mirror: { present: state } }) as unknown as RoomPlay,
    showEmote: (playerId, emote) => shown.push([playerId, emote]),
    chatMode: () => mode,
    blocked: createBlockList(() => storage),
  });
});

const lines = () => visibleLines(model.chat.value, model.muted.value, mode).map(wordsOf);

function wordsOf(line: ChatLine): string {
  if (line.kind === 'news') return line.text;
  const { words } = line;
  return `${line.name}/${line.scope}: ${words.form === 'text' ? words.text : words.index}`;
}

describe('talk', () => {
  it('goes to everybody, or to the own side only', () => {
    talk.say('all', { form: 'text', text: '  hello  there ' });
    talk.say('team', { form: 'phrase', index: 3 });
    expect(sent).toEqual([
      [[2, 3, 4, 5], 'all', { form: 'text', text: 'hello there' }],
      [[3], 'team', { form: 'phrase', index: 3 }],
    ]);
    expect(lines()).toEqual(['Tiko/all: hello there', 'Tiko/team: 3']);
    expect(hearersOf(state, 5, 'team')).toEqual([]);
  });

  it('does not reach whose tab is gone', () => {
    tick(state, command(commandKind.absent, 3));
    expect(hearersOf(state, me, 'all')).toEqual([2, 4, 5]);
    expect(hearersOf(state, me, 'team')).toEqual([]);
  });

  it('is cut to a line, and not said when it is too much at once', () => {
    expect(talk.say('all', { form: 'text', text: ' \u202e ' })).toBe(false);
    expect(talk.say('all', { form: 'text', text: 'x'.repeat(400) })).toBe(true);
    expect(sent[0][2]).toEqual({ form: 'text', text: 'x'.repeat(SAY_POINTS_MAX) });
    for (let i = 1; i < SAY_BURST; i += 1)
      expect(talk.say('all', { form: 'emote', index: 0 })).toBe(true);
    expect(talk.say('all', { form: 'text', text: 'and more' })).toBe(false);
    expect(sent).toHaveLength(SAY_BURST);
    nowMs = 5000;
    expect(talk.say('all', { form: 'text', text: 'and more' })).toBe(true);
  });

  it('P18 a line for the team from the other side is dropped', () => {
    talk.hear(3, 'team', { form: 'text', text: 'switch it left' });
    talk.hear(2, 'team', { form: 'text', text: 'psst' });
    talk.hear(2, 'all', { form: 'text', text: 'nice save!' });
    talk.hear(77, 'all', { form: 'text', text: 'nobody' });
    expect(lines()).toEqual(['Luca/team: switch it left', 'Maren/all: nice save!']);
  });

  it('a muted player is not heard and not seen, and can be heard again', () => {
    talk.setMuted(2, true);
    talk.hear(2, 'all', { form: 'text', text: 'rude' });
    talk.hear(2, 'all', { form: 'emote', index: 4 });
    talk.hear(4, 'all', { form: 'emote', index: 5 });
    expect(shown).toEqual([[4, 5]]);
    expect(lines()).toEqual(['Kofi/all: 5']);
    talk.setMuted(2, false);
    expect(lines()).toHaveLength(3);
  });

  it('whoever is blocked is not heard in the next room either, until they are heard again', () => {
    const signs = 'ABCD-EFGH-JKLM';
    const proven = { kind: 'proven', signs, isLinkProven: true, hasChanged: false } as const;
    showRoom(model, readRoomView(state, me));
    model.people.value = new Map([[2, proven]]);
    talk.block(2);
    talk.block(4);
    expect(model.notices.value.map(({ text }) => text)).toEqual([
      expect.stringMatching(/^Maren is blocked/),
      expect.stringMatching(/^Kofi is muted in this room/),
    ]);
    forgetRoom(model);
    model.people.value = new Map([[5, proven]]);
    expect([...model.muted.value]).toEqual([5]);
    talk.setMuted(5, false);
    expect(createBlockList(() => storage).has(signs)).toBe(false);
  });

  it('a list of the blocked that makes no sense blocks nobody', () => {
    for (const text of ['{', '7', '[1,{}]', `["${'x'.repeat(99)}"]`]) {
      kept['kickabout.blocked'] = text;
      expect(createBlockList(() => storage).has('x')).toBe(false);
    }
    const broken = createBlockList(() => {
      throw new Error('no storage');
    });
    broken.add('x');
    expect(broken.has('x')).toBe(true);
  });

  it('is only as much as somebody wants', () => {
    talk.hear(2, 'all', { form: 'text', text: 'words' });
    talk.hear(2, 'all', { form: 'phrase', index: 1 });
    mode = 'quick';
    expect(lines()).toEqual(['Maren/all: 1']);
    mode = 'off';
    talk.hear(2, 'all', { form: 'emote', index: 1 });
    expect(lines()).toEqual([]);
    expect(shown).toEqual([]);
  });

  it('is forgotten with the room', () => {
    talk.hear(2, 'all', { form: 'text', text: 'words' });
    talk.setMuted(2, true);
    forgetRoom(model);
    expect([model.chat.value.length, model.muted.value.size]).toEqual([0, 0]);
  });
});

describe('news', () => {
  const told: string[] = [];
  const said: string[] = [];
  const teller = {
    tell: (text: string) => told.push(text),
    say: (text: string) => said.push(text),
  };
  let people: ReturnType<typeof createRoomNews>;
  let match: ReturnType<typeof createMatchNews>;
  const look = () => {
    const view = readRoomView(state, me);
    people.report(view, [], me);
    match(view, null);
  };
  const news = (...commands: Command[]) => {
    told.length = 0;
    said.length = 0;
    tick(state, ...commands);
    look();
    return { told: [...told], said: [...said] };
  };

  beforeEach(() => {
    people = createRoomNews(teller);
    match = createMatchNews(teller);
    look();
  });

  it('who is here when I come is none', () => {
    expect([told, said]).toEqual([[], []]);
  });

  it('comings and goings are lines; only a lost player is more', () => {
    expect(news(command(commandKind.join, 6, 0, 'Ines')).told).toEqual(['Ines joined.']);
    expect(news(command(commandKind.leave, 6)).told).toEqual(['Ines left.']);
    const lost = news(command(commandKind.absent, 2));
    expect(lost).toEqual({ told: [], said: [expect.stringMatching(/^Maren dropped out/)] });
    expect(news(command(commandKind.join, 2, 0, 'Maren')).said).toEqual(['Maren is back.']);
    news(command(commandKind.absent, 2));
    expect(news(command(commandKind.leave, 2)).said).toEqual(['Maren is gone. The seat is free.']);
  });

  it('sides, admins and settings announce themselves', () => {
    expect(news(command(commandKind.team, 5, 2)).told).toEqual(['Zofia: Ink.']);
    expect(news(command(commandKind.admin, 3, 1)).told).toEqual(['Luca is an admin now.']);
    expect(news(command(commandKind.setting, 0, 5)).told).toEqual(['Goals to win: 5']);
    expect(news(command(commandKind.setting, 3, 0)).told).toEqual(['Fill with bots: Off']);
  });

  it('a match begins, has goals and ends', () => {
    expect(news(command(commandKind.start, 0)).told).toEqual(['The match begins.']);
    const view = readRoomView(state, me);
    const goal = { team: 2, scorer: 'Kofi', assist: 'Maren', isOwnGoal: false, kmh: 60 } as const;
    told.length = 0;
    match({ ...view, phase: 'goal', score: [0, 1], goal }, null);
    match({ ...view, phase: 'ended', score: [0, 1] }, null);
    expect(told).toEqual(['Goal for Ink: Kofi, assist Maren. 0–1', 'Full time: 0–1.']);
  });
});
