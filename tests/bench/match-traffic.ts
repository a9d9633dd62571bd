// The messages of a simulated match as its peers send them: everybody plays like the bot would, so
// that inputs change as often as in a lively match. Virtual time; the same seed gives the same
// bytes.
import type { Outgoing } from '../../shared/netcode/core.ts';
import { type GameMessage, gameCodec } from '../../shared/protocol/peer-messages.ts';
import { botInput } from '../../shared/simulation/bot.ts';
import { commandKind, settingIndex } from '../../shared/simulation/command.ts';
import { seatOfPlayer } from '../../shared/simulation/readers.ts';
import { roomSimulation } from '../../shared/simulation/simulation.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import type { LinkQuality } from '../simulator/lossy-link.ts';
import {
  addPeer,
  createRoom,
  runFor,
  type SimulatedPeer,
  type SimulatedRoom,
} from '../simulator/simulated-room.ts';

export type Traffic = {
  readonly peers: number;
  readonly seconds: number;
  /** Every packet on the game channel, in order. */
  readonly messages: readonly GameMessage[];
  /** Bytes of each as our codec writes it. */
  readonly bytes: readonly number[];
};

export type TrafficOptions = {
  readonly peers: number;
  readonly rttMs: number;
  readonly loss: number;
  readonly seed: number;
  readonly seconds: number;
};

/** Until everybody is linked and seated, and the kick-off is over (ms). */
const gatherMs = 4000;
const kickOffMs = 2000;

export function recordMatch({ peers, rttMs, loss, seed, seconds }: TrafficOptions): Traffic {
  const delayMs = rttMs / 2;
  const calm = { burst: 0, burstPackets: 0, duplicate: 0, reorder: 0, blocked: false };
  const quality: LinkQuality = { ...calm, delayMs, jitterMs: delayMs * 0.1, loss };
  const room = createRoom<RoomState>({
    simulation: roomSimulation,
    join: (target) => ({ kind: commandKind.join, target, value: 0, text: `Player ${target}` }),
    seed,
    quality,
    lobbyDelayMs: delayMs,
    coded: false,
  });
  for (let id = 1; id <= peers; id++) {
    playLikeBot(addPeer(room, id));
    runFor(room, 100);
  }
  runFor(room, gatherMs);
  startMatch(room, peers);
  const messages: GameMessage[] = [];
  for (const peer of room.peers) tap(peer, messages);
  runFor(room, seconds * 1000);
  const bytes = messages.map((message) => gameCodec.encode(message).length);
  return { peers, seconds, messages, bytes };
}

function startMatch(room: SimulatedRoom<RoomState>, peers: number): void {
  const { session } = room.peers[0];
  const set = (target: number, value: number) =>
    session.request({ kind: commandKind.setting, target, value, text: '' });
  set(settingIndex.goalsToWin, 0);
  set(settingIndex.minutes, 0);
  set(settingIndex.perSide, peers / 2);
  for (let id = 1; id <= peers; id++)
    session.request({ kind: commandKind.team, target: id, value: 1 + (id % 2), text: '' });
  runFor(room, 1000);
  session.request({ kind: commandKind.start, target: 0, value: 0, text: '' });
  runFor(room, kickOffMs);
}

/** The way of `?autopilot=1`: the wish comes from the bot, everything else is as with keys. */
function playLikeBot({ id, session }: SimulatedPeer<RoomState>): void {
  const setInput = session.setInput.bind(session);
  session.setInput = () => {
    const seat = session.isLive ? seatOfPlayer(session.present, id) : -1;
    setInput(seat < 0 ? 0 : botInput(session.present, seat));
  };
}

function tap({ session }: SimulatedPeer<RoomState>, messages: GameMessage[]): void {
  const drain = session.drain.bind(session);
  session.drain = (): Outgoing[] => {
    const sent = drain();
    for (const { channel, message } of sent)
      if (channel === 'game') messages.push(message as GameMessage);
    return sent;
  };
}
