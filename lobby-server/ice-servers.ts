// STUN and TURN servers for a member (C3). TURN credentials expire and are made for one player,
// in the form that coturn's `use-auth-secret` checks.
import { createHmac } from 'node:crypto';
import type { IceServerTuple } from '../shared/protocol/lobby-messages.ts';

export type IceOptions = {
  readonly stunUrls: readonly string[];
  readonly turnUrls: readonly string[];
  /** coturn's `static-auth-secret`; without it no TURN server is handed out. */
  readonly turnSecret: string;
};

/** Life of a credential: coturn checks it when an allocation starts, not while it runs. */
export const TURN_LIFE_MS = 600_000;

/** Given to a member over its own socket only; never part of the page or the room list. */
export function iceServersFor(
  options: IceOptions,
  code: string,
  playerId: number,
  nowMs: number,
): IceServerTuple[] {
  const servers: IceServerTuple[] = [];
  if (options.stunUrls.length > 0) servers.push([[...options.stunUrls], '', '']);
  if (options.turnUrls.length > 0 && options.turnSecret !== '') {
    const expiresS = Math.floor((nowMs + TURN_LIFE_MS) / 1000);
    const username = `${expiresS}:${code}:${playerId}`;
    const credential = createHmac('sha1', options.turnSecret).update(username).digest('base64');
    servers.push([[...options.turnUrls], username, credential]);
  }
  return servers;
}
