// What the lobby counts for `GET /v1/stats`: numbers only, nothing that names a room or a person.

export type Traffic = { messages: number; bytes: number };

export type Counters = {
  /** Requests of members by kind. */
  readonly received: Record<string, Traffic>;
  /** Packets of the game relayed between members that no other way led between (L21). */
  readonly inputs: Traffic;
  /** The same on the control channel, and what was dropped: too much, or for nobody. */
  readonly relayedControl: Traffic;
  relaysDropped: number;
  /** Signals passed on between members. */
  readonly signals: Traffic;
  badMessages: number;
  floods: number;
  slowSockets: number;
  /** Faults of ours that were caught; each is also logged. */
  faults: number;
  readonly entries: Record<string, number>;
  /** Joins that waited for a room to come back after a restart of the lobby. */
  awaitedRooms: number;
  /** TURN credentials given out, and those that an address had asked for too often. */
  credentialsIssued: number;
  credentialsRefused: number;
};

export function createCounters(): Counters {
  return {
    received: {},
    inputs: { messages: 0, bytes: 0 },
    relayedControl: { messages: 0, bytes: 0 },
    relaysDropped: 0,
    signals: { messages: 0, bytes: 0 },
    badMessages: 0,
    floods: 0,
    slowSockets: 0,
    faults: 0,
    entries: {},
    awaitedRooms: 0,
    credentialsIssued: 0,
    credentialsRefused: 0,
  };
}

export function countTraffic(traffic: Traffic, bytes: number): void {
  traffic.messages++;
  traffic.bytes += bytes;
}

/** `kind` comes from a schema, so the record stays small. */
export function countReceived(counters: Counters, kind: string, bytes: number): void {
  counters.received[kind] ??= { messages: 0, bytes: 0 };
  countTraffic(counters.received[kind], bytes);
}

/** `result` is 'ok' or a failure code. */
export function countEntry(counters: Counters, result: string): void {
  counters.entries[result] = (counters.entries[result] ?? 0) + 1;
}
