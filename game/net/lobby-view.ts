// What a client knows of its room, as plain data, and how each notice of the lobby changes it.
// No sockets and no timers here.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type {
  IceServerTuple,
  LobbyNotice,
  MemberTuple,
  Welcome,
} from '../../shared/protocol/lobby-messages.ts';
import { LOBBY_EVENTS_MAX, type LobbyEvent, type LobbyMember } from './lobby-event.ts';

export type LobbyView = {
  code: string;
  playerId: PlayerId;
  ticket: string;
  iceServers: readonly RTCIceServer[];
  hostId: PlayerId;
  term: number;
  members: readonly LobbyMember[];
  mayRelay: boolean;
  events: LobbyEvent[];
};

export function createLobbyView(): LobbyView {
  return {
    code: '',
    playerId: 0,
    ticket: '',
    iceServers: [],
    hostId: 0,
    term: 0,
    members: [],
    mayRelay: false,
    events: [],
  };
}

/** Appends; drops the oldest event when nobody drains. */
export function pushEvent(view: LobbyView, event: LobbyEvent): void {
  if (view.events.length >= LOBBY_EVENTS_MAX) view.events.shift();
  view.events.push(event);
}

/** Takes everything over from a welcome; after a gap, tells the differences as events. */
export function applyWelcome(view: LobbyView, welcome: Omit<Welcome, 'kind'>): void {
  const isFirst = view.playerId === 0;
  const before = view.members;
  const hostBefore = view.hostId;
  const termBefore = view.term;
  view.code = welcome.code;
  view.playerId = welcome.playerId;
  view.ticket = welcome.ticket;
  view.iceServers = welcome.iceServers.map(iceServerOf);
  view.hostId = welcome.hostId;
  view.term = welcome.term;
  view.members = welcome.members.map(memberOf);
  view.mayRelay = welcome.mayRelay;
  if (isFirst) return;
  pushDifferences(view, before);
  if (view.term !== termBefore || view.hostId !== hostBefore) {
    pushEvent(view, { kind: 'host', hostId: view.hostId, term: view.term });
  }
}

/** Applies anything but a welcome. */
export function applyNotice(view: LobbyView, notice: Exclude<LobbyNotice, Welcome>): void {
  switch (notice.kind) {
    case 'member-joined':
      putMember(view, { playerId: notice.playerId, name: notice.name, connected: true });
      pushEvent(view, notice);
      return;
    case 'member-left':
      if (notice.consented) removeMember(view, notice.playerId);
      else disconnectMember(view, notice.playerId);
      pushEvent(view, notice);
      return;
    case 'member-forgotten':
      removeMember(view, notice.playerId);
      return;
    case 'host':
      view.hostId = notice.hostId;
      view.term = notice.term;
      pushEvent(view, notice);
      return;
    case 'ticket':
      view.ticket = notice.ticket;
      return;
    case 'ice':
      view.iceServers = notice.iceServers.map(iceServerOf);
      return;
    case 'signal':
    case 'claim':
    case 'error':
    case 'offer-taken':
      pushEvent(view, notice);
      return;
    case 'draining':
      return;
  }
}

function memberOf([playerId, name, connected]: MemberTuple): LobbyMember {
  return { playerId, name, connected };
}

function iceServerOf([urls, username, credential]: IceServerTuple): RTCIceServer {
  return username === '' ? { urls } : { urls, username, credential };
}

function putMember(view: LobbyView, member: LobbyMember): void {
  const others = view.members.filter((one) => one.playerId !== member.playerId);
  view.members = [...others, member].sort((a, b) => a.playerId - b.playerId);
}

function removeMember(view: LobbyView, playerId: PlayerId): void {
  view.members = view.members.filter((one) => one.playerId !== playerId);
}

function disconnectMember(view: LobbyView, playerId: PlayerId): void {
  view.members = view.members.map((one) =>
    one.playerId === playerId ? { ...one, connected: false } : one,
  );
}

function pushDifferences(view: LobbyView, before: readonly LobbyMember[]): void {
  const wasHere = new Set(before.filter((one) => one.connected).map((one) => one.playerId));
  const isHere = new Set(view.members.filter((one) => one.connected).map((one) => one.playerId));
  for (const playerId of wasHere) {
    if (isHere.has(playerId) || playerId === view.playerId) continue;
    pushEvent(view, { kind: 'member-left', playerId, consented: false });
  }
  for (const { playerId, name, connected } of view.members) {
    if (!connected || wasHere.has(playerId) || playerId === view.playerId) continue;
    pushEvent(view, { kind: 'member-joined', playerId, name });
  }
}
