// Runs in a page: the least that a client of the lobby needs to pass signals on, for contenders
// that have none of their own. Handlers are called as messages come in, without a queue.
import { openLobbySocket } from '../../../game/net/lobby-socket.ts';
import { type EntrySeat, socketPath } from '../../../shared/protocol/lobby-http.ts';
import { lobbyNotices, lobbyRequests } from '../../../shared/protocol/lobby-messages.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';

export type LobbySeat = {
  readonly code: string;
  /** Members that are there already. */
  readonly others: readonly number[];
  readonly send: (to: number, body: string) => void;
};

/** Enters the room of a code, or opens one; resolves with the welcome. */
export async function enterLobby(
  code: string,
  onSignal: (from: number, body: string) => void,
): Promise<LobbySeat> {
  const isNew = code === '';
  const request = { name: 'Contender', protocolVersion: PROTOCOL_VERSION };
  const answer = await fetch(isNew ? '/v1/create' : '/v1/join', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(isNew ? request : { ...request, code }),
  });
  const seat = (await answer.json()) as EntrySeat;
  if (!seat.ok) throw new Error(`no seat: ${JSON.stringify(seat)}`);
  return new Promise((resolve, reject) => {
    const url = location.origin.replace(/^http/, 'ws') + socketPath(seat);
    const socket = openLobbySocket(url, {
      onMessage: (bytes) => {
        const notice = lobbyNotices.decode(bytes);
        if (notice?.kind === 'signal') onSignal(notice.from, notice.body);
        if (notice?.kind !== 'welcome') return;
        const others = notice.members
          .filter(([id, , isConnected]) => isConnected && id !== notice.playerId)
          .map(([id]) => id);
        const send = (to: number, body: string) =>
          void socket.send(lobbyRequests.encode({ kind: 'send-signal', to, body }));
        resolve({ code: notice.code, others, send });
      },
      onRelay: () => {},
      onClose: (reason) => reject(new Error(`the lobby closed: ${reason}`)),
    });
  });
}
