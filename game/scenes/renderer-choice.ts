// Which of Phaser's two renderers draws: WebGL only where a real graphics card is behind it.
// In software the 2D canvas is four times as fast.
import * as Phaser from 'phaser';

const softwareNames = /SwiftShader|llvmpipe|softpipe|Software|Basic Render/i;

/** Phaser's renderer type. */
export function chooseRenderer(wish: 'auto' | 'webgl' | 'canvas'): number {
  if (wish === 'canvas') return Phaser.CANVAS;
  if (wish === 'webgl') return Phaser.WEBGL;
  return hasGraphicsCard() ? Phaser.WEBGL : Phaser.CANVAS;
}

function hasGraphicsCard(): boolean {
  const gl = document.createElement('canvas').getContext('webgl');
  if (gl === null) return false;
  const info = gl.getExtension('WEBGL_debug_renderer_info');
  const name = String(gl.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? gl.RENDERER));
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !softwareNames.test(name);
}
