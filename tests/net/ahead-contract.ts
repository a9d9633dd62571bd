// The part of the mesh's contract about offers that were made before a newcomer came (C27).
import { expect, it } from 'vitest';
import type { MeshPeer, MeshRoom } from './mesh-room.ts';

export type Entrances = {
  /** That of the running test. */
  readonly room: () => MeshRoom;
  readonly enter: (playerId: number) => Promise<MeshPeer>;
};

export function describeOffersAhead({ room, enter }: Entrances): void {
  it('links a newcomer by an offer that was made before it came (C27)', async () => {
    const low = await enter(1);
    await low.offerAhead();
    await room().until('an offer', async () => (await low.publishedOffer()) !== '');
    const offer = await low.publishedOffer();
    const high = await enter(2);
    await high.accept(1, offer);
    await room().untilOpen(low, high);
    expect(room().kindsOf(low, 2)).toEqual(['open']);
    expect(room().kindsOf(high, 1)).toEqual(['open']);
    expect(
      room().carried.filter(({ from, body }) => from === 1 && body.includes('"offer"')),
    ).toEqual([]);
    await low.send(2, 'control', Uint8Array.of(7));
    await room().until('a message', () => room().messagesOf(high, 'control').length > 0);
    expect(await low.channelFacts()).toHaveLength(2);
  });

  it('gives each newcomer a connection of its own, with another offer after each', async () => {
    const low = await enter(1);
    await low.offerAhead();
    await room().until('an offer', async () => (await low.publishedOffer()) !== '');
    const first = await low.publishedOffer();
    const high = await enter(2);
    await high.accept(1, first);
    await room().untilOpen(low, high);
    await room().until('another offer', async () => (await low.publishedOffer()) !== first);
    const third = await enter(3);
    await third.accept(1, await low.publishedOffer());
    await room().untilOpen(low, third);
    expect(await low.linkOf(2)).toBe('open');
  });

  it.each([
    ['that is garbage', () => 'x'],
    ['that is an answer', (offer: string) => offer.replace('"offer"', '"answer"')],
    ['of somebody who is gone', (offer: string) => offer],
  ])('connects by itself past an offer %s', async (_, spoil) => {
    const gone = await enter(1);
    await gone.offerAhead();
    await room().until('an offer', async () => (await gone.publishedOffer()) !== '');
    const offer = spoil(await gone.publishedOffer());
    await gone.crash();
    const [low, high] = [await enter(1), await enter(2)];
    await high.accept(1, offer);
    await room().untilOpen(low, high);
    expect(room().kindsOf(high, 1)).toEqual(['open']);
  });
}
