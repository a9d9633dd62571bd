// Which pages may use this lobby from a browser: its own, and those that the operator names.
import type { IncomingMessage } from 'node:http';

/** True without an Origin header too: only browsers send one, and only browsers need this. */
export function isOriginAllowed(request: IncomingMessage, origins: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || origins.includes('*') || origins.includes(origin)) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}
