// Starts and stops the drawn match in an element. Import it lazily: it carries Phaser.
import * as Phaser from 'phaser';
import { seatsMax } from '../../shared/simulation/constants.ts';
import { type Insets, noInsets } from '../render/framing.ts';
import type { MatchPicture, MatchSource } from '../render/match-picture.ts';
import { slotOfStadiumDisc } from '../render/positions.ts';
import type { Venue, VenueName } from '../render/venue.ts';
import { venues } from '../render/venue-list.ts';
import { MatchScene } from './match-scene.ts';
import type { PictureFacts } from './picture-facts.ts';
import { chooseRenderer } from './renderer-choice.ts';

export type MatchViewOptions = {
  /** Empty element with a size of its own; the view fills it and follows its size. */
  readonly parent: HTMLElement;
  /** `auto`: WebGL where a graphics card draws it, else the 2D canvas. */
  readonly renderer: 'auto' | 'webgl' | 'canvas';
  /**
   * `low`: no particles, no moving nets, no rolling ball, no high density: for weak machines and
   * tests.
   */
  readonly quality: 'low' | 'medium';
  readonly source: MatchSource;
  readonly venue?: VenueName;
  /** No shake and no confetti. */
  readonly reducedMotion?: boolean;
  /** Frames per second at most; 0 or nothing for as many as the screen shows. */
  readonly fpsMax?: number;
  /** Asked for every frame. */
  readonly hasNames?: () => boolean;
  /** What of it something lies over: the match is looked at through the rest. */
  readonly covered?: () => Insets;
  /** Before each is drawn, with what has happened since the last one. */
  readonly onPicture?: (picture: MatchPicture) => void;
  readonly onFrame?: (nowMs: number) => void;
  /** The clock of `performance.now()` if nothing else is said. */
  readonly nowMs?: () => number;
};

/** For diagnostics, since the start or the last call. */
export type FrameFacts = { readonly drawn: number; readonly longestGapMs: number };

/** Where a disc was drawn last, in stadium units. */
export type DrawnDisc = { readonly x: number; readonly y: number };

export type MatchView = {
  /** Frees the game, its canvas and its listeners; the parent is empty again. */
  readonly destroy: () => void;
  /** Asleep it stands still and costs nothing. */
  readonly setAwake: (isAwake: boolean) => void;
  /** Draws one frame; for a view that is asleep. */
  readonly draw: () => void;
  /** Over the disc of the player, for a while; `emote` is an index into `emotes`. */
  readonly showEmote: (playerId: number, emote: number) => void;
  /** Counts and then starts to count anew. */
  readonly frames: () => FrameFacts;
  readonly picture: () => PictureFacts;
  /** True once the pitch is painted as it should be: sharp, and as far as the screen shows. */
  readonly isPainted: () => boolean;
  /** Undefined for a seat without a disc. */
  readonly drawnSeat: (seat: number) => DrawnDisc | undefined;
  /** The `index`-th disc of the stadium; 0 is the ball of our own pitches. */
  readonly drawnStadiumDisc: (index: number) => DrawnDisc | undefined;
};

/** Denser screens are not drawn any sharper: the fill costs more than the eye gains. */
const pixelRatioMax = { low: 1, medium: 2 } as const;
/** A page without the fonts gets its own after this. */
const fontsPatienceMs = 1500;
const fonts = [
  '900 40px "Sofia Sans Extra Condensed"',
  '800 40px "Sofia Sans Extra Condensed"',
  '700 30px "Sofia Sans Variable"',
] as const;

export function startMatchView(options: MatchViewOptions): MatchView {
  const { parent, quality } = options;
  const venue = venues[options.venue ?? 'table'];
  const pixelRatio = () => Math.min(window.devicePixelRatio || 1, pixelRatioMax[quality]);
  const nowMs = options.nowMs ?? (() => performance.now());
  const counter = createFrameCounter();
  let drawnAtMs = nowMs();
  const scene = new MatchScene({
    source: options.source,
    venue,
    isRich: quality === 'medium',
    isCalm: options.reducedMotion ?? false,
    pixelRatio,
    nowMs,
    clockMs: () => performance.now(),
    onFrame: (frameMs) => {
      drawnAtMs = frameMs;
      counter.count(frameMs);
      options.onFrame?.(frameMs);
    },
    hasNames: options.hasNames ?? (() => true),
    covered: options.covered ?? (() => noInsets),
    onPicture: options.onPicture ?? (() => {}),
  });
  const game = new MatchGame(gameConfig(options, scene, venue, pixelRatio()));
  const observer = new ResizeObserver(() => {
    if (!game.isBooted) return;
    const { width, height } = sizeOf(parent, pixelRatio());
    if (width !== game.scale.width || height !== game.scale.height)
      game.scale.resize(width, height);
  });
  observer.observe(parent);
  const vignette = createVignette(parent, venue);
  void loadFonts().then(() => scene.useFonts());
  const drawnAt = (slot: number): DrawnDisc | undefined => {
    const { present, x, y } = scene.drawn;
    return present[slot] === 1 ? { x: x[slot], y: y[slot] } : undefined;
  };
  return {
    destroy: () => {
      observer.disconnect();
      vignette.remove();
      game.canvas?.remove();
      game.destroy(true);
    },
    setAwake: (isAwake) => {
      if (isAwake) game.loop.wake();
      else game.loop.sleep();
    },
    draw: () => {
      const frameMs = nowMs();
      game.step(frameMs, frameMs - drawnAtMs);
    },
    showEmote: (playerId, emote) => scene.showEmote(playerId, emote),
    frames: counter.take,
    picture: () => ({
      renderer: game.renderer?.type === Phaser.WEBGL ? 'webgl' : 'canvas',
      ownDisc: drawnAt(scene.ownSlot) ?? null,
      ...scene.moved,
    }),
    isPainted: () => scene.isPainted,
    drawnSeat: (seat) => (seat >= 0 && seat < seatsMax ? drawnAt(seat) : undefined),
    drawnStadiumDisc: (index) => drawnAt(slotOfStadiumDisc(index)),
  };
}

/** A game that leaves the page alone: no banner, no window handlers, no input, no sound. */
class MatchGame extends Phaser.Game {
  /** Phaser's own also hooks window focus and visibility and never lets go of them. */
  protected override start(): void {
    this.loop.start(this.step.bind(this));
  }
}

function gameConfig(
  options: MatchViewOptions,
  scene: MatchScene,
  venue: Venue,
  pixelRatio: number,
): Phaser.Types.Core.GameConfig {
  return {
    type: chooseRenderer(options.renderer),
    parent: options.parent,
    scene,
    backgroundColor: venue.background,
    canvasStyle: 'display:block;width:100%;height:100%',
    banner: false,
    autoFocus: false,
    disableContextMenu: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false, windowEvents: false },
    scale: {
      mode: Phaser.Scale.NONE,
      expandParent: false,
      ...sizeOf(options.parent, pixelRatio),
    },
    render: {
      antialias: true,
      antialiasGL: false,
      stencil: false,
      maxTextures: 1,
      transparent: false,
      powerPreference: 'high-performance',
    },
    fps: { smoothStep: false, limit: options.fpsMax ?? 0 },
  };
}

function sizeOf(parent: HTMLElement, pixelRatio: number): { width: number; height: number } {
  return {
    width: Math.max(1, Math.round(parent.clientWidth * pixelRatio)),
    height: Math.max(1, Math.round(parent.clientHeight * pixelRatio)),
  };
}

/** Lies over the canvas: the browser draws it, and no frame pays for it. */
function createVignette(parent: HTMLElement, { vignette }: Venue): HTMLElement {
  const { color, middle, edge } = vignette;
  const element = document.createElement('div');
  const { style } = element;
  Object.assign(style, { position: 'absolute', inset: '0', pointerEvents: 'none' });
  style.background =
    `radial-gradient(ellipse 74% 86% at 50% 48%, rgba(${color},0) 55%, ` +
    `rgba(${color},${middle}) 84%, rgba(${color},${edge}) 118%)`;
  parent.append(element);
  return element;
}

async function loadFonts(): Promise<void> {
  const loading = Promise.allSettled(fonts.map((font) => document.fonts.load(font)));
  const patience = new Promise((resume) => setTimeout(resume, fontsPatienceMs));
  await Promise.race([loading, patience]);
}

function createFrameCounter() {
  let drawn = 0;
  let longestGapMs = 0;
  let lastMs = Number.NaN;
  return {
    count: (nowMs: number): void => {
      drawn += 1;
      if (!Number.isNaN(lastMs)) longestGapMs = Math.max(longestGapMs, nowMs - lastMs);
      lastMs = nowMs;
    },
    take: (): FrameFacts => {
      const facts = { drawn, longestGapMs };
      drawn = 0;
      longestGapMs = 0;
      return facts;
    },
  };
}
