// How much one person may say. A flood ends here, at the sender and again at every receiver, before
// anything of it is drawn or read out. Pure.
import {
  HEAR_BURST,
  HEAR_EVERY_MS,
  SAY_BURST,
  SAY_EVERY_MS,
} from '../../shared/protocol/peer-limits.ts';
import { readSay, type Said, type Say } from '../../shared/protocol/say-message.ts';

export type TalkGate = {
  /** True if one more may pass now. */
  readonly pass: (nowMs: number) => boolean;
};

/** Of the person at this page. */
export function createSayGate(nowMs: number): TalkGate {
  return createGate(SAY_BURST, SAY_EVERY_MS, nowMs);
}

function createGate(burst: number, everyMs: number, startMs: number): TalkGate {
  let left = burst;
  let filledMs = startMs;
  return {
    pass: (nowMs) => {
      left = Math.min(burst, left + Math.max(0, nowMs - filledMs) / everyMs);
      filledMs = nowMs;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}

export type TalkIntake = {
  /** What a peer said, cleaned; undefined if it is nothing, or too much at once. */
  readonly hear: (from: number, say: Say, nowMs: number) => Said | undefined;
  /** Messages that said nothing, and those beyond the rate. */
  readonly faults: () => { readonly empty: number; readonly tooMany: number };
};

/** Peers remembered; a number is given to nobody twice, so a room of a whole day stays bounded. */
const GATES_MAX = 64;

export function createTalkIntake(): TalkIntake {
  const gates = new Map<number, TalkGate>();
  let empty = 0;
  let tooMany = 0;
  const gateOf = (from: number, nowMs: number) => {
    const known = gates.get(from);
    if (known !== undefined) return known;
    const [oldest] = gates.keys();
    if (gates.size >= GATES_MAX && oldest !== undefined) gates.delete(oldest);
    const gate = createGate(HEAR_BURST, HEAR_EVERY_MS, nowMs);
    gates.set(from, gate);
    return gate;
  };
  return {
    hear: (from, say, nowMs) => {
      if (!gateOf(from, nowMs).pass(nowMs)) {
        tooMany += 1;
        return undefined;
      }
      const said = readSay(say);
      if (said === undefined) empty += 1;
      return said;
    },
    faults: () => ({ empty, tooMany }),
  };
}
