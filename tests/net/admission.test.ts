// C39: who is let in, by the key that was shown: claims are checked, and a ban by key holds under
// another number and under the next host.
import { expect, it } from 'vitest';
import { Admission } from '../../game/net/admission.ts';
import type { ShownKey } from '../../game/net/peer-identity.ts';
import { isAdmitted } from '../../game/scenes/room-facts.ts';
import type { Frame } from '../../shared/protocol/peer-messages.ts';
import { commandKind } from '../../shared/simulation/command.ts';
import { createRoomState } from '../../shared/simulation/state.ts';
import { command, give, join } from '../simulation/scene.ts';
import { RoutedRoom } from './routed-room.ts';

const key = 0xfedc_ba98;
const proven: ShownKey = { kind: 'proven', word: key };
const joins = (value: number) => ({ kind: commandKind.join, value });
function roomWithBan() {
  const state = createRoomState();
  give(state, { ...join(1), value: 7 }, { ...join(2), value: key }, command('ban', 1, 2));
  return state;
}

it.each<[string, number, ShownKey, boolean, boolean]>([
  ['the word of the shown key', key, proven, true, true],
  ['another word than that', 5, proven, false, false],
  ['none, although a key was shown', 0, proven, false, false],
  ['a word before anything was shown', key, { kind: 'asking' }, false, false],
  ['a word without a key', key, { kind: 'none' }, false, false],
  ['none, without a key', 0, { kind: 'none' }, true, false],
  ['none, before anything was shown', 0, { kind: 'asking' }, true, false],
  ['none, with somebody in between', 0, { kind: 'mismatch' }, false, false],
  ['any word, where nobody can tell', key, { kind: 'unable' }, true, true],
])('a join with %s', (_, value, shown, isIn, isInAfterBan) => {
  expect(isAdmitted(createRoomState(), joins(value), shown)).toBe(isIn);
  expect(isAdmitted(roomWithBan(), joins(value), shown)).toBe(isInAfterBan);
});

it('other requests need no key', () => {
  const team = { kind: commandKind.team, value: 1 };
  expect(isAdmitted(roomWithBan(), team, { kind: 'none' })).toBe(true);
});

it('leaves the rest of a frame as it is', () => {
  const admission = new Admission(isAdmitted, true);
  const ask = (number: number, kind: number, value: number) =>
    [number, [kind, 0, 2, value, '']] as Frame['commands'][number];
  const commands = [ask(1, commandKind.join, key), ask(2, commandKind.ready, 1)];
  const frame = { kind: 'frame', term: 3, commands } as Frame;
  const state = createRoomState();
  expect(admission.filter(state, 2, frame)).toEqual({ ...frame, commands: [commands[1]] });
  admission.show(2, proven);
  expect(admission.filter(state, 2, frame)).toBe(frame);
  admission.opened(2);
  expect(admission.filter(state, 2, frame).commands).toHaveLength(1);
});

it('who was banned by key stays out under another number, also with the next host', () => {
  const room = new RoutedRoom();
  room.canVerify = true;
  const enter = (id: number, word: number) => {
    const peer = room.enter(id, [], word);
    room.run(1000);
    // As each page finds out; a new host goes by what it was shown itself.
    for (const { id: other, core, isStopped } of room.peers.values()) {
      if (other !== id && !isStopped) core.show(id, { kind: 'proven', word });
      if (other !== id) peer.core.show(other, { kind: 'proven', word: other });
    }
    room.run(1500);
    return peer;
  };
  const seated = (id: number) => room.peers.get(id)?.core.session.roster ?? [];
  enter(1, 1);
  enter(2, 2);
  enter(3, 3);
  const bad = enter(4, key);
  expect(seated(1)).toEqual([1, 2, 3, 4]);
  room.peers.get(1)!.core.session.request({
    kind: commandKind.ban,
    ...{ target: 4, value: 0, text: '' },
  });
  room.run(500);
  expect(seated(2)).toEqual([1, 2, 3]);
  expect(bad.core.end).toBe('kicked-out');
  room.leave(4);
  room.leave(1);
  room.run(1500);
  const back = enter(5, key);
  expect(back.core.session.isLive).toBe(true);
  expect(seated(2)).toEqual([2, 3]);
  const honest = enter(6, 6);
  expect(seated(2)).toEqual([2, 3, 6]);
  expect(honest.core.end).toBeUndefined();
});
