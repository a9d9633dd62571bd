// Every screen of the interface on made-up data, by name.

import { addLine, type ChatWords } from '../../../game/ui/chat.ts';
import { failureFor } from '../../../game/ui/failure.ts';
import { type AppModel, showRoom } from '../../../game/ui/model.ts';
import { pushNotice } from '../../../game/ui/notice.ts';
import type { Team } from '../../../game/ui/room-view.ts';
import { kitPair } from '../../../shared/simulation/kit.ts';
import { builtInStadiums } from '../../../shared/simulation/stadium.ts';
import { previewNet, previewRoom } from './data.ts';

export const views: Readonly<Record<string, (model: AppModel) => void>> = {
  menu: (model) => {
    model.onlineCount.value = 42;
    model.roomCount.value = 4;
  },
  'menu-down': (model) => {
    model.lobbyLink.value = 'down';
    model.name.value = 'Wolfeschlegelsteinha';
  },
  rooms: (model) => {
    model.place.value = 'rooms';
    const room = { score: [0, 0] as const, pingMs: null, playedS: 78, limitS: 300 };
    model.rooms.value = {
      status: 'ready',
      isStale: false,
      rooms: [
        {
          ...room,
          code: 'K7QX',
          title: 'Tiko’s room',
          phase: 'waiting',
          players: 5,
          playersMax: 8,
        },
        {
          code: 'P4ZR',
          title: 'Pazar maçı',
          phase: 'playing',
          score: [2, 1],
          players: 7,
          playersMax: 8,
          pingMs: 38,
          playedS: 140,
          limitS: 300,
        },
        {
          code: 'FUTS',
          title: '<b>Futsal</b> de segunda à noite com amigos',
          phase: 'playing',
          score: [4, 4],
          players: 6,
          playersMax: 6,
          pingMs: 148,
          playedS: 140,
          limitS: 300,
        },
        { ...room, code: 'LATE', title: 'Late shift', phase: 'ended', players: 2, playersMax: 10 },
      ],
    };
  },
  'rooms-empty': (model) => {
    model.place.value = 'rooms';
    model.rooms.value = { status: 'ready', rooms: [], isStale: false };
  },
  lobby: (model) => enter(model, {}),
  'lobby-kits': (model) => enter(model, { settings: [3, 5, 0, 1, 4, 2, kitPair(4, 3)] }),
  'lobby-guest': (model) => {
    enter(model, { me: 2, amAdmin: false });
    model.lobbyLink.value = 'down';
  },
  'lobby-trouble': (model) => {
    enter(model, {});
    model.pitchTrouble.value =
      'bakery.hbs: segments[3].v0: expected the index of a vertex, found the number 77.';
  },
  match: (model) => enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 }),
  kickoff: (model) => enter(model, { phase: 'kickoff' }),
  paused: (model) => {
    enter(model, { phase: 'paused', score: [1, 1], elapsedSeconds: 340, isOvertime: true });
    model.pingMs.value = 310;
  },
  lag: (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.lossPercent.value = 12;
    pushNotice(model.notices, 'Your connection is dropping packets', {
      action: 'net-graph',
      detail: '12% lost in the last 5 s. Wi-Fi is the usual cause.',
    });
  },
  'net-graph': (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.net.value = previewNet;
    model.isNetOpen.value = true;
  },
  'lost-touch': (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.reconnecting.value = true;
    model.silentS.value = 8;
  },
  reconnecting: (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.reconnecting.value = true;
    pushNotice(model.notices, 'Maren left. Luca is hosting now.');
  },
  goal: (model) =>
    enter(model, {
      phase: 'goal',
      score: [3, 1],
      elapsedSeconds: 80,
      goal: { team: 1, scorer: 'Tiko', assist: 'Luca', isOwnGoal: false, kmh: 87 },
    }),
  'own-goal': (model) =>
    enter(model, {
      phase: 'goal',
      score: [2, 2],
      elapsedSeconds: 80,
      goal: { team: 2, scorer: 'Wolfeschlegelsteinha', assist: '', isOwnGoal: true, kmh: 31 },
    }),
  roster: (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.isRosterOpen.value = true;
    model.muted.value = new Set([4]);
  },
  'last-minute': (model) => enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 263 }),
  'rooms-loading': (model) => {
    model.place.value = 'rooms';
  },
  'in-line': (model) => enter(model, { phase: 'playing', me: 6, myTeam: 0, elapsedSeconds: 12 }),
  'rematch-soon': (model) =>
    enter(model, { phase: 'ended', score: [5, 3], winner: 1, startSeconds: 12 }),
  watching: (model) => enter(model, { phase: 'playing', myTeam: 0, elapsedSeconds: 12 }),
  'match-menu': (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.menuOpen.value = true;
  },
  writing: (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.writing.value = 'team';
  },
  wheel: (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.wheel.value = { isOpen: true, chosen: 7 };
  },
  settings: (model) => {
    model.settingsOpen.value = true;
  },
  'match-settings': (model) => {
    enter(model, { phase: 'playing', score: [2, 1], elapsedSeconds: 78 });
    model.settingsOpen.value = true;
  },
  results: (model) =>
    enter(model, { phase: 'ended', score: [5, 3], winner: 1, elapsedSeconds: 300 }),
  connecting: (model) => {
    model.connecting.value = {
      title: 'Joining K7QX',
      cancellable: true,
      steps: [
        { label: 'Found the room', state: 'done' },
        { label: 'Asked Maren to connect', state: 'done' },
        { label: 'Direct link', state: 'doing' },
        { label: 'Syncing the match', state: 'waiting' },
      ],
    };
  },
  fail: (model) => {
    model.failure.value = failureFor('no-connection');
  },
  'fail-version': (model) => {
    model.failure.value = failureFor('version');
  },
  'fail-code': (model) => {
    model.failure.value = failureFor('not-found');
  },
};

function enter(model: AppModel, changes: Parameters<typeof previewRoom>[0]): void {
  model.place.value = 'room';
  model.roomCode.value = 'K7QX';
  model.roomLink.value = 'https://kickabout.example/#K7QX';
  model.hostId.value = 2;
  model.pitch.value = { stadium: builtInStadiums[1], hash: '', index: 1 };
  model.keptPitches.value = [{ hash: 'ab'.repeat(16), name: 'Behind the bakery' }];
  model.pingMs.value = 31;
  model.pings.value = new Map([
    [3, 44],
    [4, 31],
    [5, 52],
    [6, 161],
  ]);
  chat(model);
  showRoom(model, previewRoom(changes));
}

function chat({ chat }: AppModel): void {
  const said = (playerId: number, name: string, team: Team, spoken: ChatWords) => {
    const scope = playerId === 3 ? 'team' : 'all';
    addLine(chat, { kind: 'said', playerId, name, team, scope, words: spoken, atMs: 0 });
  };
  said(2, 'Maren', 1, { form: 'text', text: 'whose turn in goal?' });
  said(4, 'Kofi', 2, { form: 'text', text: 'not me, I did two halves' });
  said(6, 'Zofia', 0, { form: 'emote', index: 1 });
  said(3, 'Luca', 1, { form: 'phrase', index: 4 });
  addLine(chat, { kind: 'news', text: 'Zofia: Bench.', atMs: 0 });
}
