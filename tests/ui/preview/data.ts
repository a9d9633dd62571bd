// Made-up people and a match for the preview.

import type { AppActions } from '../../../game/ui/actions.ts';
import { addLine } from '../../../game/ui/chat.ts';
import type { AppModel } from '../../../game/ui/model.ts';
import type { NetView } from '../../../game/ui/net-view.ts';
import { friendlyName } from '../../../game/ui/player-name.ts';
import type { RoomView, SeatView } from '../../../game/ui/room-view.ts';
import { kitPair } from '../../../shared/simulation/kit.ts';

const person: Omit<SeatView, 'seat' | 'number' | 'playerId' | 'name' | 'team'> = {
  kind: 'human',
  isMe: false,
  isAdmin: false,
  isReady: false,
  isAway: false,
  goals: 0,
  assists: 0,
  ownGoals: 0,
  shots: 0,
  saves: 0,
  passes: 0,
  possessionPercent: 0,
  queuePlace: 0,
};

const seats: readonly SeatView[] = [
  {
    ...person,
    seat: 0,
    number: 10,
    playerId: 1,
    name: 'Tiko',
    team: 1,
    isAdmin: true,
    isReady: true,
    goals: 3,
    shots: 6,
    assists: 1,
    passes: 22,
    possessionPercent: 24,
  },
  {
    ...person,
    seat: 1,
    number: 7,
    playerId: 2,
    name: 'Maren',
    team: 1,
    isReady: true,
    goals: 1,
    saves: 6,
  },
  { ...person, seat: 2, number: 9, playerId: 4, name: 'Kofi', team: 2, isReady: true, goals: 2 },
  {
    ...person,
    seat: 3,
    number: 11,
    playerId: 5,
    name: '<i>Ines</i> Vasconcelos',
    team: 2,
    goals: 1,
  },
  { ...person, seat: 4, number: 4, playerId: 3, name: 'Luca', team: 1, isAway: true, goals: 1 },
  { ...person, seat: 5, number: 5, playerId: 0, name: 'Bot 5', team: 2, kind: 'bot' },
  { ...person, seat: 6, number: 8, playerId: 6, name: 'Zofia', team: 0, queuePlace: 1 },
];

/** A room of seven at rest, with `changes` on top. */
export function previewRoom(changes: Partial<RoomView>): RoomView {
  const me = changes.me ?? 1;
  return {
    phase: 'waiting',
    me,
    myTeam: 1,
    amAdmin: true,
    seats: seats.map((seat) => ({ ...seat, isMe: seat.playerId === me })),
    settings: [3, 5, 0, 1, 4, 2, kitPair(0, 1)],
    score: [0, 0],
    elapsedSeconds: 0,
    limitSeconds: 300,
    isOvertime: false,
    kickOffTeam: 1,
    winner: 0,
    goal: null,
    startSeconds: 0,
    ...changes,
  };
}

const link = { rttMs: 31, jitterMs: 2, lossPercent: 0, lateTicks: 0, via: '' };

/** A minute in which the connection went from good to bad. */
export const previewNet: NetView = {
  peers: [
    { ...link, playerId: 2, name: 'Maren', path: 'direct', lossPercent: 12 },
    { ...link, playerId: 4, name: 'Kofi', path: 'relay', rttMs: 69, lossPercent: 11 },
    { ...link, playerId: 5, name: '<i>Ines</i> Vasconcelos', path: 'player', via: 'Maren' },
    { ...link, playerId: 6, name: 'Zofia', path: 'connecting', rttMs: 0 },
  ],
  hostName: 'Maren',
  term: 3,
  tick: 14_322,
  confirmMs: 83,
  rolledBackPerS: 22,
  deepestRollback: 11,
  frozenTicks: 0,
  upBytesPerS: 6120,
  downBytesPerS: 7480,
  upPacketsPerS: 241,
  lateLately: 3,
  frozenLately: 0,
  hasDesync: true,
  history: Array.from({ length: 120 }, (_, i) => ({
    rttMs: Math.round(40 + 24 * Math.sin(i / 5) ** 2 + (i > 90 ? 60 : 0)),
    lossPercent: i > 90 ? 12 : 0,
    rolledBack: Math.round(12 + 10 * Math.sin(i / 3)),
    confirmMs: Math.round(80 + 20 * Math.sin(i / 7)),
  })),
};

/** Actions that change what a preview can show and do nothing else. */
export function previewActions(model: AppModel): AppActions {
  const none = () => {};
  const named = [
    'playNow',
    'practise',
    'goBack',
    'leavePractice',
    'makeRoom',
    'browse',
    'refreshRooms',
    'leaveRoom',
    'start',
    'stop',
  ] as const;
  const quiet = Object.fromEntries(named.map((name) => [name, none])) as Record<
    (typeof named)[number],
    () => void
  >;
  return {
    ...quiet,
    joinCode: none,
    joinListed: none,
    backToMenu: () => {
      model.connecting.value = null;
      model.place.value = 'menu';
    },
    setName: (name) => {
      model.name.value = name;
    },
    rerollName: () => {
      model.name.value = friendlyName(Math.random(), model.name.value);
    },
    sit: none,
    moveTo: none,
    ready: none,
    setSetting: none,
    loadPitch: none,
    choosePitch: none,
    keepPitch: none,
    forgetPitch: none,
    pause: none,
    addBot: none,
    removeBot: none,
    kickOut: none,
    makeAdmin: none,
    rematch: none,
    copyLink: none,
    dismissFailure: () => {
      model.failure.value = null;
    },
    retry: none,
    say: (scope, spoken) => {
      const me = { kind: 'said', playerId: 1, name: 'Tiko', team: 1, scope } as const;
      addLine(model.chat, { ...me, words: spoken, atMs: 0 });
      return true;
    },
    setMuted: none,
    copyReport: none,
    shuffle: none,
    waitForPlace: none,
    ban: none,
    shareLink: none,
    checkNetwork: none,
    block: none,
    shareResult: none,
    reload: none,
  };
}
