// N2: what a peer says that it holds of a host whose term it has nothing of yet.
import { describe, expect, it } from 'vitest';
import { adoptPiece } from '../../shared/netcode/confirm.ts';
import type { Core } from '../../shared/netcode/core.ts';
import { sendTick } from '../../shared/netcode/send.ts';
import { followHost } from '../../shared/netcode/view-change.ts';
import type { Frame } from '../../shared/protocol/peer-messages.ts';
import type { ToyState } from '../simulator/toy-simulation.ts';
import { confirmTicks as confirmWith, seatedCore } from './core-fixture.ts';

const IDS = [1, 2, 3];
const NOW = 10_000;

function frameTo(core: Core<ToyState>, to: number): Frame {
  core.outbox = [];
  sendTick(core, NOW);
  return core.outbox.find((one) => one.to === to)?.message as Frame;
}

describe('N2 what a peer says that it holds of a new host', () => {
  it('grows with what it has compared, however much more it holds than a packet takes', () => {
    const [core, host] = [seatedCore(3, IDS), seatedCore(2, IDS)];
    for (const one of [core, host])
      confirmWith(one, 600, (tick) => [1, 2, 3].map((n) => 1 + ((tick + n) % 2)));
    followHost(core, 2, 2, NOW);
    followHost(host, 2, 2, NOW);
    host.links.get(3)!.term = 2;
    const said = () => frameTo(core, 2).logNext;
    expect(said()).toBe(1);
    for (let before = 0, packets = 0; said() < core.log.next; packets++) {
      before = said();
      host.links.get(3)!.logNext = before;
      const { log } = frameTo(host, 3);
      adoptPiece(core, log!, NOW);
      expect(said()).toBeGreaterThan(before);
      expect(packets).toBeLessThan(20);
    }
    // What was compared with one host says nothing of the next.
    followHost(core, 3, 1, NOW);
    expect(frameTo(core, 1).logNext).toBe(1);
  });
});
