// The settings of game, picture and sound, row by row.
import { discNumberMax } from '../../../shared/simulation/constants.ts';
import { languages, words } from '../../language/language.ts';
import { chatModes, type Settings } from '../../settings/settings.ts';
import type { AppValue } from '../context.ts';
import { Segmented } from '../parts/segmented.tsx';
import { Slider } from '../parts/slider.tsx';
import { NameField } from './name-field.tsx';
import type { SettingRow, SettingSection } from './settings-dialog.tsx';

export function gameRows(app: AppValue): SettingSection {
  const labels = words.value.settings;
  return {
    title: labels.game,
    rows: [
      { label: words.value.menu.yourName, node: <NameField id="settings-name" /> },
      numberRow(app),
      languageRow(app),
      sliderRow(app, 'textSizePercent', labels.textSize, { least: 80, most: 150, step: 10 }),
      likeSystemRow(app, 'motion', labels.motion),
      likeSystemRow(app, 'contrast', labels.contrast),
      switchRow(app, 'hasNames', labels.names),
      chatRow(app),
      addressRow(app),
    ],
  };
}

function numberRow({ settings }: AppValue): SettingRow {
  const { yourNumber, automatic } = words.value.kits;
  const value = settings.settings.value.discNumber;
  const node = (
    <Slider
      label={yourNumber}
      value={value}
      text={value === 0 ? automatic : String(value)}
      range={{ least: 0, most: discNumberMax, step: 1 }}
      onChange={(next) => settings.change({ discNumber: next })}
    />
  );
  return { label: yourNumber, node };
}

export function videoRows(app: AppValue): SettingSection {
  const labels = words.value.settings;
  const { venue, quality, fpsMax } = app.settings.settings.value;
  return {
    title: labels.video,
    rows: [
      {
        label: labels.venue,
        node: (
          <Segmented
            legend={labels.venue}
            value={venue}
            options={(['table', 'floodlights'] as const).map((value) => ({
              value,
              label: labels.venues[value],
            }))}
            onChange={(value) => app.settings.change({ venue: value })}
          />
        ),
      },
      {
        label: labels.quality,
        node: (
          <Segmented
            legend={labels.quality}
            value={quality}
            options={(['auto', 'low', 'medium'] as const).map((value) => ({
              value,
              label: labels[value],
            }))}
            onChange={(value) => app.settings.change({ quality: value })}
          />
        ),
      },
      {
        label: labels.fps,
        node: (
          <Segmented
            legend={labels.fps}
            value={fpsMax}
            options={[30, 60, 120, 0].map((value) => ({
              value,
              label: value === 0 ? labels.noLimit : labels.number(value),
            }))}
            onChange={(value) => app.settings.change({ fpsMax: value })}
          />
        ),
      },
    ],
  };
}

export function soundRows(app: AppValue): SettingSection {
  const labels = words.value.settings;
  const volume = { least: 0, most: 100, step: 5 };
  return {
    title: labels.sound,
    rows: [
      switchRow(app, 'isMuted', labels.mute),
      sliderRow(app, 'masterPercent', labels.master, volume),
      sliderRow(app, 'matchPercent', labels.matchVolume, volume),
      sliderRow(app, 'crowdPercent', labels.crowdVolume, volume),
      sliderRow(app, 'interfacePercent', labels.interfaceVolume, volume),
    ],
  };
}

type Named<T> = {
  [Name in keyof Settings]: Settings[Name] extends T ? Name : never;
}[keyof Settings];
type PercentName = Exclude<Named<number>, 'fpsMax' | 'discNumber'>;

export function sliderRow(
  { settings }: AppValue,
  name: PercentName,
  label: string,
  range: { readonly least: number; readonly most: number; readonly step: number },
): SettingRow {
  const value = settings.settings.value[name];
  const node = (
    <Slider
      label={label}
      value={value}
      text={words.value.settings.percent(value)}
      range={range}
      onChange={(next) => settings.change({ [name]: next })}
    />
  );
  return { label, node };
}

export function switchRow({ settings }: AppValue, name: Named<boolean>, label: string): SettingRow {
  const { on, off } = words.value.settings;
  const node = (
    <Segmented
      legend={label}
      value={settings.settings.value[name]}
      options={[
        { value: false, label: off },
        { value: true, label: on },
      ]}
      onChange={(value) => settings.change({ [name]: value })}
    />
  );
  return { label, node };
}

function likeSystemRow(
  { settings }: AppValue,
  name: 'motion' | 'contrast',
  label: string,
): SettingRow {
  const { likeSystem, on, off } = words.value.settings;
  const node = (
    <Segmented
      legend={label}
      value={settings.settings.value[name]}
      options={[
        { value: 'system', label: likeSystem },
        { value: 'on', label: on },
        { value: 'off', label: off },
      ]}
      onChange={(value) => settings.change({ [name]: value })}
    />
  );
  return { label, node };
}

function languageRow({ settings }: AppValue): SettingRow {
  const label = words.value.settings.language;
  const node = (
    <label class="setting">
      <span>{label}</span>
      <select
        class="select"
        value={settings.settings.value.language}
        onChange={(event) =>
          settings.change({ language: event.currentTarget.value as Settings['language'] })
        }
      >
        <option value="auto">{words.value.settings.likeBrowser}</option>
        {Object.entries(languages).map(([code, name]) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
  return { label, node };
}

function addressRow(app: AppValue): SettingRow {
  const { hideAddress, hideAddressHelp } = words.value.settings;
  const { label, node } = switchRow(app, 'hidesAddress', hideAddress);
  return {
    label,
    node: (
      <>
        {node}
        <p class="setting-help">{hideAddressHelp}</p>
      </>
    ),
  };
}

function chatRow({ settings }: AppValue): SettingRow {
  const { chat, chatModes: names } = words.value.settings;
  const node = (
    <Segmented
      legend={chat}
      value={settings.settings.value.chat}
      options={chatModes.map((value) => ({ value, label: names[value] }))}
      onChange={(value) => settings.change({ chat: value })}
    />
  );
  return { label: chat, node };
}
