// Puts the interface into the page. The one place that renders; everything below reads the model.
import { render } from 'preact';
import { App } from './app.tsx';
import { AppContext } from './context.ts';
import type { AppActions, AppModel } from './model.ts';

/** Renders into `root` (the page's `#ui`); the returned function takes everything away again. */
export function mountUi(root: HTMLElement, model: AppModel, actions: AppActions): () => void {
  root.replaceChildren();
  const app = { model, actions };
  render(
    <AppContext.Provider value={app}>
      <App />
    </AppContext.Provider>,
    root,
  );
  return () => render(null, root);
}
