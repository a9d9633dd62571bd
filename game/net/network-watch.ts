// When the browser says that the network is another one: back after a gap, or Wi-Fi for cable.

/** What only some browsers have. */
type ConnectedNavigator = { readonly connection?: EventTarget };

/** Calls back at every change until the result is called; where nothing is said, never. */
export function watchNetwork(page: Window, onChange: () => void): () => void {
  const connection = (page.navigator as Navigator & ConnectedNavigator).connection;
  page.addEventListener('online', onChange);
  connection?.addEventListener('change', onChange);
  return () => {
    page.removeEventListener('online', onChange);
    connection?.removeEventListener('change', onChange);
  };
}
