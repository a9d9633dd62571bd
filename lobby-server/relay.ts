// The last resort (L21): passes packets of the game between two members that no other way leads
// between. Reads their heads only; what is too much or too late is dropped, as on any bad line.
import { addresseeOf, passOn, readRelay } from '../shared/protocol/relay-message.ts';
import { takeToken } from '../shared/protocol/token-bucket.ts';
import { countTraffic } from './counters.ts';
import type { Lobby } from './lobby.ts';
import { noteBadMessage } from './requests.ts';
import type { Member, Room } from './room.ts';

/** Takes one relay of a member off the wire; `bytes` are changed. */
export function relay(lobby: Lobby, room: Room, member: Member, bytes: Uint8Array): void {
  const { counters, settings } = lobby;
  const message = readRelay(bytes, 'forward');
  if (message === undefined) {
    noteBadMessage(lobby, room, member);
    return;
  }
  const receiver = room.members.get(addresseeOf(message));
  const isAllowed = settings.mayRelay && receiver !== member && isWithinRate(lobby, member, bytes);
  if (!isAllowed || receiver?.socket?.relay(passOn(bytes, member.playerId)) !== true)
    counters.relaysDropped++;
  else {
    const { inputs, relayedControl } = counters;
    countTraffic(message.channel === 'game' ? inputs : relayedControl, bytes.length);
  }
}

function isWithinRate(lobby: Lobby, member: Member, { length }: Uint8Array): boolean {
  const { limits, nowMs } = lobby.settings;
  if (!takeToken(member.relays, limits.relays, nowMs())) return false;
  return takeToken(member.relayBytes, limits.relayBytes, nowMs(), length);
}
