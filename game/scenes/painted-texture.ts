// A canvas as a texture. Not Phaser's canvas texture: that one copies every texel into an array
// that nobody asks for, at the start and at each refresh.
import type * as Phaser from 'phaser';

/** `key` must be free; the frame `__BASE` is all of the canvas. */
export function addPaintedTexture(
  scene: Phaser.Scene,
  key: string,
  canvas: HTMLCanvasElement,
): Phaser.Textures.Texture {
  const { width, height } = canvas;
  const texture = scene.textures.create(key, canvas, width, height);
  if (texture === null) throw new Error(`the texture ${key} is there already`);
  texture.add('__BASE', 0, 0, 0, width, height);
  return texture;
}

/** Sends what was painted since to the renderer. */
export function refreshPaintedTexture(scene: Phaser.Scene, key: string): void {
  scene.textures.get(key).source[0].update();
}
