// A run told line by line, for whoever looks into a seed: each change of a peer's view, each fault,
// each failure, with the time of the room.
import type { Ledger } from './ledger.ts';
import type { SimulatedPeer, SimulatedRoom } from './simulated-room.ts';

export type Tell = (line: string) => void;
export type Teller = { readonly tell: Tell; readonly views: Map<number, string>; failures: number };

export function createTeller(tell: Tell): Teller {
  return { tell, views: new Map(), failures: 0 };
}

export function tellFault({ tell }: Teller, nowMs: number, event: object, isMet: boolean): void {
  tell(`${nowMs.toFixed(0).padStart(6)} ms  ** ${JSON.stringify(event)}${isMet ? '' : ' (void)'}`);
}

export function tellPeer<State>(
  teller: Teller,
  room: SimulatedRoom<State>,
  ledger: Ledger,
  { id, session }: SimulatedPeer<State>,
): void {
  const at = `${room.queue.nowMs.toFixed(0).padStart(6)} ms  peer ${id}`;
  const role = session.isVoting ? 'votes' : session.isHost ? 'hosts' : `follows ${session.host}`;
  const { keyframesTaken, forks } = session.stats;
  const view = [
    `${role} in term ${session.term}`,
    session.isProvisional ? 'provisional' : '',
    session.isLive ? '' : 'not live',
    ledger.excused.has(id) ? 'excused' : '',
    `roster ${session.roster.join('+')}`,
    `keyframes ${keyframesTaken}, forks ${forks}`,
  ];
  const text = view.filter((one) => one !== '').join(', ');
  if (teller.views.get(id) !== text) {
    teller.views.set(id, text);
    const ticks = `confirmed ${session.confirmedTick}, committed ${session.committedTick}`;
    teller.tell(`${at} ${text}; tick ${session.tick}, ${ticks}`);
  }
  for (; teller.failures < ledger.failures.length; teller.failures++) {
    const { rule, kind, text: what } = ledger.failures[teller.failures];
    teller.tell(`${at} !! ${rule} ${kind}: ${what}`);
  }
}
