// The witness of a room (H4, L10, L11): which host in which term, changed by compare-and-set
// only, and the lobby's one vote per term. Pure: `nowMs` and the connected members come in.
import { HEARTBEAT_STALE_MS } from '../shared/protocol/lobby-limits.ts';

export type Witness = {
  /** 0 until the first member comes. */
  term: number;
  /** 0 until the first member comes. */
  hostId: number;
  /** The highest term that the lobby has voted in; its vote there went to `votedFor`. */
  votedTerm: number;
  votedFor: number;
  heartbeatMs: number;
  /** What each member last said of a term above the present one; a claim names nobody (0). */
  readonly words: Map<number, Word>;
};
type Word = { readonly term: number; readonly hostId: number };

/** Terms that may pass unseen by the lobby; a larger jump would use the numbers up. */
export const TERM_JUMP_MAX = 1_000;
/**
 * Terms that a host may leave out by its own word: above what it takes to outbid a vote (64 terms
 * and one), far below what it takes to use the numbers up.
 */
export const OUTBID_JUMP_MAX = 128;

export function createWitness(term: number, hostId: number, nowMs: number): Witness {
  return { term, hostId, votedTerm: term, votedFor: hostId, heartbeatMs: nowMs, words: new Map() };
}

/** Makes a lone newcomer host; nobody else is there to ask. */
export function appointHost(witness: Witness, hostId: number, nowMs: number): void {
  installHost(witness, Math.max(witness.term, witness.votedTerm) + 1, hostId, nowMs);
}

/** Takes a higher term over from a ticket that this lobby signed; true when it is higher. */
export function adoptTerm(witness: Witness, term: number, hostId: number, nowMs: number): boolean {
  if (term <= witness.term) return false;
  installHost(witness, term, hostId, nowMs);
  return true;
}

/** The host lives; said by anybody else it means nothing. */
export function noteHeartbeat(witness: Witness, from: number, nowMs: number): void {
  if (from === witness.hostId) witness.heartbeatMs = nowMs;
}

/** A member says whom it follows. True when that changed the host. */
export function reportHost(
  witness: Witness,
  from: number,
  report: Word,
  connected: readonly number[],
  nowMs: number,
): boolean {
  const { term, hostId } = report;
  if (term <= witness.term || term > witness.term + TERM_JUMP_MAX) return false;
  witness.words.set(from, report);
  const isVotedFor = term === witness.votedTerm && hostId === witness.votedFor;
  const agreesWithVote = term > witness.votedTerm || isVotedFor;
  const isOwn = from === witness.hostId && agreesWithVote;
  const isHandOff = isOwn && hostId !== from && term === witness.term + 1;
  const isOutbid = isOwn && hostId === from && term <= witness.term + OUTBID_JUMP_MAX;
  const isSuccession = from === hostId && agreesWithVote && !connected.includes(witness.hostId);
  const isElected = from === hostId && isVotedFor;
  const isFact = isMajority(connected, (id) => says(witness.words.get(id), report));
  if (!(isHandOff || isOutbid || isSuccession || isElected || isFact)) return false;
  installHost(witness, term, hostId, nowMs);
  // A hand-off by the new host may have overtaken the one to it.
  const next = witness.words.get(hostId);
  if (next !== undefined && next.hostId !== 0) reportHost(witness, hostId, next, connected, nowMs);
  return true;
}

/** A candidate asks for the lobby's vote. At most one candidate per term ever hears true. */
export function claimHost(
  witness: Witness,
  from: number,
  term: number,
  connected: readonly number[],
  nowMs: number,
): boolean {
  if (term === witness.term && from === witness.hostId) return true;
  if (term <= witness.term || term > witness.term + TERM_JUMP_MAX) return false;
  if (!witness.words.has(from)) witness.words.set(from, { term, hostId: 0 });
  if (term === witness.votedTerm) return from === witness.votedFor;
  if (term < witness.votedTerm) return false;
  const isHostGone = !connected.includes(witness.hostId);
  const isHostSilent = nowMs - witness.heartbeatMs > HEARTBEAT_STALE_MS;
  const isDoubting = (id: number) => id !== witness.hostId && witness.words.has(id);
  const isHostDoubted = isMajority(connected, isDoubting);
  if (!(isHostGone || isHostSilent || isHostDoubted)) return false;
  witness.votedTerm = term;
  witness.votedFor = from;
  return true;
}

/** What a member said leaves with its socket. */
export function forgetWord(witness: Witness, playerId: number): void {
  witness.words.delete(playerId);
}

function installHost(witness: Witness, term: number, hostId: number, nowMs: number): void {
  witness.term = term;
  witness.hostId = hostId;
  witness.heartbeatMs = nowMs;
  if (term >= witness.votedTerm) {
    witness.votedTerm = term;
    witness.votedFor = hostId;
  }
  for (const [id, word] of witness.words) if (word.term <= term) witness.words.delete(id);
}

function says(word: Word | undefined, report: Word): boolean {
  return word !== undefined && word.term === report.term && word.hostId === report.hostId;
}

function isMajority(ids: readonly number[], holds: (id: number) => boolean): boolean {
  return ids.filter(holds).length * 2 > ids.length;
}
