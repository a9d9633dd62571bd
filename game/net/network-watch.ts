// When the browser says that the network is another one: back after a gap, or another kind of it.

/** What only some browsers have, and `type` only phones. */
type ConnectedNavigator = { readonly connection?: EventTarget & { readonly type?: string } };

/** Calls back at every change until the result is called; where nothing is said, never. */
export function watchNetwork(page: Window, onChange: () => void): () => void {
  const connection = (page.navigator as Navigator & ConnectedNavigator).connection;
  let type = connection?.type;
  const look = () => {
    // Most changes are of the browser's guess at the network's speed.
    if (connection?.type === type) return;
    type = connection?.type;
    onChange();
  };
  page.addEventListener('online', onChange);
  connection?.addEventListener('change', look);
  return () => {
    page.removeEventListener('online', onChange);
    connection?.removeEventListener('change', look);
  };
}
