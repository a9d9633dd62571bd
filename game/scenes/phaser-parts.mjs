// What the built game takes of Phaser: file by file, as the whole is three times the size. Stands
// in for 'phaser' when Vite builds (phaser.config.ts); types, and the dev server, have all of it.
import CONST from 'phaser-src/const.js';
import GameOfParts from 'phaser-src/core/Game.js';
import 'phaser-src/cameras/2d/CameraManager.js';
import 'phaser-src/events/EventEmitter.js';
import 'phaser-src/gameobjects/DisplayList.js';
import 'phaser-src/gameobjects/GameObjectCreator.js';
import 'phaser-src/gameobjects/GameObjectFactory.js';
import 'phaser-src/gameobjects/UpdateList.js';
import 'phaser-src/gameobjects/graphics/GraphicsFactory.js';
import 'phaser-src/gameobjects/image/ImageFactory.js';
import 'phaser-src/gameobjects/particles/ParticleEmitterFactory.js';
import ScaleModes from 'phaser-src/scale/const/SCALE_MODE_CONST.js';
import SceneOfParts from 'phaser-src/scene/Scene.js';
import 'phaser-src/scene/ScenePlugin.js';
import SceneEvents from 'phaser-src/scene/events/index.js';

export const { CANVAS, WEBGL } = CONST;
export const Game = GameOfParts;
export const Scene = SceneOfParts;
export const Scale = ScaleModes;
export const Scenes = { Events: SceneEvents };
