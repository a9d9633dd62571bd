// What the page /#network shows (signals holding plain data) and what a person can ask of it.
import { type Signal, signal } from '@preact/signals';

/** One line of the self-test; findings are words of game/net, sentences are in network-words.ts. */
export type NetworkLine = {
  readonly step: string;
  readonly state: 'waiting' | 'doing' | 'good' | 'bad' | 'skipped';
  /** Empty until there is one. */
  readonly finding: string;
  /** Milliseconds, or the code of a refusal; null when there is none. */
  readonly number: number | null;
};

export type NetworkModel = {
  readonly lines: Signal<readonly NetworkLine[]>;
  readonly isDone: Signal<boolean>;
  /** What became of the last press of Copy; empty before. */
  readonly copied: Signal<'' | 'done' | 'refused'>;
};

export type NetworkActions = {
  readonly again: () => void;
  readonly copy: () => void;
  readonly backToMenu: () => void;
};

/** A test that has not begun. */
export function createNetworkModel(steps: readonly string[]): NetworkModel {
  return {
    lines: signal(waitingLines(steps)),
    isDone: signal(false),
    copied: signal(''),
  };
}

export function waitingLines(steps: readonly string[]): NetworkLine[] {
  return steps.map((step) => ({ step, state: 'waiting', finding: '', number: null }));
}

/** Replaces the line of one step. */
export function putLine(model: NetworkModel, line: NetworkLine): void {
  model.lines.value = model.lines.peek().map((one) => (one.step === line.step ? line : one));
}
