// C39, C40: what the screens are told of the others, and whom nobody talks to any more.
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import type { PeerIdentity } from '../../game/net/peer-identity.ts';
import type { RoomClient } from '../../game/net/room-client.ts';
import { createPeopleWatch, keepOut } from '../../game/scenes/room-people.ts';
import type { Notice } from '../../game/ui/notice.ts';
import { type PersonView, personLines } from '../../game/ui/person-view.ts';
import type { RoomView } from '../../game/ui/room-view.ts';
import { createRoomState } from '../../shared/simulation/state.ts';
import { command, give, join } from '../simulation/scene.ts';

const fingerprint = 'AAAA-BBBB-CCCC';
const proven: PeerIdentity = {
  kind: 'proven',
  ...{ fingerprint, word: 0xfedc_ba98, isLinkProven: true, hasChanged: false },
};
const view = {
  seats: [
    { kind: 'human', playerId: 1, name: 'Ann', isMe: true },
    { kind: 'human', playerId: 2, name: 'Bob', isMe: false },
    { kind: 'bot', playerId: 0, name: 'Bo', isMe: false },
  ],
} as unknown as RoomView;

function watch(identity: () => PeerIdentity, before?: { name: string; firstMs: number }) {
  const model = {
    people: signal<ReadonlyMap<number, PersonView>>(new Map()),
    ownSigns: signal(''),
    notices: signal<readonly Notice[]>([]),
  };
  const known = { meet: () => before && { signs: fingerprint, lastMs: 2, ...before } };
  const identities = { of: identity, ownSigns: 'DDDD' } as unknown as RoomClient['identities'];
  return { model, look: createPeopleWatch({ identities }, known, model, () => 5) };
}

it('others are shown with their signs, and as new or known', () => {
  const fresh = watch(() => proven);
  fresh.look(view);
  expect([...fresh.model.people.value]).toEqual([
    [2, { kind: 'proven', signs: fingerprint, isLinkProven: true, hasChanged: false }],
  ]);
  expect(fresh.model.ownSigns.value).toBe('DDDD');
  const known = watch(() => proven, { name: 'Rob', firstMs: 1 });
  known.look(view);
  const person = known.model.people.value.get(2)!;
  expect(person).toMatchObject({ sinceMs: 1, lastName: 'Rob' });
  expect(personLines(person, 'Bob')[1]).toMatch(/since Jan 1, 1970, last as Rob/);
  expect(personLines(person, 'Rob')[1]).not.toMatch(/last as/);
  expect(personLines({ kind: 'none' }, 'Bob')).toHaveLength(1);
});

it('somebody in between is told once, as an alert', () => {
  let identity: PeerIdentity = { kind: 'asking' };
  const { model, look } = watch(() => identity);
  look(view);
  expect(model.notices.value).toEqual([]);
  identity = { kind: 'mismatch' };
  look(view);
  look(view);
  expect(model.notices.value).toMatchObject([
    { kind: 'alert', text: expect.stringMatching(/Bob/) },
  ]);
});

it('who was banned by key is refused by all, and told to the lobby by the host', () => {
  const state = createRoomState();
  give(state, join(1), { ...join(3), value: 0xfedc_ba98 }, command('ban', 1, 3));
  const refuse = vi.fn();
  const ban = vi.fn();
  const room = {
    identities: { of: (id: number) => (id === 5 ? proven : { kind: 'none' }), refuse },
    lobby: { members: [1, 3, 4, 5].map((playerId) => ({ playerId })), ban },
  } as unknown as RoomClient;
  keepOut(room, state, false);
  expect(refuse.mock.calls).toEqual([[5]]);
  expect(ban).not.toHaveBeenCalled();
  keepOut(room, state, true);
  expect(ban.mock.calls).toEqual([[3], [5]]);
});
