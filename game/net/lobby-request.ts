// A request to the lobby as bytes.
import { LOBBY_MESSAGE_BYTES_MAX } from '../../shared/protocol/lobby-limits.ts';
import { type LobbyRequest, lobbyRequests } from '../../shared/protocol/lobby-messages.ts';

/** Undefined for what the lobby would refuse: it is beyond a limit. */
export function encodeRequest(request: LobbyRequest): Uint8Array | undefined {
  try {
    const bytes = lobbyRequests.encode(request);
    return bytes.length <= LOBBY_MESSAGE_BYTES_MAX ? bytes : undefined;
  } catch {
    return undefined;
  }
}
