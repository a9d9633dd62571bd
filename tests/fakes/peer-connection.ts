// A fake RTCPeerConnection for Node, with the parts and the behaviour that the mesh relies on.
// The suite in tests/net/mesh-contract.ts holds it to what a real browser does.

type Handler = ((event: never) => void) | null;
type FakeDescription = { readonly type: 'offer' | 'answer'; readonly sdp: string };

/** All fake connections that can reach one another; the test cuts and heals it. */
export class FakeNetwork {
  readonly #connections = new Map<number, FakePeerConnection>();
  #nextId = 1;
  /** While true nothing gets through, and nobody is told. */
  isCut = false;

  readonly createConnection = (): RTCPeerConnection => {
    const connection = new FakePeerConnection(this, this.#nextId++);
    this.#connections.set(connection.id, connection);
    return connection as unknown as RTCPeerConnection;
  };

  find(id: number): FakePeerConnection | undefined {
    return this.#connections.get(id);
  }

  /** What a browser says long after an outage began. */
  failAll(): void {
    for (const connection of this.#connections.values()) connection.becomeFailed();
  }

  /** Every connection ever made, newest last. */
  all(): FakePeerConnection[] {
    return [...this.#connections.values()];
  }
}

class FakeDataChannel {
  readonly label: string;
  readonly id: number;
  readonly ordered: boolean;
  readonly maxRetransmits: number | null;
  readonly negotiated = true;
  binaryType = 'blob';
  readyState: 'connecting' | 'open' | 'closed' = 'connecting';
  bufferedAmount = 0;
  onopen: Handler = null;
  onclose: Handler = null;
  onmessage: Handler = null;
  readonly #owner: FakePeerConnection;

  constructor(owner: FakePeerConnection, label: string, init: RTCDataChannelInit) {
    this.#owner = owner;
    this.label = label;
    this.id = init.id!;
    this.ordered = init.ordered ?? true;
    this.maxRetransmits = init.maxRetransmits ?? null;
  }

  send(data: Uint8Array | string): void {
    if (this.readyState !== 'open') throw new Error('InvalidStateError');
    const copy = typeof data === 'string' ? data : data.slice().buffer;
    // As in a browser, what was sent counts as waiting until the network process has taken it.
    this.bufferedAmount += data.length;
    later(() => {
      this.bufferedAmount -= data.length;
      this.#owner.partnerChannel(this.id)?.receive(copy);
    });
  }

  receive(data: ArrayBuffer | string): void {
    if (this.readyState === 'open') call(this.onmessage, { data, timeStamp: performance.now() });
  }

  open(): void {
    if (this.readyState !== 'connecting') return;
    this.readyState = 'open';
    call(this.onopen, {});
  }

  end(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    call(this.onclose, {});
  }
}

export class FakePeerConnection {
  readonly id: number;
  signalingState: 'stable' | 'have-local-offer' | 'have-remote-offer' | 'closed' = 'stable';
  connectionState: 'new' | 'connected' | 'failed' | 'closed' = 'new';
  localDescription: FakeDescription | null = null;
  onnegotiationneeded: Handler = null;
  onicecandidate: Handler = null;
  onconnectionstatechange: Handler = null;
  onicegatheringstatechange: Handler = null;
  iceGatheringState: 'new' | 'gathering' | 'complete' = 'new';
  /** Candidates taken so far; a test reads it. */
  candidatesTaken = 0;
  /** How often the servers were set anew; a test reads it. */
  configurations = 0;
  readonly #network: FakeNetwork;
  readonly #channels: FakeDataChannel[] = [];
  #partnerId: number | undefined;
  #generation = 1;
  #isNegotiationAsked = false;

  constructor(network: FakeNetwork, id: number) {
    this.#network = network;
    this.id = id;
  }

  createDataChannel(label: string, init: RTCDataChannelInit): FakeDataChannel {
    const channel = new FakeDataChannel(this, label, init);
    this.#channels.push(channel);
    this.#askForNegotiation();
    return channel;
  }

  setConfiguration(): void {
    this.configurations++;
  }

  restartIce(): void {
    this.#generation++;
    this.#askForNegotiation();
  }

  async setLocalDescription(): Promise<void> {
    await turn();
    this.#assertAlive();
    const type = this.signalingState === 'have-remote-offer' ? 'answer' : 'offer';
    this.signalingState = type === 'answer' ? 'stable' : 'have-local-offer';
    this.localDescription = { type, sdp: `fake ${this.id} ${this.#generation}` };
    later(() => this.#gather());
    if (type === 'answer') this.#connectWhenPossible();
  }

  async setRemoteDescription(description: FakeDescription): Promise<void> {
    await turn();
    this.#assertAlive();
    const [, owner, found] = description.sdp.match(/^fake (\d+) \d+(?: with (\d+))?$/) ?? [];
    const id = Number(owner);
    if (!this.#network.find(id)) throw new Error('OperationError');
    if (description.type === 'offer') {
      if (this.signalingState === 'have-remote-offer') throw new Error('InvalidStateError');
      this.signalingState = 'have-remote-offer';
    } else {
      if (this.signalingState !== 'have-local-offer') throw new Error('InvalidStateError');
      this.signalingState = 'stable';
    }
    this.#partnerId = id;
    this.candidatesTaken += Number(found ?? 0);
    this.#connectWhenPossible();
  }

  async addIceCandidate(init: RTCIceCandidateInit): Promise<void> {
    await turn();
    this.#assertAlive();
    if (this.#partnerId === undefined) throw new Error('InvalidStateError');
    if (!/^candidate:\d+$/.test(init.candidate ?? '')) throw new Error('OperationError');
    this.candidatesTaken++;
    this.#connectWhenPossible();
  }

  close(): void {
    this.vanish();
    const partner = this.#partner();
    later(() => partner?.endChannels());
  }

  /** The process is gone: nobody hears of it. */
  vanish(): void {
    this.signalingState = 'closed';
    this.connectionState = 'closed';
    for (const channel of this.#channels) channel.readyState = 'closed';
  }

  endChannels(): void {
    for (const channel of this.#channels) channel.end();
  }

  becomeFailed(): void {
    if (this.connectionState === 'closed' || this.connectionState === 'failed') return;
    this.connectionState = 'failed';
    call(this.onconnectionstatechange, {});
  }

  partnerChannel(id: number): FakeDataChannel | undefined {
    if (this.#network.isCut) return undefined;
    return this.#partner()?.channel(id);
  }

  channel(id: number): FakeDataChannel | undefined {
    return this.#channels.find((channel) => channel.id === id);
  }

  #partner(): FakePeerConnection | undefined {
    if (this.#partnerId === undefined) return undefined;
    const partner = this.#network.find(this.#partnerId);
    return partner !== undefined && partner.#partnerId === this.id ? partner : undefined;
  }

  #isReady(): boolean {
    return this.signalingState === 'stable' && this.candidatesTaken > 0;
  }

  /** ICE and DTLS in one turn, once both sides have each other's description and a candidate. */
  #connectWhenPossible(): void {
    later(() => {
      const partner = this.#partner();
      if (this.#network.isCut || partner === undefined) return;
      if (!this.#isReady() || !partner.#isReady()) return;
      this.#becomeConnected();
      partner.#becomeConnected();
    });
  }

  #becomeConnected(): void {
    if (this.connectionState === 'closed') return;
    if (this.connectionState !== 'connected') {
      this.connectionState = 'connected';
      call(this.onconnectionstatechange, {});
    }
    for (const channel of this.#channels) channel.open();
  }

  #gather(): void {
    if (this.connectionState === 'closed') return;
    this.iceGatheringState = 'gathering';
    for (const number of [1, 2]) {
      const candidate = { candidate: `candidate:${number}`, sdpMid: '0' };
      call(this.onicecandidate, { candidate });
    }
    call(this.onicecandidate, { candidate: null });
    // The description holds what was found so far.
    const { type, sdp } = this.localDescription!;
    this.localDescription = { type, sdp: `${sdp.replace(/ with .*/, '')} with 2` };
    this.iceGatheringState = 'complete';
    call(this.onicegatheringstatechange, {});
  }

  #askForNegotiation(): void {
    if (this.#isNegotiationAsked) return;
    this.#isNegotiationAsked = true;
    later(() => {
      this.#isNegotiationAsked = false;
      if (this.connectionState !== 'closed') call(this.onnegotiationneeded, {});
    });
  }

  #assertAlive(): void {
    if (this.connectionState === 'closed') throw new Error('InvalidStateError');
  }
}

function later(run: () => void): void {
  setImmediate(run);
}

function turn(): Promise<void> {
  return new Promise((resolve) => later(resolve));
}

function call(handler: Handler, event: object): void {
  handler?.(event as never);
}
