// The settings: over any screen, live at once, found by a word. The match goes on behind them.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { language, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { controlRows } from './settings-controls.tsx';
import { KeepButtons } from './settings-file.tsx';
import { gameRows, soundRows, videoRows } from './settings-rows.tsx';

/** One setting: what it is called, for the search, and what changes it. */
export type SettingRow = { readonly label: string; readonly node: ComponentChildren };

export type SettingSection = { readonly title: string; readonly rows: readonly SettingRow[] };

export function SettingsDialog() {
  const app = useApp();
  const [wanted, setWanted] = useState('');
  const labels = words.value.settings;
  const close = () => {
    app.model.settingsOpen.value = false;
  };
  const found = sectionsWith(
    [gameRows(app), videoRows(app), soundRows(app), ...controlRows(app)],
    wanted,
  );
  return (
    <Dialog title={labels.title} onCancel={close} class="settings-dialog">
      <input
        class="input"
        type="search"
        // Escape would only empty the field; it closes the dialog here as anywhere in it.
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.preventDefault();
          close();
        }}
        aria-label={labels.search}
        placeholder={labels.search}
        value={wanted}
        onInput={(event) => setWanted(event.currentTarget.value)}
      />
      <div class="settings-scroll">
        {!app.settings.isKept.value && (
          <p class="trouble" role="status">
            {labels.notKept}
          </p>
        )}
        {found.map(({ title, rows }) => (
          <section key={title} class="settings-section" aria-label={title}>
            <h3>{title}</h3>
            {rows.map(({ label, node }) => (
              <div key={label}>{node}</div>
            ))}
          </section>
        ))}
        {found.length === 0 && <p role="status">{labels.nothingFound}</p>}
        {wanted === '' && <KeepButtons />}
      </div>
      <button type="button" class="button primary" onClick={close}>
        {labels.done}
      </button>
    </Dialog>
  );
}

/** The rows that have the word in their name, or all of a section that has it in its own. */
export function sectionsWith(
  sections: readonly SettingSection[],
  wanted: string,
): readonly SettingSection[] {
  const fold = (text: string) => text.toLocaleLowerCase(language.peek()).trim();
  const has = (text: string) => fold(text).includes(fold(wanted));
  return sections
    .map(({ title, rows }) => ({
      title,
      rows: has(title) ? rows : rows.filter(({ label }) => has(label)),
    }))
    .filter(({ rows }) => rows.length > 0);
}
