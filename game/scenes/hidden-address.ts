// "Hide my address" (C21) as the page keeps to it: no room without a relay, and links anew when the
// player changes their mind.
import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import { words } from '../language/language.ts';
import { decideIce } from '../net/address-privacy.ts';
import type { RoomClient } from '../net/room-client.ts';
import type { RoomLobby } from '../net/solo-lobby.ts';
import type { Settings } from '../settings/settings.ts';
import { type Notice, pushNotice } from '../ui/notice.ts';

export type HidingSettings = ReadonlySignal<Pick<Settings, 'hidesAddress'>>;

type HidingRoom = Pick<RoomClient, 'addressWishChanged'> & {
  readonly lobby: Pick<RoomLobby, 'iceServers'>;
};

/** False where a room can only be played in by showing an address that is to be hidden. */
export function mayEnter({ iceServers }: Pick<RoomLobby, 'iceServers'>, settings: HidingSettings) {
  return decideIce(iceServers, settings.peek().hidesAddress).ok;
}

/**
 * From now on every change counts for the links of the present room. Those who see the address
 * already are not cut off where there is no relay: the player is told. The result ends it.
 */
export function watchHiding(
  settings: HidingSettings,
  notices: Signal<readonly Notice[]>,
  present: () => HidingRoom | undefined,
): () => void {
  let before = settings.peek().hidesAddress;
  return effect(() => {
    const { hidesAddress } = settings.value;
    if (hidesAddress === before) return;
    before = hidesAddress;
    const room = present();
    if (room === undefined) return;
    room.addressWishChanged();
    if (mayEnter(room.lobby, settings)) return;
    const { addressSeen, addressSeenHelp } = words.peek().settings;
    pushNotice(notices, addressSeen, { kind: 'alert', detail: addressSeenHelp });
  });
}
