// O10, O14, O16: a real coturn with the configuration of docs/operations.md takes the lobby's
// credentials and refuses what it says it refuses.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { iceServersFor, TURN_LIFE_MS } from '../../lobby-server/ice-servers.ts';
import { findFreePortRow } from '../support/free-udp-port.ts';
import { stunAttribute } from '../support/stun-message.ts';
import { openTurnClient, type TurnClient } from '../support/turn-client.ts';
import {
  documentedTurnConfiguration,
  startTurnServer,
  type TurnServer,
  turnServerTrouble,
  turnTestSecret,
} from '../support/turn-server.ts';

const trouble = turnServerTrouble();
if (trouble !== '') console.warn(`Tests of the TURN configuration are skipped: ${trouble}.`);

const hasOpenSsl = spawnSync('openssl', ['version']).error === undefined;
const loopback = networkInterfaces().lo ?? networkInterfaces().lo0 ?? [];
const hasIpv6 = loopback.some(({ address }) => address === '::1');
/** STUN error codes. */
const unauthorized = 401;
const forbidden = 403;
const quotaReached = 486;
const userQuota = 3;
/** On both sides, or OpenSSL would refuse old versions by itself. */
const oldCiphers = 'DEFAULT:@SECLEVEL=0';

const sockets: TLSSocket[] = [];

describe.skipIf(trouble !== '')(`coturn as documented ${trouble}`, () => {
  let server: TurnServer;
  let firstPort: number;
  let folder: string;
  const clients: TurnClient[] = [];

  beforeAll(async () => {
    firstPort = await findFreePortRow(3);
    folder = mkdtempSync(join(tmpdir(), 'kickabout-'));
    const certificate = { cert: join(folder, 'cert.pem'), pkey: join(folder, 'key.pem') };
    if (hasOpenSsl) makeCertificate(certificate);
    server = await startTurnServer({
      address: '127.0.0.1',
      port: firstPort,
      secondPort: firstPort + 1,
      tlsPort: firstPort + 2,
      lines: [
        `user-quota=${userQuota}`,
        `cipher-list=${oldCiphers}`,
        ...(hasIpv6 ? ['relay-ip=127.0.0.1', 'relay-ip=::1'] : []),
      ],
      ...(hasOpenSsl ? { certificate } : {}),
    });
  });
  afterAll(async () => {
    for (const client of clients) client.close();
    for (const socket of sockets) socket.destroy();
    await server?.close();
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  });

  const open = async (port = firstPort): Promise<TurnClient> => {
    const client = await openTurnClient('127.0.0.1', port);
    clients.push(client);
    return client;
  };
  const allocate = async (holder: number, nowMs = Date.now()): Promise<number> => {
    const [username, credential] = credentialOf(holder, nowMs);
    return (await open()).allocate(username, credential);
  };

  it('takes what the lobby hands out, and nothing expired, forged or prolonged', async () => {
    expect(await allocate(1)).toBe(0);
    expect(await allocate(2, Date.now() - TURN_LIFE_MS - 5_000)).toBe(unauthorized);
    const [username, credential] = credentialOf(3, Date.now());
    const later = `${Number(username.split(':')[0]) + 3_600}:${username.split(':')[1]}`;
    expect(await (await open()).allocate(later, credential)).toBe(unauthorized);
    const forged = createHmac('sha1', 'another secret').update(username).digest('base64');
    expect(await (await open()).allocate(username, forged)).toBe(unauthorized);
  });

  it('counts the relays of one person over all renewals', async () => {
    const nowMs = Date.now();
    for (let i = 0; i < userQuota; i++) expect(await allocate(10, nowMs - i * 60_000)).toBe(0);
    expect(await allocate(10, nowMs)).toBe(quotaReached);
    expect(await allocate(11, nowMs)).toBe(0);
  });

  it('reaches public addresses and no private, local or special ones', async () => {
    const client = await open();
    const [username, credential] = credentialOf(20, Date.now());
    expect(await client.allocate(username, credential)).toBe(0);
    for (const address of ['8.8.8.8', '11.0.0.1', '172.32.0.1', '192.169.0.1', '100.128.0.1']) {
      expect([address, await client.permit(address)]).toEqual([address, 0]);
    }
    for (const address of [
      ...['0.0.0.1', '10.0.0.1', '10.255.255.254', '100.64.0.1', '100.127.9.9', '127.0.0.1'],
      ...['169.254.169.254', '172.16.0.1', '172.31.9.9', '192.0.0.8', '192.168.0.1'],
      ...['198.18.0.1', '224.0.0.251', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
    ]) {
      expect([address, await client.permit(address)]).toEqual([address, forbidden]);
    }
  });

  it.skipIf(!hasIpv6)('the same in IPv6', async () => {
    const client = await open();
    const [username, credential] = credentialOf(21, Date.now());
    expect(await client.allocate(username, credential, 6)).toBe(0);
    for (const address of ['2a00:1450::1', '2001:1::1', '2003::1', '64:ff9c::1']) {
      expect([address, await client.permit(address)]).toEqual([address, 0]);
    }
    for (const address of [
      ...['::', '::1', '::0a00:1', '::ffff:0a00:1', '::ffff:c0a8:1', '::ffff:7f00:1'],
      ...['64:ff9b::0a00:1', '2001:0::1', '2002:0a00:1::1', 'fc00::1', 'fd12::1', 'fe80::1'],
      ...['febf::1', 'ff02::1', 'ff0e::1'],
    ]) {
      expect([address, await client.permit(address)]).toEqual([address, forbidden]);
    }
  });

  it('answers STUN on two ports, without saying what it is', async () => {
    for (const port of [firstPort, firstPort + 1]) {
      const { type, attributes } = await (await open(port)).binding();
      expect(type).toBe(0x101);
      expect(attributes.has(stunAttribute.xorMappedAddress)).toBe(true);
      expect(attributes.has(stunAttribute.software)).toBe(false);
    }
  });

  it.skipIf(!hasOpenSsl)('speaks TLS 1.2 and nothing older', async () => {
    const port = firstPort + 2;
    const old = [tlsVersion(port, 'TLSv1'), tlsVersion(port, 'TLSv1.1')];
    // coturn says nothing at all to an old hello: five others are served while it waits.
    for (let i = 0; i < 5; i++) expect(await tlsVersion(port, 'TLSv1.2')).toBe('TLSv1.2');
    for (const one of old) {
      expect(await Promise.race([one, Promise.resolve('refused: no answer')])).toMatch(/^refused/);
    }
  });
});

describe('the documented configuration', () => {
  it('has no command line, no TCP relays and limits', () => {
    const lines = documentedTurnConfiguration().split('\n');
    for (const line of ['no-cli', 'no-tcp-relay', 'no-multicast-peers', 'use-auth-secret']) {
      expect(lines).toContain(line);
    }
    for (const name of ['user-quota', 'total-quota', 'max-bps', 'bps-capacity']) {
      const value = Number(lines.find((line) => line.startsWith(`${name}=`))?.split('=')[1]);
      expect([name, value > 0]).toEqual([name, true]);
    }
  });
});

/** As a member of a room gets it. */
function credentialOf(holder: number, nowMs: number): [username: string, credential: string] {
  const turn = { stunUrls: [], turnUrls: ['turn:t.example'], turnSecret: turnTestSecret };
  const [[, username, credential]] = iceServersFor(turn, { code: 'AB3C', holder }, nowMs);
  return [username, credential];
}

function makeCertificate({ cert, pkey }: { readonly cert: string; readonly pkey: string }): void {
  const form = ['req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-days', '2'];
  const files = ['-subj', '/CN=turn.example', '-keyout', pkey, '-out', cert];
  const made = spawnSync('openssl', [...form, ...files]);
  if (made.status !== 0) throw new Error(made.stderr.toString());
}

/** What a client that knows only `version` gets: the version agreed on, or `refused` and why. */
function tlsVersion(port: number, version: 'TLSv1' | 'TLSv1.1' | 'TLSv1.2') {
  return new Promise<string>((resolve) => {
    const socket: TLSSocket = connect(
      {
        ...{ host: '127.0.0.1', port, minVersion: version, maxVersion: version },
        ciphers: oldCiphers,
        rejectUnauthorized: false,
      },
      () => {
        resolve(socket.getProtocol() ?? 'none');
        socket.destroy();
      },
    );
    sockets.push(socket);
    socket.once('close', () => resolve('refused: closed'));
    socket.once('error', (fault: NodeJS.ErrnoException) => resolve(`refused: ${fault.code}`));
  });
}
