// A small internet in network namespaces: clients behind routers of a chosen kind, coturn in the
// middle, and a way to the lobby of the test's own namespace. No packet leaves the machine.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNamespaces, inNamespace, type Namespaces, run } from './namespaces.ts';
import { startTurnServer, type TurnServer } from './turn-server.ts';

/**
 * How a client's router treats UDP. `full-cone`: anybody may answer to a port once used.
 * `port-restricted`: only who was written to. `symmetric`: likewise, and every receiver sees
 * another port. `udp-blocked`: nothing.
 */
export type NatKind = 'full-cone' | 'port-restricted' | 'symmetric' | 'udp-blocked';

export type NatClient = {
  readonly namespace: string;
  readonly publicAddress: string;
  readonly privateAddress: string;
  /** A program that starts `executablePath` behind this router. */
  readonly wrap: (executablePath: string) => string;
  /** Packets that it has sent to any other client, by public or private address. */
  readonly sentToPeers: () => number;
  /** Its router passes no UDP any more, to nobody, or does again. */
  readonly cutUdp: (isCut: boolean) => void;
  /** Another address in its own network, as from another Wi-Fi; the old one is gone. */
  readonly changeAddress: () => void;
};

export type NatNet = {
  readonly clients: readonly NatClient[];
  /** Where the clients reach programs of the test's own namespace, such as the lobby. */
  readonly hostAddress: string;
  /** For the lobby: `STUN_URLS`, `TURN_URLS`. */
  readonly stunUrls: string;
  readonly turnUrls: string;
  readonly turn: TurnServer;
  readonly close: () => Promise<void>;
};

const middleAddress = '203.0.113.1';
const turnPort = 3478;

const masquerade = (how: string) => `chain post {
  type nat hook postrouting priority 100; policy accept;
  oifname "wan" masquerade ${how}
}`;
/** Nobody from outside begins a conversation: not with the client, not with the router itself. */
const refuseStrangers = ['forward', 'input']
  .map(
    (hook) => `chain ${hook} {
  type filter hook ${hook} priority 10; policy accept;
  iifname "wan" ct state new drop
}`,
  )
  .join('\n');

const cutTable = `table ip cut {
  chain forward {
    type filter hook forward priority -10; policy accept;
  }
}`;

const rulesOf: Readonly<Record<NatKind, (privateAddress: string) => string>> = {
  'full-cone': (privateAddress) => `${masquerade('')}
    chain pre {
      type nat hook prerouting priority -100; policy accept;
      iifname "wan" meta l4proto udp dnat to ${privateAddress}
    }`,
  'port-restricted': () => `${masquerade('')}\n${refuseStrangers}`,
  symmetric: () => `${masquerade('fully-random')}\n${refuseStrangers}`,
  'udp-blocked': () => `${masquerade('')}
    chain forward {
      type filter hook forward priority 0; policy accept;
      meta l4proto udp drop
    }`,
};

/** One client per kind, in order; throws when the machine refuses something, and leaves nothing. */
export async function createNatNet(kinds: readonly NatKind[]): Promise<NatNet> {
  const namespaces = createNamespaces();
  const folder = mkdtempSync(join(tmpdir(), 'kickabout-nat-'));
  let turn: TurnServer | undefined;
  const close = async () => {
    await turn?.close();
    namespaces.removeAll();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const middle = namespaces.add('mid');
    run('ip', '-n', middle, 'addr', 'add', `${middleAddress}/32`, 'dev', 'lo');
    forward(middle);
    const hostAddress = linkToHost(namespaces, middle);
    const places = kinds.map((kind, i) => placeClient(namespaces, middle, kind, i));
    const clients = places.map((place, i) => {
      const peers = places.filter((one) => one !== place);
      countPackets(namespaces, place.namespace, peers);
      return clientOf(namespaces, place, join(folder, `chromium-${i}`));
    });
    turn = await startTurnServer({
      address: middleAddress,
      port: turnPort,
      secondPort: turnPort + 1,
      tlsPort: turnPort + 2,
      prefix: ['ip', 'netns', 'exec', middle],
    });
    const at = `${middleAddress}:${turnPort}`;
    return {
      clients,
      hostAddress,
      stunUrls: `stun:${at},stun:${middleAddress}:${turnPort + 1}`,
      turnUrls: `turn:${at}?transport=udp,turn:${at}?transport=tcp`,
      turn,
      close,
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

type Place = Pick<NatClient, 'namespace' | 'publicAddress' | 'privateAddress'> & {
  readonly router: string;
};

/** A router on the middle, and a client in a network of its own behind it. */
function placeClient(namespaces: Namespaces, middle: string, kind: NatKind, i: number): Place {
  const publicAddress = `203.0.113.${10 + i}`;
  const privateAddress = `10.${100 + i}.0.2`;
  const router = namespaces.add(`r${i}`);
  const namespace = namespaces.add(`c${i}`);
  link(router, 'wan', middle, `r${i}`);
  run('ip', '-n', router, 'addr', 'add', `${publicAddress}/32`, 'dev', 'wan');
  run('ip', '-n', router, 'route', 'add', 'default', 'via', middleAddress, 'dev', 'wan', 'onlink');
  run('ip', '-n', middle, 'route', 'add', `${publicAddress}/32`, 'dev', `r${i}`);
  link(router, 'lan', namespace, 'eth0');
  run('ip', '-n', router, 'addr', 'add', `10.${100 + i}.0.1/24`, 'dev', 'lan');
  run('ip', '-n', namespace, 'addr', 'add', `${privateAddress}/24`, 'dev', 'eth0');
  run('ip', '-n', namespace, 'route', 'add', 'default', 'via', `10.${100 + i}.0.1`);
  forward(router);
  namespaces.filter(router, `table ip nat {\n${rulesOf[kind](privateAddress)}\n}`);
  namespaces.filter(router, cutTable);
  // Otherwise the last address of a network takes the routes along when it goes.
  inNamespace(namespace, 'sysctl', '-qw', 'net.ipv4.conf.all.promote_secondaries=1');
  return { router, namespace, publicAddress, privateAddress };
}

/** The only way out of the small internet: to the test's own namespace, as one address. */
function linkToHost(namespaces: Namespaces, middle: string): string {
  const subnet = `10.253.${process.pid % 250}`;
  const outside = `kb${process.pid}h`;
  run('ip', 'link', 'add', outside, 'type', 'veth', 'peer', 'name', 'host', 'netns', middle);
  run('ip', 'addr', 'add', `${subnet}.1/30`, 'dev', outside);
  run('ip', 'link', 'set', outside, 'up');
  run('ip', '-n', middle, 'addr', 'add', `${subnet}.2/30`, 'dev', 'host');
  run('ip', '-n', middle, 'link', 'set', 'host', 'up');
  namespaces.filter(
    middle,
    `table ip nat {
      chain post {
        type nat hook postrouting priority 100; policy accept;
        oifname "host" masquerade
      }
    }`,
  );
  return `${subnet}.1`;
}

function countPackets(namespaces: Namespaces, namespace: string, peers: readonly Place[]): void {
  const addresses = peers.flatMap((one) => [one.publicAddress, one.privateAddress]).join(', ');
  namespaces.filter(
    namespace,
    `table inet count {
      counter to-peers { }
      chain out {
        type filter hook output priority 0; policy accept;
        ip daddr { ${addresses} } counter name "to-peers"
      }
    }`,
  );
}

function clientOf(namespaces: Namespaces, place: Place, wrapper: string): NatClient {
  return {
    ...place,
    wrap: (executablePath) => {
      const command = `exec ip netns exec ${place.namespace} ${executablePath} "$@"`;
      writeFileSync(wrapper, `#!/bin/sh\n${command}\n`);
      chmodSync(wrapper, 0o755);
      return wrapper;
    },
    sentToPeers: () => namespaces.counted(place.namespace, 'to-peers'),
    cutUdp: (isCut) => {
      const chain = ['ip', 'cut', 'forward'];
      if (!isCut) inNamespace(place.router, 'nft', 'flush', 'chain', ...chain);
      else inNamespace(place.router, 'nft', 'add', 'rule', ...chain, 'meta l4proto udp drop');
    },
    changeAddress: () => {
      const { namespace, privateAddress } = place;
      const next = privateAddress.replace(/2$/, '3');
      for (const [change, address] of [
        ['add', next],
        ['del', privateAddress],
      ]) {
        run('ip', '-n', namespace, 'addr', change, `${address}/24`, 'dev', 'eth0');
      }
    },
  };
}

/** A cable between two namespaces. */
function link(first: string, firstEnd: string, second: string, secondEnd: string): void {
  run(
    ...(['ip', '-n', first, 'link', 'add', firstEnd, 'type', 'veth'] as const),
    ...(['peer', 'name', secondEnd, 'netns', second] as const),
  );
  run('ip', '-n', first, 'link', 'set', firstEnd, 'up');
  run('ip', '-n', second, 'link', 'set', secondEnd, 'up');
}

function forward(namespace: string): void {
  inNamespace(namespace, 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
}
