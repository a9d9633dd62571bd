// One look at what a connection can gather: addresses of this browser as the servers see them, and
// what the servers refused. Sends nothing to any peer.

export type GatheredCandidate = {
  readonly type: 'host' | 'srflx' | 'prflx' | 'relay';
  readonly protocol: 'udp' | 'tcp';
  readonly address: string;
  readonly port: number;
  /** The local port behind it; 0 where the browser hides it. */
  readonly basePort: number;
};
export type GatherError = { readonly url: string; readonly code: number };
export type Gathered = {
  readonly candidates: readonly GatheredCandidate[];
  readonly errors: readonly GatherError[];
  /** False when the time ran out: some server has not answered. */
  readonly isComplete: boolean;
};

export type GatherTools = {
  /** May throw, where WebRTC is blocked. */
  readonly create: (configuration: RTCConfiguration) => RTCPeerConnection;
  /** Runs once after a delay; the result cancels it. */
  readonly schedule: (delayMs: number, run: () => void) => () => void;
};

/** Gathers until the browser is done or the time is up; rejects where no offer can be made. */
export async function gather(
  { create, schedule }: GatherTools,
  configuration: RTCConfiguration,
  limitMs: number,
): Promise<Gathered> {
  const connection = create(configuration);
  const candidates: GatheredCandidate[] = [];
  const errors: GatherError[] = [];
  try {
    connection.createDataChannel('check', { negotiated: true, id: 0 });
    const ended = new Promise<boolean>((resolve) => {
      const cancel = schedule(limitMs, () => resolve(false));
      connection.onicecandidate = ({ candidate }) => {
        const read = candidate === null ? undefined : readCandidate(candidate.candidate);
        if (read !== undefined) candidates.push(read);
        if (candidate !== null) return;
        cancel();
        resolve(true);
      };
    });
    connection.onicecandidateerror = ({ url, errorCode }) => errors.push({ url, code: errorCode });
    await connection.setLocalDescription();
    return { candidates, errors, isComplete: await ended };
  } finally {
    connection.close();
  }
}

/** Undefined for the empty line that ends a generation, and for what can't be read. */
export function readCandidate(line: string): GatheredCandidate | undefined {
  const words = line.replace(/^a?=?candidate:/, '').split(' ');
  const [, , protocol, , address, port, , type] = words;
  const isKnown = type === 'host' || type === 'srflx' || type === 'prflx' || type === 'relay';
  if (!isKnown || address === undefined) return undefined;
  const related = words.indexOf('rport');
  return {
    type,
    protocol: protocol.toLowerCase() === 'tcp' ? 'tcp' : 'udp',
    address,
    port: Number(port),
    basePort: related < 0 ? 0 : Number(words[related + 1]) || 0,
  };
}
