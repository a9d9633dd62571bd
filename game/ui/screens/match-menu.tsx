// The small menu over a match; the match goes on behind it.
import { words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { toggleFullScreen } from '../page-keys.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RoomView } from '../room-view.ts';
import { teamName } from '../team.ts';

export function MatchMenu({ room }: { readonly room: RoomView }) {
  const { model, actions } = useApp();
  const { common, match } = words.value;
  const close = () => {
    model.menuOpen.value = false;
  };
  const choose = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <Dialog
      title={room.phase === 'paused' ? match.paused : match.goesOn}
      onCancel={close}
      class="match-menu"
    >
      <div class="choices">
        <button type="button" class="button primary" onClick={close}>
          <Icon name="play" />
          {match.backToMatch}
        </button>
        <div class="pair">
          {([1, 2, 0] as const)
            .filter((team) => team !== room.myTeam)
            .map((team) => (
              <button
                key={team}
                type="button"
                class="button"
                onClick={choose(() => actions.sit(team))}
              >
                {team === 0 ? common.sitOnBench : common.joinTeam(teamName(team))}
              </button>
            ))}
        </div>
        <button type="button" class="button" onClick={choose(actions.copyLink)}>
          <Icon name="copy" />
          {common.copyLink}
          {model.roomCode.value !== '' && (
            <small aria-hidden="true">· {model.roomCode.value}</small>
          )}
        </button>
        <button
          type="button"
          class="button"
          onClick={choose(() => {
            model.settingsOpen.value = true;
          })}
        >
          <Icon name="gear" />
          {words.value.settings.title}
        </button>
        {document.fullscreenEnabled && (
          <button type="button" class="button" onClick={choose(() => toggleFullScreen(document))}>
            <Icon name="expand" />
            {words.value.settings.actions.fullScreen}
          </button>
        )}
        {room.amAdmin && <AdminButtons room={room} choose={choose} />}
        <button type="button" class="button danger" onClick={choose(actions.leaveRoom)}>
          <Icon name="leave" />
          {match.leave}
        </button>
      </div>
    </Dialog>
  );
}

type AdminButtonsProps = {
  readonly room: RoomView;
  /** Closes the menu, then acts. */
  readonly choose: (action: () => void) => () => void;
};

function AdminButtons({ room, choose }: AdminButtonsProps) {
  const { actions } = useApp();
  const { match } = words.value;
  const isPaused = room.phase === 'paused';
  return (
    <div class="pair">
      <button type="button" class="button" onClick={choose(actions.pause)}>
        <Icon name={isPaused ? 'play' : 'pause'} />
        {isPaused ? match.resume : match.pause}
      </button>
      <button type="button" class="button" onClick={choose(actions.stop)}>
        <Icon name="stop" />
        {match.stop}
      </button>
    </div>
  );
}
