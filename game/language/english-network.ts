// English for the page /#network, loaded with it.
import { sentences } from './forms.ts';

export const englishNetwork = {
  title: 'Network check',
  stepsLabel: 'Steps',
  result: 'Result',
  starting: 'Starting…',
  copy: 'Copy report',
  again: 'Check again',
  back: 'Back to the menu',
  copied: 'Copied. Paste it where you ask for help.',
  notCopied: 'The browser kept the clipboard to itself.',
  waiting: 'Waiting.',
  doing: 'Trying…',
  browser: 'Browser',
  checking: (step: string) => `Checking: ${step}`,
  steps: {
    lobby: 'Lobby',
    socket: 'Live connection to the lobby',
    webrtc: 'WebRTC in this browser',
    udp: 'UDP on this device',
    stun: 'Address helper (STUN)',
    nat: 'Kind of router (NAT)',
    'turn-udp': 'Relay by UDP (TURN)',
    'turn-tcp': 'Relay by TCP (TURN)',
  },
  /** By the words of `game/net/network-check.ts`; `#` is where a number of the finding goes. */
  findings: {
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
  },
  verdicts: {
    good: {
      title: 'Everything works',
      advice: 'You can play with anybody. Where no direct way exists, the relay carries the match.',
    },
    direct: {
      title: 'You connect directly',
      advice: sentences(
        'Most players can reach you. There is no working relay, so a few behind strict routers',
        'or in company networks can’t: if one can’t join, let somebody else make the room.',
      ),
    },
    symmetricRelay: {
      title: 'You can play, often through the relay',
      advice: sentences(
        'Your router is strict, so some links take the way through the relay. That works and',
        'costs a little delay. Another network, such as your home Wi-Fi instead of mobile data,',
        'gives direct links.',
      ),
    },
    symmetric: {
      title: 'Some players will be out of reach',
      advice: sentences(
        'Your router is strict (symmetric) and this lobby has no working relay: players behind',
        'another strict router can’t be linked with you. Try another network, switch off a VPN,',
        'or ask the operator of this lobby for a relay.',
      ),
    },
    udpBlockedRelay: {
      title: 'You can play, through the relay only',
      advice: sentences(
        'This network lets no UDP out, so every link goes through the relay and costs delay.',
        'Another network is quicker; in a company or school, ask for UDP to be allowed.',
      ),
    },
    udpBlocked: {
      title: 'This network blocks UDP',
      advice: sentences(
        'Matches travel by UDP, and this lobby has no relay that works without it. Players of',
        'your own network may still reach you. For all others use another network, or switch',
        'off a VPN or firewall that blocks UDP.',
      ),
    },
    relayOnly: {
      title: 'You can play, through the relay',
      advice:
        'This lobby has a relay and no address helper: links outside your network are relayed.',
    },
    sameNetwork: {
      title: 'Ready for players of your own network',
      advice: sentences(
        'This lobby has neither address helper nor relay, which is right for one house or a LAN',
        'party. To play over the internet, its operator has to set up STUN and TURN.',
      ),
    },
    webRtcBlocked: {
      title: 'Your browser blocks WebRTC',
      advice: sentences(
        'Players connect to each other with WebRTC over UDP, and this browser does not allow',
        'it. Look for a privacy extension or setting that switches it off, allow it for this',
        'page, and try again; or take another browser.',
      ),
    },
    noLobby: {
      title: 'The lobby is out of reach',
      advice: sentences(
        'Without it nobody can join a room; matches that run go on. Check that you are online,',
        'then try again. If only this page fails, its server may be down or blocked here.',
      ),
    },
    socketBlocked: {
      title: 'This network blocks WebSockets',
      advice: sentences(
        'The page loads, but a proxy, firewall or extension cuts the live connection to the',
        'lobby. Try another network or browser, or open the page by https:// if it was http://.',
      ),
    },
  },
};

/** What every language has to say of a network, to the last key. */
export type NetworkWords = typeof englishNetwork;
