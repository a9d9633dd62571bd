// What a seat in a lobby room needs of its surroundings, and how long it waits.
import type { EntryAnswer, EntrySeat, SignalTuple } from '../../shared/protocol/lobby-http.ts';

export type LobbyRoomOptions = {
  /** Asks the lobby for a seat in `code` again, as the player of `ticket`. */
  readonly requestSeat: (code: string, ticket: string) => Promise<EntryAnswer>;
  /** Brings signals to members while the seat's socket is still opening; false if they are lost. */
  readonly sendEarly: (seat: EntrySeat, signals: readonly SignalTuple[]) => Promise<boolean>;
  readonly socketUrl: (seat: EntrySeat) => string;
  readonly random: () => number;
  readonly schedule: (delayMs: number, callback: () => void) => () => void;
};

/** A socket that has not been welcomed by then is given up. */
export const WELCOME_MS_MAX = 6_000;
/** After this long without a drop the backoff starts from its first step again. */
export const STEADY_MS = 5_000;
