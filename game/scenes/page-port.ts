// A room on the page's own thread, for browsers that give no channel to a Worker. Import it lazily:
// it carries session and simulation.

import type { RoomNotice } from '../net/room-messages.ts';
import type { RoomPort, RoomPortHandlers } from '../net/room-port.ts';
import { startTicker } from '../net/ticker.ts';
import { RoomEngine } from './room-engine.ts';

/** Both sides hear each other in the same turn; nothing is transferred. */
export function openPagePort(): RoomPort {
  let handlers: RoomPortHandlers | undefined;
  const engine = new RoomEngine({
    placement: 'page',
    notify: (notice: RoomNotice) => handlers?.onNotice(notice),
    nowMs: () => performance.now(),
    timeOriginMs: performance.timeOrigin,
    startTicker,
  });
  return {
    placement: 'page',
    post: (order) => engine.take(order),
    listen: (ears) => {
      handlers = ears;
    },
    close: () => engine.stop(),
  };
}
