// What counts as another network: a page that is back, and another kind of connection; a browser's
// new guess at its speed does not (C10).
import { expect, it } from 'vitest';
import { watchNetwork } from '../../game/net/network-watch.ts';

class FakeConnection extends EventTarget {
  type: string | undefined;
}

function pageWith(connection: FakeConnection | undefined) {
  const page = new EventTarget();
  return Object.assign(page, { navigator: { connection } }) as unknown as Window;
}

it('hears of the page being back, with or without the rest', () => {
  for (const connection of [undefined, new FakeConnection()]) {
    const page = pageWith(connection);
    let changes = 0;
    const stop = watchNetwork(page, () => changes++);
    page.dispatchEvent(new Event('online'));
    stop();
    page.dispatchEvent(new Event('online'));
    expect(changes).toBe(1);
  }
});

it('hears of another kind of connection, and not of its speed', () => {
  const connection = new FakeConnection();
  connection.type = 'wifi';
  let changes = 0;
  watchNetwork(pageWith(connection), () => changes++);
  connection.dispatchEvent(new Event('change'));
  expect(changes).toBe(0);
  connection.type = 'cellular';
  connection.dispatchEvent(new Event('change'));
  connection.dispatchEvent(new Event('change'));
  expect(changes).toBe(1);
});
