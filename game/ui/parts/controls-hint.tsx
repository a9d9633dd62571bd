// How to move and kick, on the device that was used last and with the keys as they are bound.
import { buttonName } from '../../input/gamepad.ts';
import { keyCap } from '../../input/key-cap.ts';
import { createForms } from '../../language/forms.ts';
import { language, words } from '../../language/language.ts';
import type { KeyUse } from '../../settings/binds.ts';
import { type AppValue, useApp } from '../context.ts';

const directions = ['up', 'left', 'down', 'right'] as const;

export function ControlsHint() {
  return <>{hintOf(useApp())}</>;
}

/** The four keys that move, as they lie on the keyboard; nothing for another device. */
export function MoveCaps() {
  const app = useApp();
  if (app.input.device.value !== 'keyboard') return null;
  const caps = capsOf(app, 0);
  return (
    <span class="keys" aria-hidden="true">
      {directions.map((direction, i) => (
        <kbd key={direction}>{caps[i]}</kbd>
      ))}
    </span>
  );
}

function hintOf(app: AppValue): string {
  const { hints } = words.value;
  const { padButtons } = app.settings.settings.value;
  const device = app.input.device.value;
  if (device === 'touch') return hints.touch;
  if (device === 'gamepad') {
    const button = padButtons.kick.find((one) => one >= 0);
    return hints.gamepad(button === undefined ? '–' : buttonName(button));
  }
  const moves = [0, 1].map((bind) => moveText(capsOf(app, bind))).filter((text) => text !== '');
  return hints.keys(createForms(language.value).or(moves), kickCap(app));
}

/** The keys that run, in words: the arrows, or what they are bound to; and the key that kicks. */
export function useKeyWords(): { readonly run: string; readonly kick: string } {
  const app = useApp();
  const run = [0, 1].map((bind) => moveText(capsOf(app, bind))).find((text) => text !== '');
  return { run: run ?? '–', kick: kickCap(app) };
}

/** What is printed on the first key of an action; '' if it has none. */
export function useCap(use: KeyUse): string {
  const { settings, input } = useApp();
  const code = settings.settings.value.keys[use].find((one) => one !== '');
  return code === undefined ? '' : keyCap(code, input.layout.value, words.value.hints.space);
}

function kickCap({ settings, input }: AppValue): string {
  const kick = settings.settings.value.keys.kick.find((code) => code !== '');
  return kick === undefined ? '–' : keyCap(kick, input.layout.value, words.value.hints.space);
}

/** Key caps of up, left, down and right; '' for none. */
function capsOf({ settings, input }: AppValue, bind: number): readonly string[] {
  const { keys } = settings.settings.value;
  return directions.map((direction) => {
    const code = keys[direction][bind];
    return code === '' ? '' : keyCap(code, input.layout.value, words.value.hints.space);
  });
}

function moveText(caps: readonly string[]): string {
  if (caps.join('') === '↑←↓→') return words.value.hints.arrows;
  if (caps.some((cap) => cap === '')) return '';
  return caps.join(caps.every((cap) => cap.length === 1) ? '' : ' ');
}
