// Keys, gamepad buttons and touch controls, row by row.
import { buttonName } from '../../input/gamepad.ts';
import { keyCap } from '../../input/key-cap.ts';
import { words } from '../../language/language.ts';
import {
  conflictsIn,
  initialKeys,
  type KeyUse,
  keyUses,
  type PadUse,
  padUses,
} from '../../settings/binds.ts';
import type { AppValue } from '../context.ts';
import { BindButton } from '../parts/bind-button.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { useButtonCapture, useKeyCapture } from './bind-capture.ts';
import type { SettingRow, SettingSection } from './settings-dialog.tsx';
import { sliderRow, switchRow } from './settings-rows.tsx';

export function controlRows(app: AppValue): readonly SettingSection[] {
  const labels = words.value.settings;
  const padName = app.input.padName.value;
  return [
    { title: labels.keyboard, rows: [...keyUses.map(keyRow), lastKeyRow(app)] },
    {
      title: labels.gamepad,
      rows: [
        {
          label: labels.gamepad,
          node: <p>{padName === '' ? labels.noGamepad : labels.gamepadReady(padName)}</p>,
        },
        ...padUses.map(padRow),
        sliderRow(app, 'deadZonePercent', labels.deadZone, { least: 5, most: 50, step: 1 }),
      ],
    },
    { title: labels.touch, rows: touchRows(app) },
  ];
}

function keyRow(use: KeyUse): SettingRow {
  const label = words.value.settings.actions[use];
  return { label, node: <KeyRow use={use} /> };
}

function KeyRow({ use }: { readonly use: KeyUse }) {
  const labels = words.value.settings;
  const { app, capturing, start } = useKeyCapture(use);
  const { keys } = app.settings.settings.value;
  const name = labels.actions[use];
  return (
    <div class="setting">
      <span>{name}</span>
      <span class="binds">
        {keys[use].map((code, bind) => (
          <BindButton
            key={bind === 0 ? 'first' : 'second'}
            label={bind === 0 ? labels.firstKey(name) : labels.secondKey(name)}
            cap={code === '' ? labels.noKey : keyCap(code, app.input.layout.value, space())}
            waiting={capturing === bind ? labels.pressKey : ''}
            onClick={() => start(bind)}
          />
        ))}
      </span>
      {conflictsOf(app)
        .filter(({ using }) => using.includes(use))
        .map(({ code, text }) => (
          <p key={code} class="trouble" aria-hidden="true">
            {text}
          </p>
        ))}
    </div>
  );
}

/** Keys that mean more than one thing: a sentence for each. */
function conflictsOf({ settings, input }: AppValue) {
  const labels = words.value.settings;
  return [...conflictsIn(settings.settings.value.keys)].map(([code, using]) => {
    const cap = keyCap(code, input.layout.value, space());
    const names = using.map((use) => labels.actions[use]);
    return { code, using, text: labels.conflict(cap, names) };
  });
}

/** Conflicts are seen beside the keys, and told from here. */
function lastKeyRow(app: AppValue): SettingRow {
  const { settings } = app;
  const labels = words.value.settings;
  const node = (
    <>
      <p class="setting-help">{labels.rebindHelp}</p>
      <div class="hidden" role="status">
        {conflictsOf(app).map(({ code, text }) => (
          <p key={code}>{text}</p>
        ))}
      </div>
      <button
        type="button"
        class="button small"
        onClick={() => settings.change({ keys: initialKeys })}
      >
        {labels.defaultKeys}
      </button>
    </>
  );
  return { label: labels.defaultKeys, node };
}

function padRow(use: PadUse): SettingRow {
  const label = words.value.settings.actions[use];
  return { label, node: <PadRow use={use} /> };
}

function PadRow({ use }: { readonly use: PadUse }) {
  const labels = words.value.settings;
  const { app, capturing, start } = useButtonCapture(use);
  const { padButtons } = app.settings.settings.value;
  const name = labels.actions[use];
  const isPlugged = app.input.padName.value !== '';
  return (
    <div class="setting">
      <span>{name}</span>
      <span class="binds">
        {padButtons[use].map((button, bind) => (
          <BindButton
            key={bind === 0 ? 'first' : 'second'}
            label={bind === 0 ? labels.firstButton(name) : labels.secondButton(name)}
            cap={button < 0 ? labels.noKey : buttonName(button)}
            waiting={capturing === bind ? labels.pressButton : ''}
            disabled={!isPlugged}
            onClick={() => start(bind)}
          />
        ))}
      </span>
    </div>
  );
}

function touchRows(app: AppValue): readonly SettingRow[] {
  const labels = words.value.settings;
  const size = { least: 70, most: 150, step: 10 };
  const side = (
    <Segmented
      legend={labels.stickSide}
      value={app.settings.settings.value.stickSide}
      options={(['left', 'right'] as const).map((value) => ({ value, label: labels[value] }))}
      onChange={(value) => app.settings.change({ stickSide: value })}
    />
  );
  return [
    { label: labels.stickSide, node: side },
    sliderRow(app, 'stickPercent', labels.stickSize, size),
    sliderRow(app, 'kickPercent', labels.kickSize, size),
    sliderRow(app, 'opacityPercent', labels.opacity, { least: 30, most: 100, step: 5 }),
    switchRow(app, 'hasHaptics', labels.haptics),
  ];
}

function space(): string {
  return words.value.hints.space;
}
