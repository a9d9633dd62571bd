// The self-test in words: the name of each step, a sentence for every finding, the verdict with
// what to do, and the text to copy. No address of anybody is in any of them.
import type { NetworkLine } from './network-model.ts';

const stepNames: Readonly<Record<string, string>> = {
  lobby: 'Lobby',
  socket: 'Live connection to the lobby',
  webrtc: 'WebRTC in this browser',
  udp: 'UDP on this device',
  stun: 'Address helper (STUN)',
  nat: 'Kind of router (NAT)',
  'turn-udp': 'Relay by UDP (TURN)',
  'turn-tcp': 'Relay by TCP (TURN)',
};

/** `#` is where a number of the finding goes. */
const sentences: Readonly<Record<string, string>> = {
  'lobby-ok': 'Answers.',
  unreachable: 'Does not answer. The server is down, or this network or an extension blocks it.',
  'rate-limited': 'Asks this network to wait a moment: too many tries. Try again in a minute.',
  version: 'Is newer than this page. Reload the page.',
  refused: 'Did not accept the request. Reload the page.',
  full: 'Has no room left for a test. Try again in a minute.',
  'socket-ok': 'Open.',
  'socket-blocked': 'The lobby answers, but WebSockets to it are blocked on the way.',
  'no-lobby': 'Not tried: the lobby has to be reached first.',
  'webrtc-ok': 'Allowed.',
  'webrtc-missing': 'Blocked by a setting, an extension or the browser itself.',
  'browser-refused': 'The browser refused to try.',
  'udp-ok': 'The browser can use it.',
  'udp-none': 'The browser offers no UDP: a setting, an extension or a policy forbids it.',
  'stun-ok': 'Tells us how this device looks from outside.',
  'stun-partly': 'One of the servers answers, another does not.',
  'stun-silent': 'No server answers: UDP is blocked between here and there.',
  'stun-none': 'The operator of this lobby has set up none.',
  'nat-open': 'No translation on the way to the helper.',
  'nat-steady': 'It keeps one port for everybody: direct links work.',
  'nat-symmetric': 'It uses another port for everybody (symmetric): direct links often fail.',
  'nat-unknown-one-server': 'Unknown: it takes answers of two helpers, and one has answered.',
  'nat-unknown-adapters': 'Unknown: this device uses several networks at once.',
  'nat-unknown-silent': 'Unknown: no helper has answered.',
  'turn-ok': 'Carries data there and back in # ms.',
  'turn-refused': 'The relay refused us (code #). The operator has to look at it.',
  'turn-unreachable': 'No answer: blocked on the way, or the relay is down.',
  'turn-mute': 'The relay answers but carries nothing. The operator has to look at it.',
  'turn-none': 'The operator of this lobby has set up none.',
};

export function stepName(step: string): string {
  return stepNames[step] ?? step;
}

/** What was found, or what is going on; never empty. */
export function lineSentence({ state, finding, number }: NetworkLine): string {
  if (state === 'waiting') return 'Waiting.';
  if (state === 'doing') return 'Trying…';
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
  const found = (step: string) => lines.find((one) => one.step === step)?.finding ?? '';
  const isBad = (step: string) => lines.find((one) => one.step === step)?.state === 'bad';
  const hasRelay = found('turn-udp') === 'turn-ok' || found('turn-tcp') === 'turn-ok';
  if (isBad('webrtc') || isBad('udp')) return verdicts.webRtcBlocked;
  if (isBad('lobby')) return verdicts.noLobby;
  if (isBad('socket')) return verdicts.socketBlocked;
  if (found('stun') === 'stun-none') return hasRelay ? verdicts.relayOnly : verdicts.sameNetwork;
  if (isBad('stun')) return hasRelay ? verdicts.udpBlockedRelay : verdicts.udpBlocked;
  if (isBad('nat')) return hasRelay ? verdicts.symmetricRelay : verdicts.symmetric;
  return hasRelay ? verdicts.good : verdicts.direct;
}

const verdicts = {
  good: {
    tone: 'good',
    title: 'Everything works',
    advice: 'You can play with anybody. Where no direct way exists, the relay carries the match.',
  },
  direct: {
    tone: 'good',
    title: 'You connect directly',
    advice: [
      'Most players can reach you. There is no working relay, so a few behind strict routers',
      'or in company networks can’t: if one can’t join, let somebody else make the room.',
    ].join(' '),
  },
  symmetricRelay: {
    tone: 'good',
    title: 'You can play, often through the relay',
    advice: [
      'Your router is strict, so some links take the way through the relay.',
      'That works and costs a little delay. Another network, such as your home Wi-Fi instead of',
      'mobile data, gives direct links.',
    ].join(' '),
  },
  symmetric: {
    tone: 'bad',
    title: 'Some players will be out of reach',
    advice: [
      'Your router is strict (symmetric) and this lobby has no working relay: players behind',
      'another strict router can’t be linked with you. Try another network, switch off a VPN,',
      'or ask the operator of this lobby for a relay.',
    ].join(' '),
  },
  udpBlockedRelay: {
    tone: 'fair',
    title: 'You can play, through the relay only',
    advice: [
      'This network lets no UDP out, so every link goes through the relay and costs delay.',
      'Another network is quicker; in a company or school, ask for UDP to be allowed.',
    ].join(' '),
  },
  udpBlocked: {
    tone: 'bad',
    title: 'This network blocks UDP',
    advice: [
      'Matches travel by UDP, and this lobby has no relay that works without it. Players of your',
      'own network may still reach you. For all others use another network, or switch off a VPN',
      'or firewall that blocks UDP.',
    ].join(' '),
  },
  relayOnly: {
    tone: 'fair',
    title: 'You can play, through the relay',
    advice: 'This lobby has a relay and no address helper: links outside your network are relayed.',
  },
  sameNetwork: {
    tone: 'fair',
    title: 'Ready for players of your own network',
    advice: [
      'This lobby has neither address helper nor relay, which is right for one house or a LAN',
      'party. To play over the internet, its operator has to set up STUN and TURN.',
    ].join(' '),
  },
  webRtcBlocked: {
    tone: 'bad',
    title: 'Your browser blocks WebRTC',
    advice: [
      'Players connect to each other with WebRTC over UDP, and this browser does not allow it.',
      'Look for a privacy extension or setting that switches it off, allow it for this page,',
      'and try again; or take another browser.',
    ].join(' '),
  },
  noLobby: {
    tone: 'bad',
    title: 'The lobby is out of reach',
    advice: [
      'Without it nobody can join a room; matches that run go on. Check that you are online,',
      'then try again. If only this page fails, its server may be down or blocked here.',
    ].join(' '),
  },
  socketBlocked: {
    tone: 'bad',
    title: 'This network blocks WebSockets',
    advice: [
      'The page loads, but a proxy, firewall or extension cuts the live connection to the lobby.',
      'Try another network or browser, or open the page by https:// if it was http://.',
    ].join(' '),
  },
} as const satisfies Record<string, NetworkVerdict>;

/** For a chat or a bug report; `versions` is the game's, `agent` names the browser. */
export function reportText(lines: readonly NetworkLine[], versions: string, agent: string): string {
  const { title, advice } = verdictOf(lines);
  const marks = { good: 'ok', bad: 'PROBLEM', skipped: '-', waiting: '-', doing: '-' } as const;
  const steps = lines.map(
    (line) => `[${marks[line.state]}] ${stepName(line.step)}: ${lineSentence(line)}`,
  );
  return [
    ...[`Kickabout network check (${versions})`, `${title}. ${advice}`, ...steps],
    `Browser: ${agent}`,
  ].join('\n');
}
