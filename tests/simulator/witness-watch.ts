// I12: the witness never goes back in term or vote, and gives one vote a term; looked at after
// every message it took.
import type { Witness } from '../../lobby-server/witness.ts';

export type WitnessWatch = {
  readonly failures: string[];
  /** Who heard a yes in each term of each instance of the lobby. */
  readonly yes: Map<string, number>;
  readonly granted: (instance: number, term: number, playerId: number) => void;
  instance: number;
  term: number;
  votedTerm: number;
};

export function createWitnessWatch(): WitnessWatch {
  const watch: WitnessWatch = {
    failures: [],
    yes: new Map(),
    granted: (instance, term, playerId) => noteYes(watch, instance, term, playerId),
    instance: 0,
    term: 0,
    votedTerm: 0,
  };
  return watch;
}

export function watchWitness(watch: WitnessWatch, witness: Witness, instance: number): void {
  const { term, votedTerm } = witness;
  // A restarted lobby knows the terms of its tickets and nothing of votes (S5).
  if (instance === watch.instance) {
    if (term < watch.term) watch.failures.push(`term went back from ${watch.term} to ${term}`);
    if (votedTerm < watch.votedTerm)
      watch.failures.push(`vote went back from ${watch.votedTerm} to ${votedTerm}`);
  }
  watch.instance = instance;
  watch.term = term;
  watch.votedTerm = votedTerm;
}

function noteYes(watch: WitnessWatch, instance: number, term: number, playerId: number): void {
  const key = `${instance}/${term}`;
  const other = watch.yes.get(key) ?? playerId;
  watch.yes.set(key, other);
  if (other !== playerId) watch.failures.push(`voted for ${other} and ${playerId} in term ${term}`);
}
