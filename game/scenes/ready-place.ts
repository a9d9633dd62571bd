// Where the next room will run, made ready before anybody asks for it: a Worker takes longer to
// start than the lobby takes to answer.
import type { RoomPort } from '../net/room-port.ts';

export type ReadyPlace = {
  /** Begins to make one ready, unless one is. */
  readonly warm: () => void;
  /** The one that is ready, or that there is in a moment; undefined where there can be none. */
  readonly take: () => Promise<RoomPort | undefined>;
};

export function createReadyPlace(open: () => Promise<RoomPort>): ReadyPlace {
  let ready: Promise<RoomPort | undefined> | undefined;
  const warm = () => {
    ready ??= open().catch(() => undefined);
    return ready;
  };
  return {
    warm: () => void warm(),
    take: async () => {
      const taken = warm();
      ready = undefined;
      // One that failed while nobody waited for it may do better now.
      return (await taken) ?? open().catch(() => undefined);
    },
  };
}
