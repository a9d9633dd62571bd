// "Hide my address" (C21): which ICE configuration a connection gets, or why there can be none.
// A decision only; it makes no connection.

export type IceDecision =
  | { readonly ok: true; readonly configuration: RTCConfiguration }
  /** The lobby names no relay, so every way to a peer would show it this player's address. */
  | { readonly ok: false; readonly reason: 'no-relay' };

/**
 * With `hideAddress` only relays are used, and STUN servers are not even asked. Never falls back to
 * a way that shows the address: the caller tells the player and lets them choose.
 */
export function decideIce(iceServers: readonly RTCIceServer[], hideAddress: boolean): IceDecision {
  if (!hideAddress) return { ok: true, configuration: { iceServers: [...iceServers] } };
  const relays = iceServers.flatMap(relaysOf);
  if (relays.length === 0) return { ok: false, reason: 'no-relay' };
  return { ok: true, configuration: { iceServers: relays, iceTransportPolicy: 'relay' } };
}

/** The server with its relay addresses only, that can be used: a relay wants a credential. */
export function relaysOf(server: RTCIceServer): RTCIceServer[] {
  const urls = urlsOf(server).filter((url) => /^turns?:/i.test(url));
  const hasCredential = Boolean(server.username) && Boolean(server.credential);
  return urls.length === 0 || !hasCredential ? [] : [{ ...server, urls }];
}

export function urlsOf({ urls }: RTCIceServer): string[] {
  return typeof urls === 'string' ? [urls] : urls;
}
