// The players: disc, shadow, name, and the rings of the own disc and of a held kick.
import type * as Phaser from 'phaser';
import { seatsMax } from '../../shared/simulation/constants.ts';
import type { Kit } from '../../shared/simulation/kit.ts';
import {
  isAwayAt,
  isKickHeldAt,
  nameAt,
  numberAt,
  playerIdAt,
  teamAt,
} from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { paintDisc } from '../render/disc-face.ts';
import { fadedKit } from '../render/faded-kit.ts';
import { awayTurnMs, kickFlashMs } from '../render/motion.ts';
import { paintArrow, paintAwayMark, paintRing, paintShadow } from '../render/small-pieces.ts';
import type { Venue } from '../render/venue.ts';
import { type DrawFrame, depth } from './draw-frame.ts';
import type { Pieces } from './pieces.ts';

const labelGapUnits = 9;
const awayAlpha = 0.72;

type SeatSprites = {
  readonly shadow: Phaser.GameObjects.Image;
  readonly disc: Phaser.GameObjects.Image;
  readonly kick: Phaser.GameObjects.Image;
  readonly label: Phaser.GameObjects.Image;
  /** Only while the player is away. */
  readonly away: Phaser.GameObjects.Image;
  /** What disc and label show now: side, number, and whether the player is away. */
  look: number;
  playerId: number;
  isShown: boolean;
};

export type DiscOptions = {
  /** Of side 1 and side 2. */
  readonly kits: readonly Kit[];
  readonly venue: Venue;
  readonly isCalm: boolean;
};

export class DiscLayer {
  readonly #scene: Phaser.Scene;
  readonly #pieces: Pieces;
  /** Of side 1 and side 2. */
  readonly #kits: readonly Kit[];
  readonly #awayKits: readonly Kit[];
  readonly #seats: (SeatSprites | undefined)[] = new Array(seatsMax).fill(undefined);
  readonly #ownRing: Phaser.GameObjects.Image;
  readonly #arrow: Phaser.GameObjects.Image;
  readonly #ringFrame: number;
  readonly #shadowFrame: number;
  readonly #awayFrame: number;
  readonly #shadowReach: number;
  readonly #isCalm: boolean;

  constructor(scene: Phaser.Scene, pieces: Pieces, options: DiscOptions) {
    const { kits, venue, isCalm } = options;
    this.#scene = scene;
    this.#kits = kits;
    this.#awayKits = kits.map(fadedKit);
    this.#pieces = pieces;
    this.#isCalm = isCalm;
    this.#shadowReach = venue.shadow.reach;
    this.#shadowFrame = pieces.piece('shadow', (painter, radius) =>
      paintShadow(painter, radius, venue.shadow),
    );
    this.#awayFrame = pieces.piece('away', paintAwayMark);
    this.#ringFrame = pieces.piece('kick ring', (painter, radius) =>
      paintRing(painter, radius, 0.16, '#ffffff'),
    );
    const ownRing = pieces.piece('own ring', (painter, radius) =>
      paintRing(painter, radius, 0.075, '#ffffff'),
    );
    this.#ownRing = this.#image(ownRing, depth.ownRing).setVisible(false);
    this.#arrow = this.#image(pieces.piece('arrow', paintArrow), depth.arrow)
      .setScale(pieces.scaleFor(7))
      .setVisible(false);
  }

  draw(frame: DrawFrame): void {
    const radius = frame.state.stadium.player.radius;
    for (let seat = 0; seat < seatsMax; seat += 1) {
      if (frame.drawn.present[seat] === 0) this.#hide(seat);
      else this.#drawSeat(frame, seat, radius);
    }
    this.#drawOwn(frame, radius);
  }

  destroy(): void {
    for (const sprites of this.#seats) {
      if (sprites === undefined) continue;
      for (const part of [sprites.shadow, sprites.disc, sprites.kick, sprites.label, sprites.away])
        part.destroy();
    }
    this.#ownRing.destroy();
    this.#arrow.destroy();
  }

  #drawSeat(frame: DrawFrame, seat: number, radius: number): void {
    const sprites = this.#spritesOf(seat);
    if (frame.isNewTick) this.#dress(sprites, frame.state, seat, radius);
    if (!sprites.isShown) this.#show(sprites, true);
    const x = frame.drawn.x[seat];
    const y = frame.drawn.y[seat];
    sprites.shadow.setPosition(x, y);
    sprites.disc.setPosition(x, y);
    sprites.label.setPosition(x, y + radius + labelGapUnits).setVisible(frame.hasNames);
    if (sprites.away.visible) this.#drawAway(sprites.away, frame, x, y, radius);
    const isOwn = seat === frame.ownSeat && frame.isOwnKickHeld;
    const isHeld = isOwn || isKickHeldAt(frame.state, seat);
    const faded = sprites.kick.alpha - frame.elapsedMs / kickFlashMs;
    sprites.kick.setPosition(x, y).setAlpha(isHeld ? 1 : Math.max(0, faded));
  }

  /** At the disc's upper right; its arrows go round while the bot plays. */
  #drawAway(
    mark: Phaser.GameObjects.Image,
    { nowMs }: DrawFrame,
    x: number,
    y: number,
    radius: number,
  ): void {
    mark.setPosition(x + radius * 0.8, y - radius * 0.8);
    if (!this.#isCalm) mark.setRotation((nowMs / awayTurnMs) * Math.PI * 2);
  }

  #drawOwn(frame: DrawFrame, radius: number): void {
    const seat = frame.ownSeat;
    const isShown = seat >= 0 && frame.drawn.present[seat] === 1;
    this.#ownRing.setVisible(isShown);
    this.#arrow.setVisible(isShown);
    if (!isShown) return;
    const x = frame.drawn.x[seat];
    const y = frame.drawn.y[seat];
    const pulse = Math.sin(frame.nowMs / 250) * 0.7;
    this.#ownRing.setPosition(x, y).setScale(this.#pieces.scaleFor(radius + 5.5 + pulse));
    this.#arrow.setPosition(x, y - radius - 10 - Math.abs(Math.sin(frame.nowMs / 330)) * 2.5);
  }

  /** Changes faces and names when what they show has changed. */
  #dress(sprites: SeatSprites, state: RoomState, seat: number, radius: number): void {
    const team = teamAt(state, seat);
    const isAway = isAwayAt(state, seat);
    const number = numberAt(state, seat);
    const look = team + (isAway ? 4 : 0) + 8 * number;
    const playerId = playerIdAt(state, seat);
    if (look === sprites.look && playerId === sprites.playerId) return;
    sprites.look = look;
    sprites.playerId = playerId;
    const kit = (isAway ? this.#awayKits : this.#kits)[team === 1 ? 0 : 1];
    const face = this.#pieces.repaint(`disc ${seat}`, (painter, size) => {
      painter.scale(size, size);
      paintDisc(painter, kit, String(number));
    });
    sprites.disc.setFrame(face).setScale(this.#pieces.scaleFor(radius));
    sprites.shadow.setScale(this.#pieces.scaleFor(radius * this.#shadowReach));
    sprites.kick.setScale(this.#pieces.scaleFor(radius + 2.4));
    sprites.label.setAlpha(isAway ? awayAlpha : 1);
    sprites.away.setVisible(isAway).setScale(this.#pieces.scaleFor(radius * 0.5));
    this.#pieces.label(seat, nameAt(state, seat));
  }

  #hide(seat: number): void {
    const sprites = this.#seats[seat];
    if (sprites === undefined || !sprites.isShown) return;
    this.#show(sprites, false);
    sprites.look = -1;
  }

  #show(sprites: SeatSprites, isShown: boolean): void {
    sprites.isShown = isShown;
    sprites.shadow.setVisible(isShown);
    sprites.disc.setVisible(isShown);
    sprites.kick.setVisible(isShown);
    sprites.label.setVisible(isShown);
    if (!isShown) sprites.away.setVisible(false);
  }

  #spritesOf(seat: number): SeatSprites {
    const known = this.#seats[seat];
    if (known !== undefined) return known;
    const sprites: SeatSprites = {
      shadow: this.#image(this.#shadowFrame, depth.shadow),
      disc: this.#image(this.#shadowFrame, depth.disc),
      kick: this.#image(this.#ringFrame, depth.kickRing).setAlpha(0),
      label: this.#scene.add
        .image(0, 0, this.#pieces.labelKey, seat)
        .setScale(1 / this.#pieces.detail)
        .setDepth(depth.label),
      away: this.#image(this.#awayFrame, depth.away).setVisible(false),
      look: -1,
      playerId: -1,
      isShown: true,
    };
    this.#seats[seat] = sprites;
    return sprites;
  }

  #image(frame: number, at: number): Phaser.GameObjects.Image {
    return this.#scene.add.image(0, 0, this.#pieces.pieceKey, frame).setDepth(at);
  }
}
