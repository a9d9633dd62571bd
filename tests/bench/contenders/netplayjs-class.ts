// The class RollbackNetcode of the npm package netplayjs 0.4.1, statement by statement, without its
// development assertions, its log and its timer, whose body is `turn`. The package itself can't be
// loaded in Node and brings 53 others. Licence: netplayjs-licence.txt.

export type NetplayJson = string;
export type NetplayInput<Input> = { readonly predictNext: () => Input };
export type NetplayState<Input> = {
  readonly tick: (inputs: Map<NetplayPlayer, Input>) => void;
  readonly serialize: () => NetplayJson;
  readonly deserialize: (value: NetplayJson) => void;
};
export type NetplayPlayer = { readonly id: number; readonly isLocal: boolean };

type Inputs<Input> = Map<NetplayPlayer, { input: Input; isPrediction: boolean }>;
type History<Input> = { frame: number; state: NetplayJson; inputs: Inputs<Input> };

export type NetplayOptions<Input> = {
  readonly isHost: boolean;
  readonly state: NetplayState<Input>;
  readonly players: readonly NetplayPlayer[];
  readonly initialInputs: Map<NetplayPlayer, Input>;
  readonly maxPredictedFrames: number;
  readonly pollInput: () => Input;
  readonly broadcastInput: (frame: number, input: Input) => void;
  readonly broadcastState: (frame: number, state: NetplayJson) => void;
};

export class RollbackNetcode<Input extends NetplayInput<Input>> {
  readonly history: History<Input>[];
  readonly future = new Map<NetplayPlayer, { frame: number; input: Input }[]>();
  readonly highestFrameReceived = new Map<NetplayPlayer, number>();
  readonly #options: NetplayOptions<Input>;

  constructor(options: NetplayOptions<Input>) {
    this.#options = options;
    const historyInputs: Inputs<Input> = new Map();
    for (const [player, input] of options.initialInputs.entries()) {
      historyInputs.set(player, { input, isPrediction: false });
    }
    this.history = [{ frame: 0, state: clone(options.state.serialize()), inputs: historyInputs }];
    for (const player of options.players) {
      this.future.set(player, []);
      this.highestFrameReceived.set(player, 0);
    }
  }

  onStateSync(frame: number, state: NetplayJson): void {
    while (this.history.length > 1) {
      if (this.history[0].frame < frame) shift(this.history);
      else break;
    }
    this.history[0].state = state;
    const game = this.#options.state;
    game.deserialize(state);
    for (let i = 1; i < this.history.length; ++i) {
      const currentState = this.history[i];
      game.tick(this.getStateInputs(currentState.inputs));
      currentState.state = clone(game.serialize());
    }
  }

  onRemoteInput(frame: number, player: NetplayPlayer, input: Input): void {
    const expectedFrame = get(this.highestFrameReceived, player) + 1;
    this.highestFrameReceived.set(player, expectedFrame);
    if (frame > this.history[this.history.length - 1].frame) {
      get(this.future, player).push({ frame, input });
      return;
    }

    let firstPrediction: number | null = null;
    for (let i = 0; i < this.history.length; ++i) {
      if (get(this.history[i].inputs, player).isPrediction) {
        firstPrediction = i;
        break;
      }
    }

    const game = this.#options.state;
    const lastActualState = this.history[firstPrediction! - 1];
    game.deserialize(lastActualState.state);
    for (let i = firstPrediction!; i < this.history.length; ++i) {
      const currentState = this.history[i];
      const currentPlayerInput = get(currentState.inputs, player);
      if (i === firstPrediction) {
        currentPlayerInput.isPrediction = false;
        currentPlayerInput.input = input;
      } else {
        const previousState = this.history[i - 1];
        const previousPlayerInput = get(previousState.inputs, player);
        currentPlayerInput.input = previousPlayerInput.input.predictNext();
      }
      game.tick(this.getStateInputs(currentState.inputs));
      currentState.state = clone(game.serialize());
    }

    if (this.#options.isHost) {
      while (this.history.length >= 2) {
        const nextState = this.history[1];
        if (allInputsSynced(nextState)) {
          const syncedState = shift(this.history);
          this.#options.broadcastState(syncedState.frame, syncedState.state);
        } else break;
      }
    }
  }

  currentFrame(): number {
    return this.history[this.history.length - 1].frame;
  }

  largestFutureSize(): number {
    return Math.max(...Array.from(this.future.values()).map((a) => a.length));
  }

  predictedFrames(): number {
    for (let i = 0; i < this.history.length; ++i) {
      if (!allInputsSynced(this.history[i])) {
        return this.history.length - i;
      }
    }
    return 0;
  }

  shouldStall(): boolean {
    return this.predictedFrames() > this.#options.maxPredictedFrames;
  }

  tick(): void {
    if (this.shouldStall()) return;
    const { pollInput, broadcastInput, state: game } = this.#options;
    const lastState = this.history[this.history.length - 1];
    const newInputs: Inputs<Input> = new Map();
    for (const [player, input] of lastState.inputs.entries()) {
      if (player.isLocal) {
        const localInput = pollInput();
        newInputs.set(player, { input: localInput, isPrediction: false });
        broadcastInput(lastState.frame + 1, localInput);
      } else if (get(this.future, player).length > 0) {
        const future = shift(get(this.future, player));
        newInputs.set(player, { input: future.input, isPrediction: false });
      } else {
        newInputs.set(player, { input: input.input.predictNext(), isPrediction: true });
      }
    }
    game.tick(this.getStateInputs(newInputs));
    this.history.push({
      frame: lastState.frame + 1,
      state: clone(game.serialize()),
      inputs: newInputs,
    });
  }

  getStateInputs(inputs: Inputs<Input>): Map<NetplayPlayer, Input> {
    const stateInputs = new Map<NetplayPlayer, Input>();
    for (const [player, { input }] of inputs.entries()) stateInputs.set(player, input);
    return stateInputs;
  }

  /** What its timer does, every `timestep`. */
  turn(): void {
    let numTicks = 1;
    if (this.largestFutureSize() > 0) numTicks = 2;
    for (let i = 0; i < numTicks; ++i) this.tick();
  }
}

function allInputsSynced<Input>({ inputs }: History<Input>): boolean {
  for (const { isPrediction } of inputs.values()) if (isPrediction) return false;
  return true;
}

function get<K, V>(map: Map<K, V>, key: K): V {
  const result = map.get(key);
  if (result !== undefined) return result;
  throw new Error(`Key ${String(key)} not in Map ${map.toString()}`);
}

function clone<T>(object: T): T {
  return JSON.parse(JSON.stringify(object));
}

function shift<V>(array: V[]): V {
  const result = array.shift();
  if (result !== undefined) return result;
  throw new Error(`Shift returned undefined from Array ${array.toString()}`);
}
