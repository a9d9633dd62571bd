// The six emotes as they stand in a bubble over a disc: round faces, a thumb, a heart.
// Each differs from the others in shape, not only in colour. Painted around (0,0).
import { fillCircle, type Painter, traceCircle } from './canvas.ts';

/** By the number that travels: an emote is its index here. */
export const emotes = ['smile', 'laugh', 'surprise', 'cry', 'thumb', 'heart'] as const;
export type Emote = (typeof emotes)[number];

const ink = '#241a3a';
const paper = '#fffdf6';
/** The bubble's middle lies this much above the middle of the piece: below is its tail. */
const lift = 0.12;
const bubbleRadius = 0.84;
const faceRadius = 0.62;

/** Bubble, tail and emote within `radius`; the tail ends at the bottom of it. */
export function paintEmote(painter: Painter, radius: number, emote: Emote): void {
  painter.save();
  painter.scale(radius, radius);
  painter.lineJoin = 'round';
  painter.lineCap = 'round';
  paintBubble(painter);
  painter.translate(0, -lift);
  if (emote === 'thumb') paintThumb(painter);
  else if (emote === 'heart') paintHeart(painter);
  else paintFace(painter, emote);
  painter.restore();
}

function paintBubble(painter: Painter): void {
  painter.beginPath();
  const gap = 0.24;
  painter.arc(0, -lift, bubbleRadius, Math.PI / 2 + gap, Math.PI / 2 - gap);
  painter.lineTo(0, 0.98);
  painter.closePath();
  painter.lineWidth = 0.13;
  painter.strokeStyle = 'rgba(36,26,58,0.55)';
  painter.stroke();
  painter.fillStyle = paper;
  painter.fill();
}

function paintFace(painter: Painter, emote: Exclude<Emote, 'thumb' | 'heart'>): void {
  const skin = painter.createRadialGradient(-0.2, -0.25, 0.05, 0, 0, faceRadius);
  skin.addColorStop(0, '#ffe79a');
  skin.addColorStop(0.7, '#ffc933');
  skin.addColorStop(1, '#e09a00');
  fillCircle(painter, 0, 0, faceRadius, skin);
  painter.strokeStyle = ink;
  painter.fillStyle = ink;
  painter.lineWidth = 0.085;
  const mouths = { smile: paintSmile, laugh: paintLaugh, surprise: paintSurprise, cry: paintCry };
  mouths[emote](painter);
}

function paintSmile(painter: Painter): void {
  paintEyes(painter, 0.09);
  strokeArc(painter, 0, 0.04, 0.34, 0.16 * Math.PI, 0.84 * Math.PI);
}

function paintLaugh(painter: Painter): void {
  for (const side of [-1, 1])
    strokeArc(painter, side * 0.24, -0.1, 0.12, 1.12 * Math.PI, 1.88 * Math.PI);
  painter.beginPath();
  painter.arc(0, 0.06, 0.36, 0, Math.PI);
  painter.closePath();
  painter.fill();
  painter.fillStyle = '#ff7b5a';
  painter.beginPath();
  painter.ellipse(0, 0.32, 0.18, 0.09, 0, 0, Math.PI * 2);
  painter.fill();
}

function paintSurprise(painter: Painter): void {
  paintEyes(painter, 0.115);
  painter.beginPath();
  painter.ellipse(0, 0.26, 0.14, 0.19, 0, 0, Math.PI * 2);
  painter.fill();
  for (const side of [-1, 1])
    strokeArc(painter, side * 0.24, -0.28, 0.13, 1.2 * Math.PI, 1.8 * Math.PI);
}

function paintCry(painter: Painter): void {
  paintEyes(painter, 0.085);
  strokeArc(painter, 0, 0.46, 0.26, 1.2 * Math.PI, 1.8 * Math.PI);
  painter.fillStyle = '#3f8fe0';
  for (const side of [-1, 1]) {
    painter.beginPath();
    painter.moveTo(side * 0.28, 0.02);
    painter.quadraticCurveTo(side * 0.28 + 0.15, 0.3, side * 0.28, 0.34);
    painter.quadraticCurveTo(side * 0.28 - 0.15, 0.3, side * 0.28, 0.02);
    painter.fill();
  }
}

function paintThumb(painter: Painter): void {
  painter.fillStyle = '#ffc933';
  painter.strokeStyle = ink;
  painter.lineWidth = 0.08;
  painter.beginPath();
  painter.moveTo(-0.2, -0.04);
  painter.quadraticCurveTo(0.06, -0.28, 0.02, -0.52);
  painter.quadraticCurveTo(0.24, -0.62, 0.26, -0.32);
  painter.lineTo(0.2, -0.1);
  painter.lineTo(0.44, -0.1);
  painter.quadraticCurveTo(0.58, -0.06, 0.5, 0.12);
  painter.quadraticCurveTo(0.56, 0.26, 0.44, 0.34);
  painter.quadraticCurveTo(0.42, 0.48, 0.26, 0.48);
  painter.lineTo(-0.2, 0.44);
  painter.closePath();
  painter.fill();
  painter.stroke();
  painter.fillStyle = '#20398f';
  painter.beginPath();
  painter.roundRect(-0.5, -0.12, 0.28, 0.64, 0.06);
  painter.fill();
  painter.stroke();
}

function paintHeart(painter: Painter): void {
  painter.fillStyle = '#d9472b';
  painter.strokeStyle = ink;
  painter.lineWidth = 0.07;
  painter.beginPath();
  painter.moveTo(0, 0.5);
  painter.bezierCurveTo(-0.82, -0.06, -0.46, -0.62, 0, -0.24);
  painter.bezierCurveTo(0.46, -0.62, 0.82, -0.06, 0, 0.5);
  painter.fill();
  painter.stroke();
  fillCircle(painter, -0.24, -0.16, 0.09, 'rgba(255,255,255,0.75)');
}

function paintEyes(painter: Painter, radius: number): void {
  for (const side of [-1, 1]) {
    traceCircle(painter, side * 0.24, -0.14, radius);
    painter.fill();
  }
}

function strokeArc(
  painter: Painter,
  x: number,
  y: number,
  radius: number,
  from: number,
  to: number,
): void {
  painter.beginPath();
  painter.arc(x, y, radius, from, to);
  painter.stroke();
}
