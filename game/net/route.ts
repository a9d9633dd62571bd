// What is known of the ways to one peer, and which of them is taken: the own link, another player,
// the lobby (C30, C31). Decides only; sends nothing.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import { hearsFlag } from '../../shared/protocol/route-messages.ts';
import type { ControlStream } from './control-stream.ts';
import {
  DETOUR_AFTER_MS,
  DIRECT_SILENT_MS,
  FORWARDER_BAD_MS,
  FORWARDER_TRIAL_MS,
  GONE_MS,
  HEARD_MS,
  LOBBY_AFTER_MS,
  LOBBY_PAUSE_MS,
  LOBBY_SETUP_MS,
  LOBBY_TRIAL_MS,
  OLD_STREAMS_MAX,
  QUICKER_MS,
  QUICKER_SHARE,
  RETURN_AFTER_MS,
} from './route-limits.ts';

/** What carries the messages to a peer. */
export type Route =
  | { readonly kind: 'direct' }
  | { readonly kind: 'player'; readonly by: PlayerId }
  | { readonly kind: 'lobby' };

export type RouteState = {
  readonly peerId: PlayerId;
  /** The lobby says that it is there. */
  isMember: boolean;
  /** Nothing is sent to it, or taken from it. */
  isRefused: boolean;
  stream: ControlStream;
  /** Streams that the peer has given up, newest last: what is left of them says nothing. */
  readonly oldStreams: number[];
  /** The room knows of the peer. */
  isOpen: boolean;
  route: Route | undefined;
  /** Since when it is this route. */
  routeMs: number;
  /** Both channels of an own link are open. */
  hasDirect: boolean;
  /** When anything, and when a message of the game, came over the own link. */
  directMs: number;
  frameMs: number;
  /** Since when the own link does again; -Infinity for one that never was in doubt. */
  goodMs: number;
  /** The peer's last word over the own link: does it hear this side there? When it last said no. */
  isHeardDirectly: boolean;
  deniedMs: number;
  /** Over any other way: does it hear this side at all? */
  isHeard: boolean;
  /** When something came in any way, and when from the lobby. */
  heardMs: number;
  lobbyHeardMs: number;
  probedMs: number;
  /** Since when a way has been looked for. */
  wantedMs: number;
  /** Whom the peer's neighbours are not asked for until when, as they did not forward. */
  readonly badUntilMs: Map<PlayerId, number>;
  lobbyPausedUntilMs: number;
  /** Whom this peer says that it hears over links of its own, and their round trips (ms). */
  reach: ReadonlyMap<PlayerId, number>;
};

/** What a choice depends on besides the peer itself. */
export type RouteView = {
  readonly nowMs: number;
  /** Neighbours with a good link, whom they reach, and the own round trip to them (ms). */
  readonly neighbours: readonly (Pick<RouteState, 'peerId' | 'reach'> & {
    readonly rttMs: number;
  })[];
  /** The lobby forwards for its members. */
  readonly hasLobby: boolean;
};

export function createRouteState(
  peerId: PlayerId,
  stream: ControlStream,
  nowMs: number,
): RouteState {
  return {
    peerId,
    isMember: false,
    isRefused: false,
    stream,
    oldStreams: [],
    isOpen: false,
    route: undefined,
    routeMs: nowMs,
    hasDirect: false,
    directMs: Number.NEGATIVE_INFINITY,
    frameMs: Number.NEGATIVE_INFINITY,
    goodMs: Number.NEGATIVE_INFINITY,
    isHeardDirectly: false,
    deniedMs: Number.NEGATIVE_INFINITY,
    isHeard: true,
    heardMs: Number.NEGATIVE_INFINITY,
    lobbyHeardMs: Number.NEGATIVE_INFINITY,
    probedMs: Number.NEGATIVE_INFINITY,
    wantedMs: nowMs,
    badUntilMs: new Map(),
    lobbyPausedUntilMs: Number.NEGATIVE_INFINITY,
    reach: new Map(),
  };
}

/** True if the own link carries both ways; only what came over it counts (C31). */
export function isDirectGood(state: RouteState, nowMs: number): boolean {
  return state.hasDirect && state.isHeardDirectly && nowMs - state.directMs < DIRECT_SILENT_MS;
}

/** The route from now on. An own link that does is always best, then a player, then the lobby. */
export function chooseRoute(state: RouteState, view: RouteView): Route | undefined {
  const { nowMs } = view;
  const isGood = isDirectGood(state, nowMs);
  if (!isGood) state.goodMs = Number.NaN;
  else if (Number.isNaN(state.goodMs)) state.goodMs = nowMs;
  const isBack = isGood && !(nowMs - state.goodMs < RETURN_AFTER_MS);
  if (isBack || (isGood && state.route?.kind === 'direct')) return { kind: 'direct' };
  const by = chooseForwarder(state, view);
  if (by !== undefined) return { kind: 'player', by };
  if (mayUseLobby(state, view)) return { kind: 'lobby' };
  return state.hasDirect ? { kind: 'direct' } : undefined;
}

/** The quickest neighbour that says it hears the peer; the present one unless clearly slower. */
function chooseForwarder(state: RouteState, view: RouteView): PlayerId | undefined {
  const { nowMs } = view;
  judgeForwarder(state, nowMs);
  if (!state.isOpen && nowMs - state.wantedMs < DETOUR_AFTER_MS) return undefined;
  const present = state.route?.kind === 'player' ? state.route.by : 0;
  let best: { readonly by: PlayerId; readonly costMs: number } | undefined;
  let presentMs = Number.POSITIVE_INFINITY;
  for (const { peerId: by, reach, rttMs } of view.neighbours) {
    const onwardMs = reach.get(state.peerId);
    if (onwardMs === undefined || by === state.peerId) continue;
    if (nowMs < (state.badUntilMs.get(by) ?? Number.NEGATIVE_INFINITY)) continue;
    const costMs = rttMs + onwardMs;
    if (by === present) presentMs = costMs;
    if (best === undefined || costMs < best.costMs) best = { by, costMs };
  }
  if (best === undefined) return undefined;
  const isQuicker = best.costMs * (1 + QUICKER_SHARE) + QUICKER_MS < presentMs;
  return isQuicker ? best.by : present;
}

/** One over which nothing comes, or nothing arrives, is left alone for a while. */
function judgeForwarder(state: RouteState, nowMs: number): void {
  const { route } = state;
  if (route?.kind !== 'player' || nowMs - state.routeMs < FORWARDER_TRIAL_MS) return;
  const isSilent = nowMs - state.heardMs > FORWARDER_TRIAL_MS;
  if (isSilent || !state.isHeard) state.badUntilMs.set(route.by, nowMs + FORWARDER_BAD_MS);
}

function mayUseLobby(state: RouteState, { nowMs, hasLobby }: RouteView): boolean {
  if (!hasLobby || !state.isMember || nowMs < state.lobbyPausedUntilMs) return false;
  if (nowMs - state.lobbyHeardMs < LOBBY_TRIAL_MS) return true;
  if (state.route?.kind === 'lobby') {
    if (nowMs - state.routeMs < LOBBY_TRIAL_MS) return true;
    state.lobbyPausedUntilMs = nowMs + LOBBY_PAUSE_MS;
    return false;
  }
  if (state.isOpen) return nowMs - state.heardMs >= LOBBY_AFTER_MS;
  return nowMs - state.wantedMs >= LOBBY_SETUP_MS;
}

/** The own link has opened: it is believed until it fails to show. */
export function noteOpened(state: RouteState, nowMs: number): void {
  state.hasDirect = true;
  state.directMs = nowMs;
  state.isHeardDirectly = true;
  state.goodMs = Number.NEGATIVE_INFINITY;
}

/** A message of the game came over the own link, as from somebody who hears this side there. */
export function noteFrame(state: RouteState, receivedMs: number): void {
  state.frameMs = receivedMs;
  if (receivedMs - state.deniedMs > DIRECT_SILENT_MS) state.isHeardDirectly = true;
}

/** What the peer says that it hears, in a probe over the own link. */
export function noteProbe(state: RouteState, flags: number, receivedMs: number): void {
  state.isHeardDirectly = (flags & hearsFlag.directly) !== 0;
  state.isHeard = (flags & hearsFlag.anyhow) !== 0;
  if (!state.isHeardDirectly) state.deniedMs = receivedMs;
}

/** The same of this side, for its envelopes. */
export function flagsOf(state: RouteState, nowMs: number): number {
  const isDirect = state.hasDirect && nowMs - state.directMs < DIRECT_SILENT_MS;
  const isHeard = nowMs - state.heardMs < HEARD_MS;
  return (isDirect ? hearsFlag.directly : 0) | (isHeard ? hearsFlag.anyhow : 0);
}

/** It is gone: what is left of its stream says nothing, and nobody looks for it yet. */
export function noteGone(state: RouteState, stream: ControlStream, nowMs: number): void {
  if (state.stream.peer !== 0) state.oldStreams.push(state.stream.peer);
  if (state.oldStreams.length > OLD_STREAMS_MAX) state.oldStreams.shift();
  state.stream = stream;
  state.isOpen = false;
  state.wantedMs = nowMs + GONE_MS;
  state.badUntilMs.clear();
  state.reach = new Map();
}

/** A stall of this peer's own explains silence: it counts for nobody (H3). */
export function forgiveSilence(state: RouteState, gapMs: number, nowMs: number): void {
  const later = (ms: number) => Math.min(nowMs, ms + gapMs);
  state.directMs = later(state.directMs);
  state.frameMs = later(state.frameMs);
  state.heardMs = later(state.heardMs);
  state.lobbyHeardMs = later(state.lobbyHeardMs);
  state.routeMs = later(state.routeMs);
}
