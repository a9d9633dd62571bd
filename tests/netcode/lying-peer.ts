// A member that lies in valid messages: it keeps the protocol and bends what it sends.
import type { Outgoing } from '../../shared/netcode/core.ts';
import type { Frame, View } from '../../shared/protocol/peer-messages.ts';
import { runFor, type SimulatedPeer, type SimulatedRoom } from '../simulator/simulated-room.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';

/** What becomes of an honest message; `n` counts the updates since the lying began. */
export type Lie = (honest: Outgoing, n: number, liar: SimulatedPeer<ToyState>) => Outgoing[];

/** A lie about frames alone; everything else is said as it is. */
export function inFrames(change: (frame: Frame, n: number, to: number) => Partial<Frame>): Lie {
  return (honest, n) => {
    const { message } = honest;
    if (message.kind !== 'frame') return [honest];
    return [{ ...honest, message: { ...message, ...change(message, n, honest.to) } }];
  };
}

/** A view beside every frame. */
export function withViews(of: (frame: Frame, n: number) => Partial<View>): Lie {
  return (honest, n, liar) => {
    const { message } = honest;
    if (message.kind !== 'frame') return [honest];
    const view: View = {
      kind: 'view',
      term: message.term + 1,
      candidate: liar.id,
      lost: message.host,
      logTerm: message.term,
      logNext: message.logNext,
      log: null,
      inputs: null,
      ...of(message, n),
    };
    return [honest, { ...honest, message: view }];
  };
}

/** Lets a peer lie for `ms`. */
export function lieFor(
  room: SimulatedRoom<ToyState>,
  liar: SimulatedPeer<ToyState>,
  lie: Lie,
  ms: number,
): void {
  const { session } = liar;
  const drain = session.drain.bind(session);
  let n = 0;
  session.drain = () => {
    n += 1;
    return drain().flatMap((honest) => lie(honest, n, liar));
  };
  runFor(room, ms);
  session.drain = drain;
}
