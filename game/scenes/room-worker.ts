// The Worker that a room runs in (N10): its own clock and timer, which a hidden tab does not slow
// down.
import type { RoomNotice, RoomOrder } from '../net/room-messages.ts';
import { TICKER_PERIOD_MS } from '../net/ticker-period.ts';
import { RoomEngine } from './room-engine.ts';

/** The part of a Worker's global scope that this one uses. */
type Scope = {
  onmessage: ((event: MessageEvent<RoomOrder>) => void) | null;
  postMessage(message: RoomNotice, transfer: Transferable[]): void;
};
const scope = self as unknown as Scope;

const engine = new RoomEngine({
  placement: 'worker',
  notify: (notice, transfer = []) => scope.postMessage(notice, [...transfer]),
  nowMs: () => performance.now(),
  timeOriginMs: performance.timeOrigin,
  startTicker: (tick) => {
    const timer = setInterval(tick, TICKER_PERIOD_MS);
    return { stop: () => clearInterval(timer) };
  },
});
scope.onmessage = ({ data }) => engine.take(data);
scope.postMessage({ kind: 'ready' }, []);
