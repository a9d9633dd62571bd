// STUN and TURN servers for a member (C3, L19). TURN credentials expire and are made for one
// member, in the form that coturn's `use-auth-secret` checks. Neither logged nor counted by name.
import { createHmac } from 'node:crypto';
import { ICE_TEXT_UNITS_MAX, ICE_URLS_MAX } from '../shared/protocol/lobby-limits.ts';
import type { IceServerTuple } from '../shared/protocol/lobby-messages.ts';

export type IceOptions = {
  readonly stunUrls: readonly string[];
  readonly turnUrls: readonly string[];
  /** coturn's `static-auth-secret`; empty without TURN. */
  readonly turnSecret: string;
};

/** Whom a credential is for: the room, and the number that is one person's in it. */
export type IceMember = { readonly code: string; readonly holder: number };

/** Nothing leaves the own network unless the operator says so. */
export const noIceServers: IceOptions = { stunUrls: [], turnUrls: [], turnSecret: '' };

/** Life of a credential: coturn checks it when an allocation starts, not while it runs. */
export const TURN_LIFE_MS = 600_000;
/** A shorter secret could be guessed from one credential, without asking the server. */
export const TURN_SECRET_UNITS_MIN = 16;

const stunUrl = /^stuns?:(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i;
const turnUrl = /^turns?:(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?(\?transport=(udp|tcp))?$/i;

/** Servers that need no credential; for everybody in a room. */
export function stunServersOf({ stunUrls }: IceOptions): IceServerTuple[] {
  return stunUrls.length === 0 ? [] : [[[...stunUrls], '', '']];
}

export function hasTurn({ turnUrls, turnSecret }: IceOptions): boolean {
  return turnUrls.length > 0 && turnSecret !== '';
}

/** Given to that member over its own socket only; never part of the page or the room list. */
export function iceServersFor(
  options: IceOptions,
  member: IceMember,
  nowMs: number,
): IceServerTuple[] {
  const servers = stunServersOf(options);
  if (!hasTurn(options)) return servers;
  const expiresS = Math.floor((nowMs + TURN_LIFE_MS) / 1000);
  const username = `${expiresS}:${memberIdOf(options, member)}`;
  const credential = createHmac('sha1', options.turnSecret).update(username).digest('base64');
  servers.push([[...options.turnUrls], username, credential]);
  return servers;
}

/**
 * What coturn's quotas and logs know a member by: the same after every renewal, and no way back to
 * the room, whose code would otherwise cross the network in the clear and be a way in.
 */
function memberIdOf({ turnSecret }: IceOptions, { code, holder }: IceMember): string {
  const hmac = createHmac('sha256', turnSecret).update(`member:${code}:${holder}`);
  return hmac.digest('base64url').slice(0, 16);
}

/**
 * What is wrong with an operator's servers, in a sentence without the secret; empty for nothing.
 * A browser refuses to make any connection at all when one address can't be read.
 */
export function iceTroubleOf({ stunUrls, turnUrls, turnSecret }: IceOptions): string {
  for (const [name, urls, form, example] of [
    ['STUN_URLS', stunUrls, stunUrl, 'stun:stun.example.org:3478'],
    ['TURN_URLS', turnUrls, turnUrl, 'turn:turn.example.org:3478?transport=udp'],
  ] as const) {
    if (urls.length > ICE_URLS_MAX) return `${name} names more than ${ICE_URLS_MAX} addresses.`;
    const odd = urls.find((url) => url.length > ICE_TEXT_UNITS_MAX || !form.test(url));
    if (odd !== undefined) {
      return `${name}: '${odd.slice(0, 60)}' is no address like ${example}.`;
    }
  }
  if (turnUrls.length === 0) return '';
  if (turnSecret === '') return 'TURN_URLS needs TURN_SECRET or TURN_SECRET_FILE.';
  if (turnSecret.length < TURN_SECRET_UNITS_MIN) {
    return `The TURN secret needs at least ${TURN_SECRET_UNITS_MIN} characters.`;
  }
  return '';
}
