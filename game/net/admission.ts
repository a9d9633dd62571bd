// Which requests of peers a host lets into the log, by the keys that they have shown (C39): one who
// claims another's key, or hides the own where somebody was banned by key, does not come in.
import type { PlayerId } from '../../shared/netcode/simulation.ts';
import type { Command } from '../../shared/protocol/command.ts';
import type { Frame } from '../../shared/protocol/peer-messages.ts';
import type { ShownKey } from './peer-identity.ts';

/** What the game says of one request; what is refused is asked again. */
export type Admits<State> = (
  state: State,
  command: Omit<Command, 'by' | 'text'>,
  shown: ShownKey,
) => boolean;

export class Admission<State> {
  readonly #admits: Admits<State>;
  readonly #canVerify: boolean;
  readonly #shown = new Map<PlayerId, ShownKey>();

  constructor(admits: Admits<State>, canVerify: boolean) {
    this.#admits = admits;
    this.#canVerify = canVerify;
  }

  /** A peer begins a visit: what it showed before is another's. */
  opened(peerId: PlayerId): void {
    this.#shown.delete(peerId);
  }

  show(peerId: PlayerId, shown: ShownKey): void {
    this.#shown.set(peerId, shown);
  }

  /** The frame with the requests that may go on. */
  filter(state: State, from: PlayerId, frame: Frame): Frame {
    const shown = this.#canVerify
      ? (this.#shown.get(from) ?? { kind: 'asking' as const })
      : { kind: 'unable' as const };
    const commands = frame.commands.filter(([, [kind, , target, value]]) =>
      this.#admits(state, { kind, target, value }, shown),
    );
    return commands.length === frame.commands.length ? frame : { ...frame, commands };
  }
}
