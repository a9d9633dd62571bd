// Which ICE servers a member gets now (L19): its own TURN credential while its address has not
// asked for too many, the STUN servers in any case.
import type { IceServerTuple } from '../shared/protocol/lobby-messages.ts';
import { takeToken } from '../shared/protocol/token-bucket.ts';
import { hasTurn, iceServersFor, stunServersOf } from './ice-servers.ts';
import type { Lobby } from './lobby.ts';
import { bucketOf } from './rate.ts';
import type { Member, Room } from './room.ts';

/** Who gets them: whose share they are taken from, and who the person is in the room. */
type Recipient = Pick<Member, 'address' | 'holder'>;

/** For a welcome: without a credential once the address has used up its share. */
export function issueIceServers(lobby: Lobby, room: Room, member: Recipient): IceServerTuple[] {
  return renewedIceServers(lobby, room, member) ?? stunServersOf(lobby.settings.ice);
}

/** For a renewal: undefined when there is nothing new, so that the member keeps what it has. */
export function renewedIceServers(
  lobby: Lobby,
  room: Room,
  member: Recipient,
): IceServerTuple[] | undefined {
  const { ice, limits, nowMs } = lobby.settings;
  if (!hasTurn(ice)) return undefined;
  const bucket = bucketOf(lobby.credentials, member.address, nowMs());
  if (!takeToken(bucket, limits.credentials, nowMs())) {
    lobby.counters.credentialsRefused++;
    return undefined;
  }
  lobby.counters.credentialsIssued++;
  return iceServersFor(ice, { code: room.code, holder: member.holder }, nowMs());
}
