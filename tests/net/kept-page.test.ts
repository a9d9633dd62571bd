// The page that a service worker shows: the fresh one if it is good and in time, else the kept one.
import { describe, expect, it } from 'vitest';
import { choosePage } from '../../game/net/kept-page.ts';

const never = new Promise<undefined>(() => {});
const page = (text: string, status = 200) => Promise.resolve(new Response(text, { status }));
const none = Promise.resolve(undefined);

async function shown(
  fresh: Promise<Response | undefined>,
  kept: Promise<Response | undefined>,
  patience: Promise<unknown> = never,
): Promise<string> {
  const response = await choosePage({ fresh, kept, patience });
  return response.type === 'error' ? 'error' : response.text();
}

describe('the page', () => {
  it('is the newest one', async () => {
    expect(await shown(page('new'), page('kept'))).toBe('new');
    expect(await shown(page('new'), none)).toBe('new');
  });

  it('is the kept one without a network, and when the server has an error', async () => {
    expect(await shown(none, page('kept'))).toBe('kept');
    expect(await shown(page('down', 502), page('kept'))).toBe('kept');
    expect(await shown(page('gone', 404), page('kept'))).toBe('kept');
  });

  it('is the kept one when the network takes too long', async () => {
    expect(await shown(never, page('kept'), Promise.resolve())).toBe('kept');
  });

  it('waits as long as it takes where nothing is kept', async () => {
    const late = new Promise<Response>((resolve) => setTimeout(resolve, 5, new Response('late')));
    expect(await shown(late, none, Promise.resolve())).toBe('late');
  });

  it('is the error where there is nothing else', async () => {
    expect(await shown(page('down', 502), none)).toBe('down');
    expect(await shown(none, none)).toBe('error');
  });
});
