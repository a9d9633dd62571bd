// A member's way to the simulated lobby, and what the browser at its end hears.
import type { Member, MemberSocket } from '../../lobby-server/room.ts';
import type { LobbyRequest } from '../../shared/protocol/lobby-messages.ts';

export type LobbyListener = {
  saw: (playerId: number, isGone: boolean) => void;
  answered: (term: number, granted: boolean) => void;
  confirmed: (term: number, host: number) => void;
  lost: () => void;
};

/** One member's way to the lobby and back; both directions keep their order. */
export type Socket = {
  readonly playerId: number;
  readonly listener: LobbyListener;
  member: Member | undefined;
  readonly way: MemberSocket;
  isOpen: boolean;
  upFreeMs: number;
  downFreeMs: number;
  /** The last word on a host; said again after a drop, if the lobby knows less. */
  lastReport: Extract<LobbyRequest, { readonly kind: 'report-host' }> | undefined;
};
