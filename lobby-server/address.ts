// Whose request it is, for limits: the client's address as far as it can be trusted.
import type { IncomingMessage } from 'node:http';

/**
 * The address as a key. With `trustedHops` reverse proxies in front, the entry that the outermost
 * trusted one wrote; X-Forwarded-For is ignored without them, since anybody may send it.
 */
export function addressOf(request: IncomingMessage, trustedHops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (trustedHops === 0) return addressKey(direct);
  const header = request.headers['x-forwarded-for'];
  const hops = (Array.isArray(header) ? header.join(',') : (header ?? '')).split(',');
  const forwarded = hops.at(-trustedHops)?.trim();
  return addressKey(forwarded === undefined || forwarded === '' ? direct : forwarded);
}

/** One key per IPv4 address and per /64 of IPv6: a single home owns a whole /64. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped !== null) return mapped[1];
  if (!address.includes(':')) return address.slice(0, 64);
  const [head, tail] = address.split('%')[0].toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === undefined || tail === '' ? [] : tail.split(':');
  while (tail !== undefined && groups.length + rest.length < 8) groups.push('0');
  return `${[...groups, ...rest].slice(0, 4).join(':')}::/64`.slice(0, 64);
}
