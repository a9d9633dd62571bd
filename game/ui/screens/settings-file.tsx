// Settings as a file, in and out, and back to the first day.
import { useState } from 'preact/hooks';
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';

/** A larger file is not even read, in bytes. */
const fileBytesMax = 65_536;

export function KeepButtons() {
  const { settings } = useApp();
  const labels = words.value.settings;
  const [said, say] = useState('');
  const [isSure, setSure] = useState(false);
  const load = async (file: File | undefined) => {
    if (file === undefined) return;
    const text = file.size <= fileBytesMax ? await file.text().catch(() => '') : '';
    say(settings.take(text) ? words.peek().settings.loaded : words.peek().settings.notLoaded);
  };
  const reset = () => {
    if (isSure) settings.reset();
    say(isSure ? words.peek().settings.wasReset : '');
    setSure(!isSure);
  };
  return (
    <section class="settings-section" aria-label={labels.keep}>
      <h3>{labels.keep}</h3>
      <div class="settings-files">
        <button type="button" class="button small" onClick={() => saveFile(settings.toText())}>
          <Icon name="copy" />
          {labels.save}
        </button>
        <label class="button small file-button">
          <Icon name="plus" />
          {labels.load}
          <input
            class="file-input"
            type="file"
            accept=".json"
            aria-label={labels.load}
            onChange={(event) => {
              void load(event.currentTarget.files?.[0]);
              event.currentTarget.value = '';
            }}
          />
        </label>
        <button type="button" class="button small danger" onClick={reset}>
          {isSure ? labels.resetSure : labels.reset}
        </button>
      </div>
      <p role="status">{said}</p>
    </section>
  );
}

function saveFile(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = 'kickabout-settings.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 0);
}
