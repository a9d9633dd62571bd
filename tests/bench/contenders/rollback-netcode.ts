// The npm package rollback-netcode 0.0.6, driven through its public session over our network.
import {
  asPlayerId,
  createSession,
  type Game,
  type Session,
  Topology,
  type TransportAdapter,
} from 'rollback-netcode';
import { seatsMax } from '../../../shared/simulation/constants.ts';
import type { RoomState } from '../../../shared/simulation/state.ts';
import { createKickedOff, crowdedSimulation, pressed, seatOf } from './crowded-pitch.ts';
import type { Contender, Lane, Racer, Team } from './race.ts';

type Setting = {
  readonly name: string;
  readonly topology: Topology;
  readonly redundancy: number;
  readonly speculationTicks: number;
  readonly snapshots: number;
  /** From the kill to the transport's word of it. */
  readonly noticeMs: number;
};

const settings: Readonly<Record<'usual' | 'best', Setting>> = {
  /**
   * Its defaults. Chromium says `disconnected` after about 7 s, and its transport waits 5 s more.
   */
  usual: {
    name: 'default: star, redundancy 3, window 60',
    topology: Topology.Star,
    redundancy: 3,
    speculationTicks: 60,
    snapshots: 120,
    noticeMs: 12_000,
  },
  /** A mesh saves a trip; twenty ticks in each packet outlast a burst; a keepalive of a second. */
  best: {
    name: 'best: mesh, redundancy 20, window 300',
    topology: Topology.Mesh,
    redundancy: 20,
    speculationTicks: 300,
    snapshots: 512,
    noticeMs: 1000,
  },
};

type Member = { readonly lane: Lane; readonly session: Session; readonly racer: Racer };
type Wire = TransportAdapter & { readonly peers: Set<string> };

export function rollbackNetcode(which: 'usual' | 'best'): Contender {
  const setting = settings[which];
  return {
    name: 'rollback-netcode 0.0.6',
    setting: setting.name,
    lacks: 'no acknowledgements, no clock, no other host after the first',
    isToldOfSockets: false,
    isForTwo: false,
    assemble: (lanes) => assemble(lanes, setting),
  };
}

async function assemble(lanes: readonly Lane[], setting: Setting): Promise<Team> {
  const start = createKickedOff(lanes.length);
  const members = lanes.map((lane) => createMember(lane, setting, start));
  const [host, ...guests] = members;
  const roomId = await host.session.createRoom();
  for (const { session } of guests) await session.joinRoom(roomId, nameOf(1));
  let isStarted = false;
  return {
    racers: members.map(({ racer }) => racer),
    gather: () => {
      if (!isStarted && host.session.players.size === lanes.length) {
        isStarted = true;
        host.session.start();
      }
      return isStarted && members.every(({ racer }) => racer.tick() > 0);
    },
    hostKilled: () => {
      for (const { lane, session } of guests)
        lane.plan(setting.noticeMs, () => transportOf(session).onDisconnect?.(nameOf(1)));
    },
  };
}

const wires = new WeakMap<Session, Wire>();
function transportOf(session: Session): Wire {
  return wires.get(session)!;
}

function createMember(lane: Lane, setting: Setting, start: RoomState): Member {
  const wire = createWire(lane, setting);
  const game = createGame(lane, start);
  const session = createSession({
    game,
    transport: wire,
    config: {
      topology: setting.topology,
      maxPlayers: Math.max(4, lane.heat.players),
      inputRedundancy: setting.redundancy,
      maxSpeculationTicks: setting.speculationTicks,
      snapshotHistorySize: setting.snapshots,
    },
  });
  wires.set(session, wire);
  const seat = seatOf(start, lane.id);
  const depths: number[] = [];
  const finalHash = (tick: number) => engineOf(session).getHash(tick);
  const racer: Racer = {
    receive: (from, bytes) => wire.onMessage?.(nameOf(from), bytes),
    update: () => {
      const input = new Uint8Array([pressed(seat, session.currentTick)]);
      const { rolledBack, rollbackTicks } = session.tick(input);
      if (rolledBack) depths.push(rollbackTicks ?? 0);
    },
    tick: () => session.currentTick,
    confirmed: () => session.confirmedTick + 1,
    // Its inputs are what makes a tick final, and they reach as far as it has played.
    reach: () => session.currentTick,
    fingerprintOf: finalHash,
    stateHashOf: finalHash,
    takeRollbacks: () => depths.splice(0),
  };
  return { lane, session, racer };
}

/** The engine is private, and the only one who knows the hash of a past tick. */
function engineOf(session: Session): { getHash: (tick: number) => number | undefined } {
  return (session as unknown as { engine: { getHash: (tick: number) => number | undefined } })
    .engine;
}

function createGame(lane: Lane, start: RoomState): Game {
  const simulation = crowdedSimulation(lane.work);
  const state = simulation.createState();
  const scratch = new Uint8Array(simulation.stateBytesMax);
  simulation.load(state, scratch.slice(0, simulation.save(start, scratch)));
  const seats = new Map(
    Array.from({ length: lane.heat.players }, (_, i) => [
      asPlayerId(nameOf(i + 1)),
      seatOf(start, i + 1),
    ]),
  );
  const pressedNow = new Uint8Array(seatsMax);
  return {
    serialize: () => scratch.slice(0, simulation.save(state, scratch)),
    deserialize: (bytes) => void simulation.load(state, bytes),
    step: (inputs) => {
      pressedNow.fill(0);
      for (const [id, input] of inputs) pressedNow[seats.get(id)!] = input[0] ?? 0;
      simulation.step(state, pressedNow, []);
    },
    hash: () => simulation.checksum(state),
  };
}

function createWire(lane: Lane, { topology }: Setting): Wire {
  const isHub = lane.id === 1 || topology === Topology.Mesh;
  const others = Array.from({ length: lane.heat.players }, (_, i) => i + 1).filter((id) =>
    isHub ? id !== lane.id : id === 1,
  );
  const peers = new Set(others.map(nameOf));
  const send = (peer: string, bytes: Uint8Array, isReliable: boolean) =>
    lane.send(Number(peer.slice(1)), bytes, isReliable);
  return {
    peers,
    localPeerId: nameOf(lane.id),
    connectedPeers: peers,
    onMessage: null,
    onConnect: null,
    onDisconnect: null,
    connect: async () => {},
    disconnect: (peer) => void peers.delete(peer),
    disconnectAll: () => peers.clear(),
    send,
    broadcast: (bytes, isReliable) => {
      for (const peer of peers) send(peer, bytes, isReliable);
    },
  };
}

function nameOf(id: number): string {
  return `p${id}`;
}
