// The lobby as the simulator sees it: sockets, the witness, who is told what and when.
import { type EventQueue, plan } from './event-queue.ts';

export type LobbyListener = {
  saw: (playerId: number, isGone: boolean) => void;
  answered: (term: number, granted: boolean) => void;
  confirmed: (term: number, host: number) => void;
  lost: () => void;
};
export type WitnessLobby = {
  readonly queue: EventQueue;
  readonly delayMs: number;
  readonly sockets: Map<number, LobbyListener>;
  readonly reports: Map<number, number>;
  up: boolean;
  term: number;
  host: number;
  votedTerm: number;
  grants: number;
};

export function createLobby(queue: EventQueue, delayMs: number): WitnessLobby {
  return {
    queue,
    delayMs,
    sockets: new Map(),
    reports: new Map(),
    up: true,
    term: 1,
    host: 1,
    votedTerm: 1,
    grants: 0,
  };
}

export function connectSocket(
  lobby: WitnessLobby,
  playerId: number,
  listener: LobbyListener,
): void {
  lobby.sockets.set(playerId, listener);
  tellOthers(lobby, playerId, (one) => one.saw(playerId, false));
}

/**
 * The kernel closes a crashed process' socket: the lobby hears it after one delay, members after
 * two.
 */
export function closeSocket(lobby: WitnessLobby, playerId: number): void {
  plan(lobby.queue, lobby.queue.nowMs + lobby.delayMs, () => {
    lobby.sockets.delete(playerId);
    if (lobby.up) tellOthers(lobby, playerId, (one) => one.saw(playerId, true));
  });
}

export function stopLobby(lobby: WitnessLobby): void {
  lobby.up = false;
  for (const listener of lobby.sockets.values())
    plan(lobby.queue, lobby.queue.nowMs + lobby.delayMs, () => listener.lost());
}

/** One vote a term, and none while the host's socket is open (notes of the witness rule, L6). */
export function claimHost(lobby: WitnessLobby, playerId: number, term: number): void {
  atLobby(lobby, () => {
    const isFree = !lobby.sockets.has(lobby.host) || lobby.host === playerId;
    const granted = term > lobby.term && term > lobby.votedTerm && isFree;
    if (granted) {
      lobby.votedTerm = term;
      lobby.grants += 1;
    }
    tell(lobby, playerId, (one) => one.answered(term, granted));
  });
}

export function reportHost(
  lobby: WitnessLobby,
  playerId: number,
  term: number,
  host: number,
): void {
  atLobby(lobby, () => {
    lobby.reports.set(playerId, term * 65536 + host);
    if (term <= lobby.term) return;
    let same = 0;
    for (const [id, word] of lobby.reports)
      if (lobby.sockets.has(id) && word === term * 65536 + host) same += 1;
    const isDue =
      playerId === lobby.host ||
      (playerId === host && !lobby.sockets.has(lobby.host)) ||
      same * 2 > lobby.sockets.size;
    if (!isDue) return;
    lobby.term = term;
    lobby.host = host;
    for (const id of lobby.sockets.keys()) tell(lobby, id, (one) => one.confirmed(term, host));
  });
}

function atLobby(lobby: WitnessLobby, run: () => void): void {
  plan(lobby.queue, lobby.queue.nowMs + lobby.delayMs, () => {
    if (lobby.up) run();
  });
}
function tell(lobby: WitnessLobby, playerId: number, say: (one: LobbyListener) => void): void {
  const listener = lobby.sockets.get(playerId);
  if (listener === undefined) return;
  plan(lobby.queue, lobby.queue.nowMs + lobby.delayMs, () => say(listener));
}
function tellOthers(
  lobby: WitnessLobby,
  playerId: number,
  say: (one: LobbyListener) => void,
): void {
  for (const id of lobby.sockets.keys()) if (id !== playerId) tell(lobby, id, say);
}
