// L10: a host says who it is until the lobby knows.
import { describe, expect, it } from 'vitest';
import { reportAgain, witnessConfirmed } from '../../shared/netcode/witness.ts';
import { crash, runFor } from '../simulator/simulated-room.ts';
import { cutSocket, hostAt, restartLobby, stopLobby } from '../simulator/witness-lobby.ts';
import { seatedCore } from './core-fixture.ts';
import { peerOf, toyRoom } from './room-fixture.ts';

describe('L10 a settled host', () => {
  it('reports itself each second until the lobby knows it', () => {
    const core = seatedCore(1, [1, 2], 1);
    const reportsAt = (nowMs: number) => {
      reportAgain(core, nowMs);
      return core.effects.splice(0);
    };
    expect(reportsAt(900)).toEqual([]);
    expect(reportsAt(1000)).toEqual([{ kind: 'host', term: 1, host: 1 }]);
    expect(reportsAt(1900)).toEqual([]);
    expect(reportsAt(2000)).toHaveLength(1);
    witnessConfirmed(core, 1, 1);
    expect(reportsAt(9000)).toEqual([]);
  });

  it('is known in the end though the lobby learns late that the old one is dead', () => {
    // Three can elect without the witness; the dead one and a cut one keep the rest from being
    // most of the members.
    const room = toyRoom(3);
    cutSocket(room.lobby, 2, 20_000);
    crash(room, peerOf(room, 1), false);
    runFor(room, 2000);
    const { term, host } = peerOf(room, 3).session;
    expect(host).toBe(3);
    crash(room, peerOf(room, 2), false);
    expect(hostAt(room.lobby).host).toBe(1);
    runFor(room, 10_000);
    expect(peerOf(room, 3).session.term).toBe(term);
    expect(hostAt(room.lobby)).toEqual({ term, host });
  });

  it('is known after quick hand-offs of which the lobby saw nothing', () => {
    const room = toyRoom(4);
    stopLobby(room.lobby);
    for (let n = 0; n < 3; n++) {
      const host = room.peers.find((one) => one.session.isHost);
      expect(host?.session.handOff(room.queue.nowMs)).toBe(true);
      runFor(room, 1000);
    }
    restartLobby(room.lobby);
    runFor(room, 2000);
    const { term, host } = peerOf(room, 4).session;
    expect(term).toBe(4);
    expect(hostAt(room.lobby)).toEqual({ term, host });
  });
});
