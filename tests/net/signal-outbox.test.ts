// C28: signals keep their order, and none is lost, whichever way they go.
import { expect, it } from 'vitest';
import { SignalOutbox, WAITING_SIGNALS_MAX } from '../../game/net/signal-outbox.ts';

function createScene() {
  const sent: string[] = [];
  const requests: { bodies: string[]; answer: (isBrought: boolean) => void }[] = [];
  const state = { isOpen: false };
  const outbox = new SignalOutbox(([, body]) => {
    if (state.isOpen) sent.push(body);
    return state.isOpen;
  });
  const request = (signals: readonly (readonly [number, string])[]) =>
    new Promise<boolean>((answer) => {
      requests.push({ bodies: signals.map(([, body]) => body), answer });
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return { outbox, request, requests, sent, state, settled };
}

it('go by request, one at a time, until the socket is open', async () => {
  const { outbox, request, requests, sent, state, settled } = createScene();
  outbox.sendBy(request);
  for (const body of ['a', 'b', 'c']) outbox.send([1, body]);
  expect(requests.map(({ bodies }) => bodies)).toEqual([['a']]);
  requests[0].answer(true);
  await settled();
  expect(requests.map(({ bodies }) => bodies)).toEqual([['a'], ['b', 'c']]);
  state.isOpen = true;
  outbox.socketOpened();
  outbox.send([1, 'd']);
  // Not past what is still under way.
  expect(sent).toEqual([]);
  requests[1].answer(true);
  await settled();
  expect(sent).toEqual(['d']);
  outbox.send([1, 'e']);
  expect(sent).toEqual(['d', 'e']);
});

it('wait for the socket where a request fails', async () => {
  const { outbox, request, requests, sent, state, settled } = createScene();
  outbox.sendBy(request);
  outbox.send([1, 'a']);
  outbox.send([1, 'b']);
  requests[0].answer(false);
  await settled();
  outbox.send([1, 'c']);
  expect(requests).toHaveLength(1);
  state.isOpen = true;
  outbox.socketOpened();
  expect(sent).toEqual(['a', 'b', 'c']);
});

it('wait in a bounded number while the socket is down', () => {
  const { outbox, sent, state } = createScene();
  for (let i = 0; i < WAITING_SIGNALS_MAX + 9; i++) outbox.send([1, `${i}`]);
  state.isOpen = true;
  outbox.socketOpened();
  expect(sent).toEqual(Array.from({ length: WAITING_SIGNALS_MAX }, (_, i) => `${i}`));
});

it('are thrown away when the room is closed', async () => {
  const { outbox, request, requests, sent, state, settled } = createScene();
  outbox.sendBy(request);
  outbox.send([1, 'a']);
  outbox.send([1, 'b']);
  outbox.clear();
  requests[0].answer(true);
  state.isOpen = true;
  await settled();
  expect(requests).toHaveLength(1);
  expect(sent).toEqual([]);
});
