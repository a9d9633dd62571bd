// L8 and L17: how notices of the lobby change what a client knows, and which events they become.
import { describe, expect, it } from 'vitest';
import { LOBBY_EVENTS_MAX } from '../../game/net/lobby-event.ts';
import {
  applyNotice,
  applyWelcome,
  createLobbyView,
  type LobbyView,
  pushEvent,
} from '../../game/net/lobby-view.ts';
import type { MemberTuple, Welcome } from '../../shared/protocol/lobby-messages.ts';

function welcomeWith(members: MemberTuple[], more: Partial<Welcome> = {}): Welcome {
  const room = { code: 'AB3C', playerId: 2, term: 1, hostId: 1, ticket: 't', iceServers: [] };
  return { kind: 'welcome', ...room, members, mayRelay: true, ...more };
}

function viewWith(members: MemberTuple[]): LobbyView {
  const view = createLobbyView();
  applyWelcome(view, welcomeWith(members));
  return view;
}

const ann: MemberTuple = [1, 'Ann', true];
const bob: MemberTuple = [2, 'Bob', true];
const cid: MemberTuple = [3, 'Cid', true];

describe('a first welcome', () => {
  it('fills the view and is no event', () => {
    const view = viewWith([ann, bob]);
    expect(view).toMatchObject({ code: 'AB3C', playerId: 2, hostId: 1, term: 1, events: [] });
    expect(view.members).toEqual([
      { playerId: 1, name: 'Ann', connected: true },
      { playerId: 2, name: 'Bob', connected: true },
    ]);
  });

  it('tells STUN from TURN', () => {
    const view = createLobbyView();
    const iceServers: Welcome['iceServers'] = [
      [['stun:a'], '', ''],
      [['turn:b'], 'user', 'word'],
    ];
    applyWelcome(view, welcomeWith([bob], { iceServers }));
    expect(view.iceServers).toEqual([
      { urls: ['stun:a'] },
      { urls: ['turn:b'], username: 'user', credential: 'word' },
    ]);
  });
});

describe('a welcome after a gap', () => {
  it('tells who left, who came, and a new host, and nothing about oneself', () => {
    const view = viewWith([ann, bob]);
    applyWelcome(view, welcomeWith([bob, cid], { term: 4, hostId: 3, ticket: 'new' }));
    expect(view.events).toEqual([
      { kind: 'member-left', playerId: 1, consented: false },
      { kind: 'member-joined', playerId: 3, name: 'Cid' },
      { kind: 'host', hostId: 3, term: 4 },
    ]);
    expect(view.ticket).toBe('new');
  });

  it('is no event when nothing changed', () => {
    const view = viewWith([ann, bob]);
    applyWelcome(view, welcomeWith([ann, bob]));
    expect(view.events).toEqual([]);
  });

  it('tells a member that is kept but gone as left', () => {
    const view = viewWith([ann, bob]);
    applyWelcome(view, welcomeWith([[1, 'Ann', false], bob]));
    expect(view.events).toEqual([{ kind: 'member-left', playerId: 1, consented: false }]);
  });
});

describe('notices', () => {
  it('of a drop keep the member, of a leave do not', () => {
    const view = viewWith([ann, bob, cid]);
    applyNotice(view, { kind: 'member-left', playerId: 1, consented: false });
    applyNotice(view, { kind: 'member-left', playerId: 3, consented: true });
    expect(view.members).toEqual([
      { playerId: 1, name: 'Ann', connected: false },
      { playerId: 2, name: 'Bob', connected: true },
    ]);
    applyNotice(view, { kind: 'member-forgotten', playerId: 1 });
    expect(view.members).toHaveLength(1);
    expect(view.events).toHaveLength(2);
  });

  it('of a return replace the member and keep the order', () => {
    const view = viewWith([[1, 'Ann', false], bob]);
    applyNotice(view, { kind: 'member-joined', playerId: 1, name: 'Anna' });
    expect(view.members.map((one) => [one.playerId, one.name])).toEqual([
      [1, 'Anna'],
      [2, 'Bob'],
    ]);
  });

  it('never grow beyond a limit when nobody drains', () => {
    const view = createLobbyView();
    for (let i = 0; i <= LOBBY_EVENTS_MAX; i++) {
      pushEvent(view, { kind: 'signal', from: 1, body: `${i}` });
    }
    expect(view.events).toHaveLength(LOBBY_EVENTS_MAX);
    expect(view.events[0]).toMatchObject({ body: '1' });
  });
});
