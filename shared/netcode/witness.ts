// What the lobby says to a session: whose socket closed, its vote, whom it takes for the host (H3,
// H4, H7).
import type { Core } from './core.ts';
import type { Ms } from './match-clock.ts';
import type { PlayerId } from './simulation.ts';

/** A host that the lobby doesn't know says so this often: below what anybody notices (ms). */
export const REPORT_AGAIN_MS = 1000;

/** A peer's socket closed, or it came back. */
export function lobbySaw<State>(core: Core<State>, playerId: PlayerId, isGone: boolean): void {
  const link = core.links.get(playerId);
  if (link !== undefined) link.lobbyGone = isGone;
}

/** The answer to a claim counts for the term that is voted in. */
export function witnessAnswered<State>({ view }: Core<State>, term: number, granted: boolean) {
  if (view.status === 'voting' && term === view.votedTerm) view.granted = granted;
}

/** A host that the lobby knows is settled. */
export function witnessConfirmed<State>(core: Core<State>, term: number, host: PlayerId) {
  const { view } = core;
  const isFirst = Number.isNaN(core.lastUpdateMs);
  view.lobby = { term, host, atMs: isFirst ? Number.NEGATIVE_INFINITY : core.lastUpdateMs };
  if (term === view.term && host === view.host) view.provisional = false;
}

/** A settled host says so until the lobby knows it: what was lacking may be there now (L10). */
export function reportAgain<State>({ view, sequencer, effects, me }: Core<State>, nowMs: Ms): void {
  if (view.provisional || view.lobby.term >= view.term) return;
  if (nowMs - Math.max(sequencer.reportedMs, view.followedMs) < REPORT_AGAIN_MS) return;
  sequencer.reportedMs = nowMs;
  effects.push({ kind: 'host', term: view.term, host: me });
}

/** A lobby that went away sees nothing of its members any more: its word is withdrawn. */
export function lobbyLost<State>(core: Core<State>): void {
  for (const link of core.links.values()) link.lobbyGone = false;
}
