// What the lobby says to a session: whose socket closed, its vote, whom it takes for the host (H3,
// H4, H7).
import type { Core } from './core.ts';
import type { PlayerId } from './simulation.ts';

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
  view.lobby = { term, host, atMs: core.lastUpdateMs };
  if (term === view.term && host === view.host) view.provisional = false;
}

/** A lobby that went away sees nothing of its members any more: its word is withdrawn. */
export function lobbyLost<State>(core: Core<State>): void {
  for (const link of core.links.values()) link.lobbyGone = false;
}
