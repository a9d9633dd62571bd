// Choosing a pitch: a file is read, kept for another time, offered to everybody and then played on.

import { commandKind } from '../../shared/simulation/command.ts';
import { isolate, words } from '../language/language.ts';
import type { AppActions } from '../ui/actions.ts';
import type { AppModel } from '../ui/model.ts';
import { pushNotice } from '../ui/notice.ts';
import type { App } from './app.ts';
import {
  forgetPitch,
  keepPitch,
  type PitchFile,
  readPitch,
  readPitches,
} from './pitch-collection.ts';
import { addPitch } from './pitch-library.ts';

type PitchActions = Pick<AppActions, 'loadPitch' | 'choosePitch' | 'keepPitch' | 'forgetPitch'>;

/** A file beyond this is not even read into memory, in bytes. */
const FILE_BYTES_MAX = 4_194_304;

export function createPitchActions(app: App, model: AppModel): PitchActions {
  void showCollection(model);
  return {
    loadPitch: (file) => void loadPitch(app, model, file),
    choosePitch: (hash) => void choosePitch(app, model, hash),
    keepPitch: (hash) => void keepReceived(app, model, hash),
    forgetPitch: (hash) => void forgetPitch(hash).then(() => showCollection(model)),
  };
}

async function showCollection(model: AppModel): Promise<void> {
  const kept = (await readPitches()) ?? [];
  model.keptPitches.value = kept.map(({ hash, name }) => ({ hash, name }));
}

async function loadPitch(app: App, model: AppModel, file: File): Promise<void> {
  const text = await readText(file);
  if (text === undefined) {
    showTrouble(model, words.peek().pitch.notAStadium(file.name, file.size));
    return;
  }
  const read = take(app, model, file.name, text);
  if (read === undefined) return;
  ask(app, read.hash);
  if (read.warnings.length > 0)
    pushNotice(model.notices, words.peek().pitch.notAsDrawn(isolate(read.name)), {
      detail: read.warnings[0],
    });
  if (!read.canBeStored) return;
  const { hash, name } = read;
  await keep(model, { hash, name, fileName: file.name, text }, words.peek().pitch.notKeptDetail);
}

async function keep(model: AppModel, file: PitchFile, otherwise: string): Promise<void> {
  if (await keepPitch(file)) await showCollection(model);
  else pushNotice(model.notices, words.peek().pitch.notKept, { detail: otherwise });
}

/** What the room plays on has been read before, so the library has its file. */
async function keepReceived(app: App, model: AppModel, hash: string): Promise<void> {
  const bytes = app.pitches.files.get(hash);
  if (bytes === undefined) return;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const read = addPitch(app.pitches, '', text);
  if (!read.ok) return;
  if (!read.canBeStored) {
    pushNotice(model.notices, words.peek().pitch.notToBeKept);
    return;
  }
  const { name } = read;
  await keep(model, { hash, name, fileName: `${name}.hbs`, text }, words.peek().pitch.notKeptAsk);
}

/** Undefined for a file that is far too large, or that went away. */
async function readText(file: File): Promise<string | undefined> {
  if (file.size > FILE_BYTES_MAX) return undefined;
  try {
    return await file.text();
  } catch {
    return undefined;
  }
}

async function choosePitch(app: App, model: AppModel, hash: string): Promise<void> {
  const file = await readPitch(hash);
  if (file === undefined) {
    await showCollection(model);
    showTrouble(model, words.peek().pitch.gone);
    return;
  }
  const read = take(app, model, file.fileName, file.text);
  if (read !== undefined) ask(app, read.hash);
}

/** Reads a file into the library, or says what is wrong with it. */
function take(app: App, model: AppModel, fileName: string, text: string) {
  model.pitchTrouble.value = '';
  const read = addPitch(app.pitches, fileName, text);
  if (read.ok) return read;
  showTrouble(model, read.error);
  return undefined;
}

function showTrouble(model: AppModel, trouble: string): void {
  model.pitchTrouble.value = trouble;
  pushNotice(model.notices, words.peek().pitch.unplayable, { kind: 'alert', detail: trouble });
}

function ask(app: App, hash: string): void {
  const command = { kind: commandKind.stadium, target: 0, value: 0, text: hash };
  const bytes = app.pitches.files.get(hash);
  if (bytes !== undefined) app.play?.room.requestWithAsset(hash, bytes, command);
}
