// The rollback class of netplayjs 0.4.1 over our network's reliable ordered channel, as its own
// wrapper uses it for two; with more than two the host passes the inputs on, in the same order.
import { Packr } from 'msgpackr';
import { seatsMax } from '../../../shared/simulation/constants.ts';
import type { RoomState } from '../../../shared/simulation/state.ts';
import { createKickedOff, crowdedSimulation, pressed, seatOf } from './crowded-pitch.ts';
import {
  type NetplayInput,
  type NetplayPlayer,
  type NetplayState,
  RollbackNetcode,
} from './netplayjs-class.ts';
import type { Contender, Lane, Racer, Team } from './race.ts';

interface Wish extends NetplayInput<Wish> {
  readonly value: number;
}
type Message =
  | {
      readonly type: 'input';
      readonly frame: number;
      readonly player: number;
      readonly input: number;
    }
  | { readonly type: 'state'; readonly frame: number; readonly state: string };

const windows = { usual: 10, best: 300 } as const;
/** The package packs its messages with msgpack, too. */
const packr = new Packr({ useRecords: false });

export function netplayjs(which: 'usual' | 'best'): Contender {
  const window = windows[which];
  return {
    name: 'netplayjs 0.4.1, its class',
    setting: `${which === 'usual' ? 'default' : 'best'}: window ${window}`,
    lacks: 'two players, reliable channel only, no clock, no loss of the host',
    isToldOfSockets: false,
    isForTwo: true,
    assemble: async (lanes) => assemble(lanes, window),
  };
}

function assemble(lanes: readonly Lane[], window: number): Team {
  const start = createKickedOff(lanes.length);
  const racers = lanes.map((lane) => createRacer(lane, window, start));
  return {
    racers,
    gather: () => racers.every((racer) => racer.tick() > 60),
    hostKilled: () => {},
  };
}

function createRacer(lane: Lane, window: number, start: RoomState): Racer {
  const isHost = lane.id === 1;
  const count = lane.heat.players;
  const guests = Array.from({ length: count - 1 }, (_, i) => i + 2);
  const players = Array.from({ length: count }, (_, i): NetplayPlayer => {
    return { id: i + 1, isLocal: i + 1 === lane.id };
  });
  const send = (message: Message, but = 0) => {
    const bytes = packr.pack(message);
    for (const to of isHost ? guests : [1]) if (to !== but) lane.send(to, bytes, true);
  };
  const seat = seatOf(start, lane.id);
  const game = createGame(lane, start);
  const depths: number[] = [];
  const finals = new Map<number, string>();
  const netcode: RollbackNetcode<Wish> = new RollbackNetcode({
    isHost,
    state: game,
    players,
    initialInputs: new Map(players.map((player) => [player, wishOf(0)])),
    maxPredictedFrames: window,
    pollInput: () => wishOf(pressed(seat, netcode.currentFrame())),
    broadcastInput: (frame, { value }) =>
      send({ type: 'input', frame, player: lane.id, input: value }),
    broadcastState: (frame, state) => {
      finals.set(frame, state);
      send({ type: 'state', frame, state });
    },
  });
  return {
    receive: (from, bytes) => {
      const message = packr.unpack(bytes) as Message;
      const before = lane.work.steps;
      if (message.type === 'state') netcode.onStateSync(message.frame, message.state);
      else {
        if (isHost) send(message, from);
        netcode.onRemoteInput(message.frame, players[message.player - 1], wishOf(message.input));
      }
      if (lane.work.steps > before) depths.push(lane.work.steps - before);
    },
    update: () => netcode.turn(),
    tick: () => netcode.currentFrame(),
    confirmed: () => {
      keepFinals(netcode, finals);
      return firstPredicted(netcode);
    },
    reach: () => netcode.currentFrame() + 1,
    fingerprintOf: (tick) => hashOf(finals.get(tick)),
    stateHashOf: (tick) => hashOf(finals.get(tick)),
    takeRollbacks: () => depths.splice(0),
  };
}

function wishOf(value: number): Wish {
  const wish: Wish = { value, predictNext: () => wish };
  return wish;
}

function firstPredicted({ history }: RollbackNetcode<Wish>): number {
  const first = history.find(({ inputs }) => [...inputs.values()].some((one) => one.isPrediction));
  return first?.frame ?? history[history.length - 1].frame + 1;
}

/** Its history forgets a frame as soon as the host has spoken; what it still holds is taken. */
function keepFinals(netcode: RollbackNetcode<Wish>, finals: Map<number, string>): void {
  for (const { frame, state, inputs } of netcode.history) {
    for (const { isPrediction } of inputs.values()) if (isPrediction) return;
    finals.set(frame, state);
  }
}

/** The state as text, the shortest form of its bytes that JSON knows. */
function createGame(lane: Lane, start: RoomState): NetplayState<Wish> {
  const simulation = crowdedSimulation(lane.work);
  const state = simulation.createState();
  const scratch = new Uint8Array(simulation.stateBytesMax);
  simulation.load(state, scratch.slice(0, simulation.save(start, scratch)));
  const seats = Array.from({ length: lane.heat.players }, (_, i) => seatOf(start, i + 1));
  const pressedNow = new Uint8Array(seatsMax);
  return {
    tick: (inputs) => {
      pressedNow.fill(0);
      for (const [player, { value }] of inputs) pressedNow[seats[player.id - 1]] = value;
      simulation.step(state, pressedNow, []);
    },
    serialize: () => {
      const bytes = simulation.save(state, scratch);
      return Buffer.from(scratch.buffer, 0, bytes).toString('base64');
    },
    deserialize: (text) => void simulation.load(state, new Uint8Array(Buffer.from(text, 'base64'))),
  };
}

function hashOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
