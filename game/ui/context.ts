// How a screen reaches the model and the actions without passing them through every component.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PlayerInput } from '../input/player-input.ts';
import type { SettingsStore } from '../settings/settings-store.ts';
import type { AppActions } from './actions.ts';
import type { AppModel } from './model.ts';

export type AppValue = {
  readonly model: AppModel;
  readonly actions: AppActions;
  readonly settings: SettingsStore;
  readonly input: PlayerInput;
  /** The page's clock (ms). */
  readonly nowMs: () => number;
};

export const AppContext = createContext<AppValue | null>(null);

/** The model and actions; throws outside `mountUi`. */
export function useApp(): AppValue {
  const app = useContext(AppContext);
  if (app === null) throw new Error('useApp outside mountUi');
  return app;
}
