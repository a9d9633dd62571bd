// The whole interface: one screen, and over it dialogs and notices.
import { useApp } from './context.ts';
import { sidesStyle } from './kit-style.ts';
import type { Screen } from './model.ts';
import { ConnectingDialog } from './screens/connecting.tsx';
import { FailureDialog } from './screens/failure-dialog.tsx';
import { LostTouch } from './screens/lost-touch.tsx';
import { MatchHud } from './screens/match-hud.tsx';
import { Menu } from './screens/menu.tsx';
import { NetGraph } from './screens/net-graph.tsx';
import { Notices } from './screens/notices.tsx';
import { Results } from './screens/results.tsx';
import { Rooms } from './screens/rooms.tsx';
import { SettingsDialog } from './screens/settings-dialog.tsx';
import { TalkKeys } from './screens/talk-keys.tsx';
import { WaitingRoom } from './screens/waiting-room.tsx';

const screens: Readonly<Record<Screen, () => preact.JSX.Element | null>> = {
  menu: Menu,
  rooms: Rooms,
  room: WaitingRoom,
  match: MatchHud,
  results: Results,
};

export function App() {
  const { model } = useApp();
  const screen = model.screen.value;
  const Shown = screens[screen];
  return (
    <div class={`screen screen-${screen}`} style={sidesStyle()}>
      <Shown />
      {model.room.value !== null && screen !== 'menu' && (
        <>
          <TalkKeys />
          <NetGraph />
          <LostTouch />
        </>
      )}
      <Notices />
      {model.failure.value !== null ? <FailureDialog /> : <ConnectingDialog />}
      {model.settingsOpen.value && <SettingsDialog />}
    </div>
  );
}
