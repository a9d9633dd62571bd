// What diagnostics say of the picture. Apart from the view, which carries Phaser.

/** How it is drawn, and what has moved that reduced motion leaves out. */
export type PictureFacts = {
  readonly renderer: 'webgl' | 'canvas' | 'none';
  /** Where the own disc was drawn last, in stadium units; null for none. */
  readonly ownDisc: { readonly x: number; readonly y: number } | null;
  /** Goals after which the camera shook, and scraps of confetti thrown, since the view started. */
  readonly shakes: number;
  readonly scraps: number;
};

export const NO_PICTURE: PictureFacts = { renderer: 'none', ownDisc: null, shakes: 0, scraps: 0 };
