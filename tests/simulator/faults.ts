// What each event of a schedule does to a room. An event whose peer is not there does nothing.
import { giveAsset } from './assets.ts';
import { plan } from './event-queue.ts';
import { forgetPeer } from './ledger.ts';
import type { LinkQuality } from './lossy-link.ts';
import { judgeReach } from './reach.ts';
import { noteLostHost } from './referee.ts';
import { linkOf, send } from './room-network.ts';
import type { FaultEvent } from './schedule.ts';
import { clockOf } from './simulated-peer.ts';
import {
  addPeer,
  closeTab,
  connectToLobby,
  crash,
  hostOf,
  type SimulatedPeer,
  stall,
  upPeers,
} from './simulated-room.ts';
import { count, peerOf, type Story } from './story.ts';
import { abandonSocket, cutSocket, PING_OUT_MS, restartLobby, stopLobby } from './witness-lobby.ts';

/** When the lobby learns of a crash whose last packets were lost (ms). */
const FIN_LATE_MS = 1000;
const PEERS_UP_MAX = 8;

/** Makes an event happen now; true if it met what it needs. */
export function strike<State>(story: Story<State>, event: FaultEvent): boolean {
  const { room } = story;
  const isAlone = upPeers(room).length < 2;
  switch (event.kind) {
    case 'join':
    case 'return':
      return comeIn(story, event.kind, event.id);
    case 'lobby-down':
      if (!room.lobby.up) return false;
      stopLobby(room.lobby);
      later(story, event.ms, () => {
        if (!room.lobby.up) restartLobby(room.lobby);
      });
      return true;
    case 'crash-two':
      return crashTwo(story);
    case 'crash-candidate':
      story.candidateAfterMs = event.afterMs;
      return loseOne(story, hostOf(room), 'none');
    case 'crash-heard-by-one':
      return crashHeardByOne(story, event.only, event.ms);
    case 'hand-off': {
      const host = hostOf(room);
      return host?.session.handOff(clockOf(host, room.queue.nowMs)) ?? false;
    }
    case 'partition':
      return split(story, event);
    case 'asset':
      return giveAsset(story, event.bytes);
    default: {
      const peer = peerOf(story, event.whom);
      return peer !== undefined && !isAlone && befall(story, peer, event);
    }
  }
}

type Befalling = Extract<FaultEvent, { readonly whom: unknown }>;

function befall<State>(story: Story<State>, peer: SimulatedPeer<State>, event: Befalling): boolean {
  const { room } = story;
  const { nowMs } = room.queue;
  switch (event.kind) {
    case 'crash':
      return loseOne(story, peer, event.fin);
    case 'close-tab':
      closeTab(room, peer);
      bury(story, peer);
      return true;
    case 'leave':
      peer.session.leave(clockOf(peer, nowMs));
      return true;
    case 'stop':
      stall(room, peer, event.ms);
      return true;
    case 'sleep':
      stall(room, peer, event.ms);
      if (!event.clockRuns) {
        peer.clockOffsetMs -= event.ms;
        peer.clockStopsUntilMs = nowMs + event.ms;
      }
      if (event.ms > PING_OUT_MS) abandonSocket(room.lobby, peer.id);
      return true;
    case 'clock-step':
      peer.clockOffsetMs += event.byMs;
      return true;
    case 'hide':
      peer.session.setHidden(true);
      later(story, event.ms, () => peer.session.setHidden(false));
      return true;
    case 'background':
      peer.session.setHidden(true);
      peer.backgroundMs = 1000;
      later(story, event.ms, () => {
        peer.backgroundMs = 0;
        peer.session.setHidden(false);
      });
      return true;
    case 'slow':
      peer.stepMs = event.stepMs;
      later(story, event.ms, () => {
        peer.stepMs = 0;
      });
      return true;
    case 'block':
      return blockLink(story, peer.id, event.other, event.oneWay, event.ms);
    case 'isolate':
      if (event.lobby) cutSocket(room.lobby, peer.id, event.ms);
      return blockAll(
        story,
        event.ms,
        false,
        (from, to) => (from === peer.id) !== (to === peer.id),
      );
    case 'degrade':
      return degrade(story, peer.id, event.quality, event.ms);
    case 'lobby-cut':
      cutSocket(room.lobby, peer.id, event.ms);
      return true;
    case 'second-socket':
      connectToLobby(room, peer);
      return true;
    default:
      return misbehave(story, peer, event);
  }
}

function misbehave<State>(
  story: Story<State>,
  peer: SimulatedPeer<State>,
  event: Extract<Befalling, { readonly kind: 'flood' | 'spoil' | 'lie' | 'replay' }>,
): boolean {
  if (event.kind === 'replay') {
    const past = story.tamper.past.get(peer.id) ?? [];
    for (const { to, message } of past.slice(0, event.packets))
      if (story.room.byId.get(to)?.status === 'up') send(story.room, peer, to, 'game', message);
    return past.length > 0;
  }
  if (event.kind === 'lie') {
    if (!peer.session.isHost) return false;
    peer.lies = true;
    story.ledger.isSuspended = true;
  } else if (event.kind === 'flood') peer.floods = true;
  else peer.spoils = 1;
  later(story, event.ms, () => calmDown(peer));
  return true;
}

export function calmDown<State>(peer: SimulatedPeer<State>): void {
  peer.lies = false;
  peer.floods = false;
  peer.spoils = 0;
}

function later<State>(story: Story<State>, ms: number, run: () => void): void {
  plan(story.room.queue, story.room.queue.nowMs + ms, run);
}

function comeIn<State>(story: Story<State>, kind: 'join' | 'return', id: number): boolean {
  const { room, ledger } = story;
  const old = room.byId.get(id);
  if (upPeers(room).length >= PEERS_UP_MAX) return false;
  if (kind === 'join' ? old !== undefined : old?.status !== 'crashed') return false;
  if (old !== undefined) forgetPeer(ledger, id);
  ledger.excused.delete(id);
  if (upPeers(room).some((one) => one.session.isVoting)) count(story.counters, 'join-in-vote');
  addPeer(room, id);
  for (const [key, blocked] of story.blocks)
    linkOf(room, key >>> 16, key & 0xffff).quality.blocked = blocked > 0;
  return true;
}

/** What every peer that dies leaves behind. */
function bury<State>(story: Story<State>, peer: SimulatedPeer<State>): void {
  forgetPeer(story.ledger, peer.id);
  judgeReach(story.reach, story.room, story.ledger);
}

function loseOne<State>(
  story: Story<State>,
  peer: SimulatedPeer<State> | undefined,
  fin: 'seen' | 'late' | 'none',
): boolean {
  const { room } = story;
  if (peer === undefined || upPeers(room).length < 2) return false;
  if (peer.session.isHost) {
    count(story.counters, `crash-host-${fin}`);
    if (peer.spoils === 0 && !story.schedule.events.some((one) => one.kind === 'spoil'))
      noteLostHost(
        story.referee,
        peer.id,
        upPeers(room).filter((one) => one !== peer),
      );
    story.lostMs.set(peer.id, room.queue.nowMs);
  }
  if (fin === 'late') {
    abandonSocket(room.lobby, peer.id, FIN_LATE_MS);
    peer.status = 'crashed';
  } else crash(room, peer, fin === 'seen');
  bury(story, peer);
  return true;
}

function crashTwo<State>(story: Story<State>): boolean {
  const host = hostOf(story.room);
  const next = peerOf(story, 'next');
  if (upPeers(story.room).length < 3 || host === undefined || next === undefined) return false;
  return loseOne(story, host, 'seen') && loseOne(story, next, 'seen');
}

/** The host's last packets reach one peer only; then it dies. */
function crashHeardByOne<State>(story: Story<State>, only: number, ms: number): boolean {
  const host = hostOf(story.room);
  if (host === undefined || host.id === only || upPeers(story.room).length < 3) return false;
  blockAll(story, ms + 500, true, (from, to) => from === host.id && to !== only);
  later(story, ms, () => {
    if (host.status === 'up') loseOne(story, host, 'none');
  });
  return true;
}

function split<State>(
  story: Story<State>,
  event: Extract<FaultEvent, { readonly kind: 'partition' }>,
): boolean {
  const { room } = story;
  const side = new Set(event.side);
  const host = hostOf(room)?.id ?? 0;
  if (event.withHost) side.add(host);
  else side.delete(host);
  for (const { id } of room.peers)
    if (event.lobby !== 'both' && side.has(id) !== (event.lobby === 'side'))
      cutSocket(room.lobby, id, event.ms);
  const ids = upPeers(room).map((one) => one.id);
  if (ids.every((id) => side.has(id)) || !ids.some((id) => side.has(id))) return false;
  count(story.counters, `partition-${event.oneWay ? 'one-way' : event.lobby}`);
  return blockAll(story, event.ms, event.oneWay, (from, to) => side.has(from) && !side.has(to));
}

function blockLink<State>(
  story: Story<State>,
  a: number,
  b: number,
  oneWay: boolean,
  ms: number,
): boolean {
  if (a === b || story.room.byId.get(b)?.status !== 'up') return false;
  return blockAll(story, ms, oneWay, (from, to) => from === a && to === b);
}

/** Blocks every direction that `isCut` says, and the way back unless it is one-way. */
function blockAll<State>(
  story: Story<State>,
  ms: number,
  oneWay: boolean,
  isCut: (from: number, to: number) => boolean,
): boolean {
  const keys: number[] = [];
  const ids = story.room.peers.map((one) => one.id);
  for (const from of ids)
    for (const to of ids)
      if (from !== to && (isCut(from, to) || (!oneWay && isCut(to, from))))
        keys.push((from << 16) | to);
  for (const key of keys) block(story, key, 1);
  judgeReach(story.reach, story.room, story.ledger);
  later(story, ms, () => {
    for (const key of keys) block(story, key, -1);
  });
  return keys.length > 0;
}

function block<State>(story: Story<State>, key: number, by: 1 | -1): void {
  const blocks = (story.blocks.get(key) ?? 0) + by;
  story.blocks.set(key, blocks);
  linkOf(story.room, key >>> 16, key & 0xffff).quality.blocked = blocks > 0;
}

function degrade<State>(
  story: Story<State>,
  id: number,
  quality: Partial<LinkQuality>,
  ms: number,
): boolean {
  for (const other of upPeers(story.room)) {
    if (other.id === id) continue;
    for (const link of [linkOf(story.room, id, other.id), linkOf(story.room, other.id, id)]) {
      const before = { ...link.quality };
      Object.assign(link.quality, quality);
      later(story, ms, () => Object.assign(link.quality, { loss: before.loss }));
    }
  }
  return true;
}
