// "Hide my address" (C21) as the page keeps to it: no room without a relay, and links anew when the
// player changes their mind.
import { effect, type ReadonlySignal } from '@preact/signals';
import { decideIce } from '../net/address-privacy.ts';
import type { LobbyRoom } from '../net/lobby-room.ts';
import type { Settings } from '../settings/settings.ts';

type HidingSettings = ReadonlySignal<Pick<Settings, 'hidesAddress'>>;

/** False where a room can only be played in by showing an address that is to be hidden. */
export function mayEnter({ iceServers }: Pick<LobbyRoom, 'iceServers'>, settings: HidingSettings) {
  return decideIce(iceServers, settings.peek().hidesAddress).ok;
}

/** Calls back at every change from now on; the result ends that. */
export function watchHiding(settings: HidingSettings, onChange: () => void): () => void {
  let before = settings.peek().hidesAddress;
  return effect(() => {
    const { hidesAddress } = settings.value;
    if (hidesAddress === before) return;
    before = hidesAddress;
    onChange();
  });
}
