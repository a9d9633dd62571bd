// The lobby of a room that nobody else can enter: it is always there, and it has nothing to say.
// So a room for one runs like any other, without a server and without a network.
import type { LobbyRoom } from './lobby-room.ts';

/** What a room needs of its lobby. */
export type RoomLobby = Pick<
  LobbyRoom,
  | 'code'
  | 'ticket'
  | 'playerId'
  | 'iceServers'
  | 'hostId'
  | 'term'
  | 'members'
  | 'status'
  | 'mayRelay'
  | 'drain'
  | 'onEvents'
  | 'signal'
  | 'takeOffer'
  | 'offerAhead'
  | 'checkLine'
  | 'reportHost'
  | 'claimHost'
  | 'describe'
  | 'heartbeat'
  | 'ban'
  | 'relay'
  | 'onRelayed'
  | 'leave'
>;

/** The only member hosts the room from its first tick to its last. */
export function createSoloLobby(name: string): RoomLobby {
  const playerId = 1;
  return {
    code: '',
    ticket: '',
    playerId,
    iceServers: [],
    hostId: playerId,
    term: 1,
    members: [{ playerId, name, connected: true }],
    status: 'open',
    mayRelay: false,
    drain: () => [],
    onEvents: () => {},
    signal: () => {},
    takeOffer: () => undefined,
    offerAhead: () => {},
    checkLine: () => {},
    reportHost: () => {},
    claimHost: () => {},
    describe: () => {},
    heartbeat: () => {},
    ban: () => {},
    relay: () => {},
    onRelayed: undefined,
    leave: () => {},
  };
}
