// A room being played: the tick, the picture, and the model that the screens read. Starts with a
// seat
// at the lobby and runs until the player leaves or the room ends.
import { TICK_MS } from '../../shared/netcode/match-clock.ts';
import { botInput } from '../../shared/simulation/bot.ts';
import { settingIndex } from '../../shared/simulation/command.ts';
import { mergeInputs } from '../../shared/simulation/input.ts';
import {
  isBanned,
  seatOfPlayer,
  settingOf,
  stadiumHashOf,
} from '../../shared/simulation/readers.ts';
import { stadiumOf } from '../../shared/simulation/stadium.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { RoomClient, RoomEnd } from '../net/room-client.ts';
import { startTicker } from '../net/ticker.ts';
import { addCorrection, createCorrection } from '../render/correction.ts';
import type { MatchPicture, MatchSource } from '../render/match-picture.ts';
import { type AppModel, showRoom } from '../ui/model.ts';
import { readRoomView } from '../ui/room-view.ts';
import { keepSeat } from './kept.ts';
import { createRoomNews } from './room-news.ts';

export type RoomPlayOptions = {
  readonly room: RoomClient<RoomState>;
  readonly model: AppModel;
  /** The wish of this tick from the keys. */
  readonly readInput: () => number;
  readonly autopilot: boolean;
  readonly nowMs: () => number;
  /** After every tick. */
  readonly onTick: () => void;
  readonly onEnd: (end: RoomEnd) => void;
};

export type RoomPlay = {
  readonly source: MatchSource;
  /** Stops the tick; the room itself is left by its client. */
  readonly stop: () => void;
};

/** How often the screens hear of the room (ms). */
const MODEL_EVERY_MS = 100;
/** Predicted this far beyond the log, the player is told (ticks). */
const RECONNECTING_TICKS = 120;

export function startRoomPlay(options: RoomPlayOptions): RoomPlay {
  const { room, nowMs } = options;
  const { session } = room;
  const correction = createCorrection();
  const feed = createFeed(options);
  const wish = createWish(options);
  let isOver = false;
  const tick = () => {
    // A timer's last message may arrive after it was stopped.
    if (isOver) return;
    const now = nowMs();
    room.tick(now, wish());
    if (session.correction !== undefined)
      addCorrection(correction, session.correction.before, session.correction.after);
    options.onTick();
    feed(now);
    if (room.end === undefined) return;
    isOver = true;
    ticker.stop();
    options.onEnd(room.end);
  };
  const ticker = startTicker(tick);
  const read = (): MatchPicture | undefined => {
    if (!session.isLive) return undefined;
    return {
      present: session.present,
      previous: session.previous,
      presentTick: session.tick,
      presentAtMs: session.tick * TICK_MS - session.offsetMs,
      correction,
      ownSeat: seatOfPlayer(session.present, room.lobby.playerId),
    };
  };
  const stop = () => {
    isOver = true;
    ticker.stop();
  };
  return { source: { read }, stop };
}

/**
 * The wish for the next tick: the newest, but what was only tapped since the last one still counts.
 */
function createWish(options: RoomPlayOptions): () => number {
  const { session } = options.room;
  let tick = -1;
  let last = 0;
  return () => {
    const isFresh = session.tick !== tick;
    tick = session.tick;
    const now = readWish(options);
    last = isFresh ? now : mergeInputs(last, now);
    return last;
  };
}

/** The keys, or the bot that plays this disc through the same path. */
function readWish({ room, autopilot, readInput }: RoomPlayOptions): number {
  const wish = readInput();
  if (!autopilot || !room.session.isLive) return wish;
  const seat = seatOfPlayer(room.session.present, room.lobby.playerId);
  return seat < 0 ? 0 : botInput(room.session.present, seat);
}

/** Writes what the screens show, at most 10 times a second. */
function createFeed({ room, model }: RoomPlayOptions): (nowMs: number) => void {
  const { session, lobby } = room;
  const news = createRoomNews(model.notices);
  let lastMs = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    if (nowMs - lastMs < MODEL_EVERY_MS) return;
    lastMs = nowMs;
    model.lobbyLink.value = lobby.status === 'down' ? 'down' : 'ok';
    news.reportLobby(lobby.status !== 'down');
    keepSeat({ code: lobby.code, ticket: lobby.ticket });
    if (!session.isLive) return;
    const view = readRoomView(session.present, lobby.playerId);
    showRoom(model, view);
    feedPitch(session.present, model);
    news.report(view, session.stats.migrations, lobby.playerId);
    model.hostId.value = session.host;
    if (session.isHost) keepOut(room);
    model.reconnecting.value = session.tick - session.confirmedTick > RECONNECTING_TICKS;
    feedLinks(room, model);
  };
}

function feedPitch(state: RoomState, model: AppModel): void {
  const stadium = stadiumOf(state);
  if (model.pitch.peek()?.stadium === stadium) return;
  const hash = stadiumHashOf(state);
  const index = hash === '' ? settingOf(state, settingIndex.stadium) : -1;
  model.pitch.value = { stadium, hash, index };
}

/** Whom the room has banned the lobby lets in no more; only a host is believed there. */
function keepOut({ session, lobby }: RoomClient<RoomState>): void {
  for (const { playerId } of lobby.members)
    if (isBanned(session.present, playerId)) lobby.ban(playerId);
}

function feedLinks(room: RoomClient<RoomState>, model: AppModel): void {
  const { session } = room;
  const pings = new Map<number, number>();
  let loss = 0;
  for (const link of session.links.values()) {
    if (link.closed) continue;
    pings.set(link.playerId, Math.round(link.rttMs));
    loss = Math.max(loss, link.lossShare);
  }
  model.pings.value = pings;
  model.pingMs.value = pings.get(session.host) ?? null;
  model.lossPercent.value = Math.round(loss * 100);
}
