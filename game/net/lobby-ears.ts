// What the lobby tells a page in a room, and where it goes: signals to the mesh, sightings and
// relays to the room, and the end of it all to whoever asked.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { LobbyEvent, LobbyRoomErrorCode } from './lobby-event.ts';
import type { Mesh } from './mesh.ts';
import type { RoomEnd, RoomOrder } from './room-messages.ts';
import type { RoomLobby } from './solo-lobby.ts';

export type LobbyEarsOptions = {
  readonly lobby: RoomLobby;
  readonly mesh: () => Mesh;
  readonly post: (order: RoomOrder) => void;
  readonly onClosed: (end: RoomEnd) => void;
  /** Nothing is taken from this player any more. */
  readonly isRefused: (playerId: PlayerId) => boolean;
  readonly nowMs: () => number;
};

export class LobbyEars {
  readonly #options: LobbyEarsOptions;
  #members: RoomLobby['members'];
  /** What the lobby said last that was wrong: the reason if it then closes the room. */
  #lastError: LobbyRoomErrorCode | undefined;

  constructor(options: LobbyEarsOptions) {
    const { lobby, post, nowMs } = options;
    this.#options = options;
    this.#members = lobby.members;
    lobby.onRelayed = ({ channel, bytes }) =>
      // Its own bytes, so that no larger buffer is copied along.
      post({ kind: 'relayed', channel, bytes: bytes.slice(), receivedMs: nowMs() });
  }

  /** Connected members besides this player; the room is told of every change from now on. */
  begin(): readonly PlayerId[] {
    this.#members = this.#options.lobby.members;
    return this.others();
  }

  others(): PlayerId[] {
    const { lobby, isRefused } = this.#options;
    return lobby.members
      .filter((one) => one.connected && one.playerId !== lobby.playerId)
      .map((one) => one.playerId)
      .filter((playerId) => !isRefused(playerId));
  }

  /** Takes what has come since the last call. */
  hear(): void {
    const { lobby, post } = this.#options;
    for (const event of lobby.drain()) this.#take(event);
    if (lobby.members === this.#members) return;
    this.#members = lobby.members;
    post({ kind: 'others', others: this.others() });
  }

  #take(event: LobbyEvent): void {
    const { mesh, post, onClosed, isRefused } = this.#options;
    if (event.kind === 'signal' && isRefused(event.from)) return;
    if (event.kind === 'signal') mesh().receiveSignal(event.from, event.body);
    else if (event.kind === 'offer-taken') mesh().offerTaken();
    else if (event.kind === 'error') this.#lastError = event.code;
    else if (event.kind === 'status' && event.status === 'closed')
      onClosed(this.#lastError ?? 'room-closed');
    else {
      if (event.kind === 'status' && event.status === 'open') mesh().lobbyIsBack();
      if (event.kind === 'member-joined') mesh().peerIsBack(event.playerId);
      post({ kind: 'sighting', sighting: event });
    }
  }
}
