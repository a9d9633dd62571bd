// Puts the interface into the page. The one place that renders; everything below reads the model.
import { render } from 'preact';
import { App } from './app.tsx';
import { AppContext, type AppValue } from './context.ts';

/** Renders into `root` (the page's `#ui`); the returned function takes everything away again. */
export function mountUi(root: HTMLElement, app: AppValue): () => void {
  root.replaceChildren();
  render(
    <AppContext.Provider value={app}>
      <App />
    </AppContext.Provider>,
    root,
  );
  return () => render(null, root);
}
