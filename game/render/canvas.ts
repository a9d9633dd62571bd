// Off-screen canvases to paint textures on, and the few shapes that all painters share.

export type Painter = CanvasRenderingContext2D;

/** Whole pixels, at least one; the canvas is `painter.canvas`. */
export function createPainter(width: number, height: number): Painter {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(width));
  canvas.height = Math.max(1, Math.ceil(height));
  // Painted by the processor: only then is a slice of work done when it says so, and not all of it
  // at the first look at the picture.
  const painter = canvas.getContext('2d', { willReadFrequently: true });
  if (painter === null) throw new Error('this browser gives no 2D canvas');
  return painter;
}

export function traceRoundRect(
  painter: Painter,
  rect: { readonly halfWidth: number; readonly halfHeight: number },
  inset: number,
  radius: number,
): void {
  const halfWidth = rect.halfWidth - inset;
  const halfHeight = rect.halfHeight - inset;
  painter.beginPath();
  painter.roundRect(-halfWidth, -halfHeight, halfWidth * 2, halfHeight * 2, Math.max(0, radius));
}

export function traceCircle(painter: Painter, x: number, y: number, radius: number): void {
  painter.beginPath();
  painter.arc(x, y, radius, 0, Math.PI * 2);
}

export function fillCircle(
  painter: Painter,
  x: number,
  y: number,
  radius: number,
  style: string | CanvasGradient,
): void {
  traceCircle(painter, x, y, radius);
  painter.fillStyle = style;
  painter.fill();
}

/** Steps are [offset, colour] pairs. */
export function linearGradient(
  painter: Painter,
  from: readonly [number, number],
  to: readonly [number, number],
  steps: readonly (readonly [number, string])[],
): CanvasGradient {
  const gradient = painter.createLinearGradient(from[0], from[1], to[0], to[1]);
  for (const [offset, color] of steps) gradient.addColorStop(offset, color);
  return gradient;
}

/** Copies that a softened picture is the mean of. */
const softCopies = 16;

/** The picture out of focus, `radius` texels wide: for small ones, as it costs sixteen copies. */
export function softened(canvas: HTMLCanvasElement, radius: number): Painter {
  const painter = createPainter(canvas.width, canvas.height);
  painter.globalCompositeOperation = 'lighter';
  painter.globalAlpha = 1 / softCopies;
  for (let copy = 0; copy < softCopies; copy += 1) {
    // A sunflower's seeds: evenly over a round spot.
    const away = radius * Math.sqrt((copy + 0.5) / softCopies);
    const angle = copy * 2.39996;
    painter.drawImage(canvas, Math.cos(angle) * away, Math.sin(angle) * away);
  }
  painter.globalCompositeOperation = 'source-over';
  painter.globalAlpha = 1;
  return painter;
}

/**
 * Numbers from 0 to below 1, the same for the same seed: grain must not change between two bakes.
 */
export function createGrain(seed: number): () => number {
  let word = seed >>> 0;
  return () => {
    word = (word + 0x6d2b79f5) | 0;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
