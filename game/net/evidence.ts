// The evidence of a disagreement, asked of a room that answers when it gets to it, or never.
import type { DesyncReport } from '../../shared/netcode/desync-report.ts';

export type EvidenceDesk = {
  /** Undefined if all agree, or nobody answers. */
  readonly ask: (post: () => void) => Promise<DesyncReport | undefined>;
  readonly answer: (report: DesyncReport | undefined) => void;
};

/** A room that does not answer by then (ms) has nothing to say. */
const EVIDENCE_MS_MAX = 1000;

export function createEvidenceDesk(): EvidenceDesk {
  let waiting: (report: DesyncReport | undefined) => void = () => {};
  return {
    ask: (post) =>
      new Promise((resolve) => {
        waiting = resolve;
        post();
        setTimeout(resolve, EVIDENCE_MS_MAX);
      }),
    answer: (report) => waiting(report),
  };
}
