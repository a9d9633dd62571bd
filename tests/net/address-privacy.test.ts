// C21: whoever hides their address is never connected in a way that shows it.
import { describe, expect, it } from 'vitest';
import { decideIce } from '../../game/net/address-privacy.ts';

const stun = { urls: ['stun:s.example'] };
const turn = { urls: ['turn:t.example', 'turns:t.example:443'], username: 'u', credential: 'c' };

describe('a player who does not hide', () => {
  it('gets every server and every way', () => {
    const decision = decideIce([stun, turn], false);
    expect(decision).toEqual({ ok: true, configuration: { iceServers: [stun, turn] } });
    expect(decideIce([], false)).toEqual({ ok: true, configuration: { iceServers: [] } });
  });
});

describe('a player who hides', () => {
  it('gets relays only', () => {
    expect(decideIce([stun, turn], true)).toEqual({
      ok: true,
      configuration: { iceServers: [turn], iceTransportPolicy: 'relay' },
    });
  });

  it('asks no STUN server that shares an entry with a relay', () => {
    const mixed = { ...turn, urls: ['stun:t.example', 'turn:t.example'] };
    const decision = decideIce([mixed], true);
    expect(decision.ok && decision.configuration.iceServers).toEqual([
      { ...turn, urls: ['turn:t.example'] },
    ]);
  });

  it.each([
    ['no servers', []],
    ['STUN only', [stun]],
    ['a relay without a credential', [{ urls: 'turn:t.example' }]],
    ['a relay with half of one', [{ urls: 'turn:t.example', username: 'u', credential: '' }]],
  ])('is refused with %s instead of being shown', (_what, servers) => {
    expect(decideIce(servers, true)).toEqual({ ok: false, reason: 'no-relay' });
  });
});
