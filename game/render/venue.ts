// A venue is what a match looks like besides its stadium and its kits: materials, surroundings,
// light and shadows, all of it data. The same painters draw every venue.
// Colours as CSS has them, lengths in stadium units unless said otherwise.
import type { BallColors } from './ball-face.ts';

export const venueNames = ['table', 'floodlights'] as const;
export type VenueName = (typeof venueNames)[number];

/** Offset from 0 to 1, and a colour. */
export type ColorStep = readonly [number, string];
/** Red, green and blue from 0 to 255, to be given an alpha. */
export type Rgb = `${number},${number},${number}`;

export type Venue = {
  readonly name: VenueName;
  /** Behind everything, and the page before the rest is painted. */
  readonly background: string;
  readonly turf: Turf;
  readonly surround: Planks | Stands;
  readonly frame: Frame;
  /** Laid over everything that does not move, one after the other. */
  readonly lights: readonly Light[];
  /** What moves slowly between the light and the felt. */
  readonly shade: Shade | null;
  readonly shadow: Shadow;
  readonly goal: GoalLook;
  readonly ball: BallColors;
  readonly label: { readonly fill: string; readonly edge: string };
  readonly effects: Effects;
  /** Over the edges of the screen. */
  readonly vignette: { readonly color: Rgb; readonly middle: number; readonly edge: number };
};

/** Grass of a stadium that leaves its look to us. */
export type Turf = {
  readonly base: string;
  readonly stripes: readonly [string, string];
  /** Mown across as well, this strongly. */
  readonly crossAlpha: number;
  readonly fibres: readonly string[];
  readonly fibreAlpha: readonly [number, number];
  readonly line: string;
  /** On ice: the yellow of a hall's floor. */
  readonly lineIce: string;
  /** Fibres that lie over the lines: strokes per 1,000 texels. */
  readonly erosion: number;
  /** Bare ground in front of goals and at the spots; none on felt. */
  readonly worn: { readonly colors: readonly string[]; readonly alpha: number } | null;
};

/** A table top. */
export type Planks = {
  readonly kind: 'planks';
  readonly colors: readonly [string, string, string];
  readonly tints: readonly string[];
  readonly grain: readonly [dark: string, light: string];
  readonly joint: readonly [dark: string, light: string];
};

/** Rows of people in the dark, out of focus. */
export type Stands = {
  readonly kind: 'stands';
  readonly color: string;
  /** Each with the part of the crowd that has it. */
  readonly crowd: readonly (readonly [number, string])[];
  readonly rows: string;
};

/** What stands around the felt. */
export type Frame = {
  readonly colors: readonly [string, string];
  readonly drop: {
    readonly color: string;
    readonly blur: number;
    readonly x: number;
    readonly y: number;
  };
  /** Lines along the frame: from its outer edge inwards. */
  readonly piping: readonly {
    readonly inset: number;
    readonly width: number;
    readonly color: string;
  }[];
  /** Screen-printed, with a light edge below, so that it looks let in. */
  readonly print: { readonly color: string; readonly edge: string } | null;
  readonly studs: { readonly color: string; readonly shine: string } | null;
  /** Beads on it count the score. */
  readonly rail: { readonly rod: string; readonly shine: string } | null;
  readonly boards: Boards | null;
  /** On the felt, from each side of the frame. */
  readonly shadow: {
    readonly color: Rgb;
    readonly top: Cast;
    readonly left: Cast;
    readonly bottom: Cast;
    readonly right: Cast;
  };
};

type Cast = { readonly reach: number; readonly alpha: number };

/** Light boards on which words run. */
export type Boards = {
  readonly words: readonly string[];
  readonly colors: readonly string[];
  readonly ground: string;
  /** On the grass before them. */
  readonly glow: Rgb;
  /** Units per second. */
  readonly speed: number;
};

/** Places are parts of half the width and height of `on`, radii parts of half its width. */
export type Light = {
  readonly blend: 'soft-light' | 'screen' | 'source-over';
  readonly on: 'table' | 'felt';
  readonly from: readonly [x: number, y: number, radius: number];
  readonly to: readonly [x: number, y: number, radius: number];
  readonly steps: readonly ColorStep[];
};

/** A window's bars and a plant before it. */
export type Shade = {
  readonly color: string;
  readonly alpha: number;
  /** How far it sways, in units, and how long a sway takes. */
  readonly swayUnits: number;
  readonly swayMs: number;
};

/** Of discs and balls. Lengths are parts of the disc's radius; one soft shadow a light. */
export type Shadow = {
  readonly color: Rgb;
  readonly alpha: number;
  readonly casts: readonly { readonly x: number; readonly y: number; readonly fades: boolean }[];
  readonly softness: number;
  /** The room that the shadows need around the disc. */
  readonly reach: number;
};

export type GoalLook = {
  readonly shade: string;
  readonly net: { readonly color: number; readonly alpha: number };
  readonly bar: string;
  readonly post: string;
  /** On posts that a file leaves white. */
  readonly cap: string;
};

export type Effects = {
  /** In confetti besides the colours of the side. */
  readonly scraps: readonly string[];
  /** What a kick tears out of the ground. */
  readonly flecks: readonly string[];
  readonly trail: string;
  readonly trailAlpha: number;
};
