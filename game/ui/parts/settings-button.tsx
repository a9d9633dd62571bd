// Opens the settings from any screen that has room for a button.
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { Icon } from './icon.tsx';

export function SettingsButton({ class: className }: { readonly class: string }) {
  const { model } = useApp();
  const { title } = words.value.settings;
  return (
    <button
      type="button"
      class={className}
      aria-label={title}
      title={title}
      onClick={() => {
        model.settingsOpen.value = true;
      }}
    >
      <Icon name="gear" />
    </button>
  );
}
