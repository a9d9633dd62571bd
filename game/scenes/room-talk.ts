// Talk in a room, between the screens and the peers: who hears a line, whose lines are shown, and
// that nobody says too much.
import { effect } from '@preact/signals';
import { cleanSaid, type Said, type SayScope } from '../../shared/protocol/say-message.ts';
import { seatsMax } from '../../shared/simulation/constants.ts';
import {
  isAwayAt,
  nameAt,
  playerIdAt,
  seatOfPlayer,
  teamAt,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { isolate, words } from '../language/language.ts';
import { createSayGate } from '../net/talk-gate.ts';
import type { ChatMode } from '../settings/settings.ts';
import { addLine, type ChatScope, type ChatWords } from '../ui/chat.ts';
import type { AppModel } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import type { Team } from '../ui/room-view.ts';
import type { BlockList } from './block-list.ts';
import type { RoomPlay } from './room-play.ts';

export type RoomTalkOptions = {
  readonly model: AppModel;
  readonly nowMs: () => number;
  /** The room of the moment. */
  readonly play: () => RoomPlay | undefined;
  readonly showEmote: (playerId: number, emote: number) => void;
  readonly chatMode: () => ChatMode;
  readonly blocked: BlockList;
};

export type RoomTalk = {
  /** False if that was too much at once, or nothing. */
  readonly say: (scope: ChatScope, words: ChatWords) => boolean;
  /** A peer said something. */
  readonly hear: (from: number, scope: SayScope, said: Said) => void;
  readonly setMuted: (playerId: number, isMuted: boolean) => void;
  readonly block: (playerId: number) => void;
};

export function createRoomTalk(options: RoomTalkOptions): RoomTalk {
  const { model, nowMs, play, showEmote, chatMode, blocked } = options;
  muteBlocked(model, blocked);
  const gate = createSayGate(nowMs());
  const show = (state: RoomState, playerId: number, scope: SayScope, said: Said) => {
    const seat = seatOfPlayer(state, playerId);
    if (seat < 0) return;
    const { muted, chat } = model;
    const isHeard = !muted.peek().has(playerId) && chatMode() !== 'off';
    if (said.form === 'emote' && isHeard) showEmote(playerId, said.index);
    const team = teamAt(state, seat) as Team;
    const line = { kind: 'said', playerId, name: nameAt(state, seat), team, scope } as const;
    addLine(chat, { ...line, words: said, atMs: nowMs() });
  };
  return {
    say: (scope, words) => {
      const said = cleanWords(words);
      const room = play()?.room;
      const state = play()?.mirror.present;
      if (room === undefined || state === undefined || said === undefined) return false;
      const me = room.lobby.playerId;
      if (seatOfPlayer(state, me) < 0 || !gate.pass(nowMs())) return false;
      model.hasTalked.value = true;
      room.say(hearersOf(state, me, scope), scope, said);
      show(state, me, scope, said);
      return true;
    },
    hear: (from, scope, said) => {
      const room = play()?.room;
      const state = play()?.mirror.present;
      if (room === undefined || state === undefined) return;
      if (scope === 'team' && !isSameSide(state, from, room.lobby.playerId)) return;
      show(state, from, scope, said);
    },
    setMuted: (playerId, isMuted) => {
      const signs = signsOf(model, playerId);
      if (!isMuted && signs !== '') blocked.remove(signs);
      mute(model, playerId, isMuted);
    },
    block: (playerId) => {
      const signs = signsOf(model, playerId);
      if (signs !== '') blocked.add(signs);
      mute(model, playerId, true);
      const name = model.room.peek()?.seats.find((seat) => seat.playerId === playerId)?.name ?? '';
      const { play: labels } = words.peek();
      const said = signs === '' ? labels.blockedForRoom : labels.blocked;
      pushNotice(model.notices, said(isolate(name)));
    },
  };
}

/** Whoever shows a key that is blocked is muted from then on. */
function muteBlocked(model: AppModel, blocked: BlockList): void {
  effect(() => {
    for (const playerId of model.people.value.keys())
      if (blocked.has(signsOf(model, playerId))) mute(model, playerId, true);
  });
}

function mute(model: AppModel, playerId: number, isMuted: boolean): void {
  if (model.muted.peek().has(playerId) === isMuted) return;
  const muted = new Set(model.muted.peek());
  if (isMuted) muted.add(playerId);
  else muted.delete(playerId);
  model.muted.value = muted;
}

/** Of the key that a player has proven to hold; empty without one. */
function signsOf({ people }: AppModel, playerId: number): string {
  const person = people.peek().get(playerId);
  return person?.kind === 'proven' ? person.signs : '';
}

/** Those in the room, or on the same side, who can hear a line of `me`. */
export function hearersOf(state: RoomState, me: number, scope: SayScope): number[] {
  const hearers: number[] = [];
  for (let seat = 0; seat < seatsMax; seat += 1) {
    const playerId = playerIdAt(state, seat);
    if (playerId === 0 || playerId === me || isAwayAt(state, seat)) continue;
    if (scope === 'all' || isSameSide(state, playerId, me)) hearers.push(playerId);
  }
  return hearers;
}

function isSameSide(state: RoomState, one: number, other: number): boolean {
  const seats = [seatOfPlayer(state, one), seatOfPlayer(state, other)] as const;
  return seats[0] >= 0 && seats[1] >= 0 && teamAt(state, seats[0]) === teamAt(state, seats[1]);
}

function cleanWords(words: ChatWords): Said | undefined {
  if (words.form !== 'text') return words;
  const text = cleanSaid(words.text);
  return text === '' ? undefined : { form: 'text', text };
}
