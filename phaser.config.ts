// How the built game takes of Phaser only what it uses (A23): files of its sources instead of the
// whole, and nothing in place of those that the rest needs in vain. A test compares the pictures
// with Phaser's own build (tests/e2e/picture.e2e.test.ts); the dev server has all of it.
import { fileURLToPath } from 'node:url';
import { normalizePath, type Plugin } from 'vite';

const source = normalizePath(fileURLToPath(new URL('node_modules/phaser/src', import.meta.url)));
const entry = fileURLToPath(new URL('game/scenes/phaser-parts.mjs', import.meta.url));

/** What Phaser's own build decides: both renderers, none of the rest. */
const flags: Readonly<Record<string, boolean>> = {
  WEBGL_RENDERER: true,
  CANVAS_RENDERER: true,
  FEATURE_SOUND: false,
  WEBGL_DEBUG: false,
  PLUGIN_CAMERA3D: false,
  PLUGIN_FBINSTANT: false,
};
const flagUse = new RegExp(`typeof (${Object.keys(flags).join('|')})`, 'g');

/** Named by files that we use, and never run: input, animations, filters, other objects. */
const leftOut = [
  'animations/(AnimationManager|AnimationState)',
  'core/(DebugHeader|VisibilityHandler)',
  'display/mask/GeometryMask',
  'filters/\\w+',
  'gameobjects/components/PathFollower',
  'gameobjects/tilesprite/TileSprite',
  'input/InputManager',
  'loader/events/index',
  'renderer/snapshot/\\w+',
  'renderer/webgl/renderNodes/filters/\\w+',
  'renderer/webgl/renderNodes/(BatchHandler(PointLight|TileSprite|Strip)|DynamicTextureHandler)',
  'renderer/webgl/renderNodes/submitter/Submitter(MeshToQuad|Tile|Tilemap\\w+|TileSprite)',
  'renderer/webgl/renderNodes/(texturer|transformer)/\\w+Tile(Sprite)?',
  'textures/DynamicTexture',
  'textures/parsers/(AtlasXML|JSON\\w+|KTXParser|PCT\\w*|PVRParser|SpriteSheet\\w*|UnityYAML)',
];
const isLeftOut = new RegExp(`^(${leftOut.join('|')})\\.js$`);
/** Can be called, and made; Phaser's texture manager sets the origin of what it makes. */
const nothing = `module.exports = function () {};
module.exports.prototype = { setOrigin: function () { return this; }, destroy: function () {} };`;

/** Lists of a whole folder of which somebody takes one file. */
const lists: Readonly<Record<string, string>> = {
  'math/index.js': `exports.RandomDataGenerator =
    require('${source}/math/random-data-generator/RandomDataGenerator.js');`,
  'renderer/index.js': `exports.Events = require('${source}/renderer/events/index.js');`,
};

export function phaserParts(): Plugin {
  return {
    name: 'phaser-parts',
    enforce: 'pre',
    apply: 'build',
    config: () => ({
      resolve: {
        alias: [
          { find: /^phaser$/, replacement: entry },
          { find: /^phaser-src/, replacement: source },
          // A debugger that only Phaser's own build has.
          { find: 'phaser3spectorjs', replacement: `${source}/utils/NOOP.js` },
        ],
      },
    }),
    load: (id) => {
      const file = fileOf(id);
      if (file === undefined) return undefined;
      return isLeftOut.test(file) ? nothing : lists[file];
    },
    transform: (code, id) => {
      if (fileOf(id) === undefined) return undefined;
      return { code: code.replace(flagUse, (_, name) => String(flags[name])), map: null };
    },
  };
}

/** Below Phaser's sources; undefined for anything else. */
function fileOf(id: string): string | undefined {
  const path = normalizePath(id);
  return path.startsWith(`${source}/`) ? path.slice(source.length + 1) : undefined;
}
