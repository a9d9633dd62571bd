// The self-test in words: the name of each step, a sentence for every finding, the verdict with
// what to do, and the text to copy. No address of anybody is in any of them.
import { networkWords } from '../language/network-language.ts';
import type { NetworkLine } from './network-model.ts';

export function stepName(step: string): string {
  const names: Readonly<Record<string, string>> = networkWords.value.steps;
  return names[step] ?? step;
}

/** What was found, or what is going on; never empty. */
export function lineSentence({ state, finding, number }: NetworkLine): string {
  const { waiting, doing, findings } = networkWords.value;
  if (state === 'waiting') return waiting;
  if (state === 'doing') return doing;
  const sentences: Readonly<Record<string, string>> = findings;
  return (sentences[finding] ?? finding).replace('#', String(number ?? ''));
}

/** What it means for playing, and what to do. */
export type NetworkVerdict = {
  readonly tone: 'good' | 'fair' | 'bad';
  readonly title: string;
  readonly advice: string;
};

/** Of a finished test. */
export function verdictOf(lines: readonly NetworkLine[]): NetworkVerdict {
  const name = verdictNameOf(lines);
  return { tone: tones[name], ...networkWords.value.verdicts[name] };
}

const tones = {
  good: 'good',
  direct: 'good',
  symmetricRelay: 'good',
  symmetric: 'bad',
  udpBlockedRelay: 'fair',
  udpBlocked: 'bad',
  relayOnly: 'fair',
  sameNetwork: 'fair',
  webRtcBlocked: 'bad',
  noLobby: 'bad',
  socketBlocked: 'bad',
} as const satisfies Record<string, NetworkVerdict['tone']>;

function verdictNameOf(lines: readonly NetworkLine[]): keyof typeof tones {
  const found = (step: string) => lines.find((one) => one.step === step)?.finding ?? '';
  const isBad = (step: string) => lines.find((one) => one.step === step)?.state === 'bad';
  const hasRelay = found('turn-udp') === 'turn-ok' || found('turn-tcp') === 'turn-ok';
  if (isBad('webrtc') || isBad('udp')) return 'webRtcBlocked';
  if (isBad('lobby')) return 'noLobby';
  if (isBad('socket')) return 'socketBlocked';
  if (found('stun') === 'stun-none') return hasRelay ? 'relayOnly' : 'sameNetwork';
  if (isBad('stun')) return hasRelay ? 'udpBlockedRelay' : 'udpBlocked';
  if (isBad('nat')) return hasRelay ? 'symmetricRelay' : 'symmetric';
  return hasRelay ? 'good' : 'direct';
}

/**
 * For a chat or a bug report: in the reader's language, and each finding also by the word that the
 * program has for it. `versions` is the game's, `agent` names the browser.
 */
export function reportText(lines: readonly NetworkLine[], versions: string, agent: string): string {
  const { title, advice } = verdictOf(lines);
  const marks = { good: 'ok', bad: 'PROBLEM', skipped: '-', waiting: '-', doing: '-' } as const;
  const steps = lines.map((line) => {
    const mark = marks[line.state];
    return `[${mark}] ${stepName(line.step)}: ${lineSentence(line)} (${line.step} ${line.finding})`;
  });
  return [
    ...[`Kickabout network check (${versions})`, `${title}. ${advice}`, ...steps],
    `${networkWords.value.browser}: ${agent}`,
  ].join('\n');
}
