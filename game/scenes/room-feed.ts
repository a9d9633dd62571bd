// What the screens show of a room, written into their model at most ten times a second.
import { settingIndex } from '../../shared/simulation/command.ts';
import { settingOf, stadiumHashOf } from '../../shared/simulation/readers.ts';
import { stadiumOf } from '../../shared/simulation/stadium.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { RoomClient } from '../net/room-client.ts';
import type { Beat, LinkReport } from '../net/room-messages.ts';
import { addLine } from '../ui/chat.ts';
import { type AppModel, showRoom } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import { type RoomView, readRoomView } from '../ui/room-view.ts';
import { keepLastSeat, keepSeat } from './kept.ts';
import type { KnownPlayers } from './known-players.ts';
import { createMatchNews } from './match-news.ts';
import { createNetWatch, type NetFacts } from './net-watch.ts';
import type { RoomMirror } from './room-mirror.ts';
import { createRoomNews, type Teller } from './room-news.ts';
import { createPeopleWatch, keepOut } from './room-people.ts';
import type { Rates } from './traffic.ts';

export type RoomFeed = (nowMs: number) => void;

export type FeedSources = {
  /** The page's clock. */
  readonly clockMs: () => number;
  readonly known: KnownPlayers;
  /** What goes up and down now. */
  readonly rates: () => Rates;
};

/** How often the screens hear of the room (ms). */
const MODEL_EVERY_MS = 100;
/** How often the browser is told that this tab still has its seat (ms). */
const LAST_SEAT_EVERY_MS = 1000;
/** Predicted this far beyond the log, the player is told (ticks). */
const RECONNECTING_TICKS = 120;

export function createFeed(
  room: RoomClient,
  mirror: RoomMirror,
  model: AppModel,
  { clockMs, known, rates }: FeedSources,
): RoomFeed {
  const { lobby } = room;
  const watchNet = createNetWatch(model);
  const nowOnEarthMs = () => performance.timeOrigin + clockMs();
  const watchPeople = createPeopleWatch(room, known, model, nowOnEarthMs);
  const teller = createTeller(model, clockMs);
  const news = createRoomNews(teller);
  const tellMatch = createMatchNews(teller);
  const isFinal = createResultGate();
  const silence = createSilence();
  let lastMs = Number.NEGATIVE_INFINITY;
  let lastSeatMs = Number.NEGATIVE_INFINITY;
  return (nowMs) => {
    if (nowMs - lastMs < MODEL_EVERY_MS) return;
    lastMs = nowMs;
    model.lobbyLink.value = lobby.status === 'down' ? 'down' : 'ok';
    news.reportLobby(lobby.status !== 'down');
    keepSeat({ code: lobby.code, ticket: lobby.ticket });
    if (nowMs - lastSeatMs >= LAST_SEAT_EVERY_MS) {
      lastSeatMs = nowMs;
      const { code, ticket } = lobby;
      keepLastSeat({ code, ticket, atMs: performance.timeOrigin + nowMs, isGone: false });
    }
    const { beat, report } = room;
    const { present } = mirror;
    if (beat === undefined || present === undefined) return;
    const view = readRoomView(present, lobby.playerId);
    feedPitch(present, model);
    if (isFinal(view, beat)) {
      showRoom(model, view);
      tellMatch(view, model.pitch.peek());
    }
    news.report(view, report?.migrations ?? [], lobby.playerId);
    model.hostId.value = beat.host;
    watchPeople(view);
    keepOut(room, present, beat.isHost);
    model.reconnecting.value = beat.tick - beat.confirmedTick > RECONNECTING_TICKS;
    model.silentS.value = silence(nowMs, beat);
    feedLinks(report?.links ?? [], beat.host, model);
    if (report === undefined) return;
    watchNet(nowMs, { beat, report, view, rates: rates(), pathTo: (id) => pathTo(room, id) });
  };
}

/** Whole seconds since anything was confirmed, which a match that is stepped always has. */
export function createSilence(): (nowMs: number, beat: Pick<Beat, 'confirmedTick'>) => number {
  let confirmed = -1;
  let sinceMs = 0;
  return (nowMs, { confirmedTick }) => {
    if (confirmedTick !== confirmed) {
      confirmed = confirmedTick;
      sinceMs = nowMs;
    }
    return Math.floor((nowMs - sinceMs) / 1000);
  };
}

function pathTo({ mesh, report }: RoomClient, playerId: number): ReturnType<NetFacts['pathTo']> {
  const route = report?.links.find((one) => one.playerId === playerId && !one.isClosed)?.route;
  if (route !== undefined) return { path: route.kind, via: route.kind === 'player' ? route.by : 0 };
  return { path: mesh.linkOf(playerId) === 'connecting' ? 'connecting' : 'none', via: 0 };
}

function createTeller({ notices, chat }: AppModel, clockMs: () => number): Teller {
  const tell = (text: string) => addLine(chat, { kind: 'news', text, atMs: clockMs() });
  const say = (text: string, detail = '') => {
    pushNotice(notices, text, { detail });
    tell(text);
  };
  return { say, tell };
}

/** Says no to a result that a change of host may still void (N3); it is told once committed. */
export function createResultGate(): (view: Pick<RoomView, 'phase'>, beat: Beat) => boolean {
  let endedTick = Number.NaN;
  return ({ phase }, { tick, committedTick, isProvisional }) => {
    if (phase !== 'ended') endedTick = Number.NaN;
    else if (Number.isNaN(endedTick)) endedTick = tick;
    // Without a majority nothing is committed any more: the players see what they have.
    return phase !== 'ended' || isProvisional || committedTick >= endedTick;
  };
}

function feedPitch(state: RoomState, model: AppModel): void {
  const stadium = stadiumOf(state);
  if (model.pitch.peek()?.stadium === stadium) return;
  const hash = stadiumHashOf(state);
  const index = hash === '' ? settingOf(state, settingIndex.stadium) : -1;
  model.pitch.value = { stadium, hash, index };
}

function feedLinks(links: readonly LinkReport[], host: number, model: AppModel): void {
  const pings = new Map<number, number>();
  let loss = 0;
  for (const link of links) {
    if (link.isClosed) continue;
    pings.set(link.playerId, Math.round(link.rttMs));
    loss = Math.max(loss, link.lossShare);
  }
  model.pings.value = pings;
  model.pingMs.value = pings.get(host) ?? null;
  model.lossPercent.value = Math.round(loss * 100);
}
