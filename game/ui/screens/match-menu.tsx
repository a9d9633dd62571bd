// The small menu over a match; the match goes on behind it.
import { useApp } from '../context.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RoomView } from '../room-view.ts';
import { teamNames } from '../team.ts';

export function MatchMenu({ room }: { readonly room: RoomView }) {
  const { model, actions } = useApp();
  const close = () => {
    model.menuOpen.value = false;
  };
  const choose = (action: () => void) => () => {
    close();
    action();
  };
  return (
    <Dialog
      title={room.phase === 'paused' ? 'Paused' : 'The match goes on'}
      onCancel={close}
      class="match-menu"
    >
      <div class="choices">
        <button type="button" class="button primary" onClick={close}>
          <Icon name="play" />
          Back to the match
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
                {team === 0 ? 'Sit on the bench' : `Join ${teamNames[team]}`}
              </button>
            ))}
        </div>
        <button type="button" class="button" onClick={choose(actions.copyLink)}>
          <Icon name="copy" />
          Copy link
          {model.roomCode.value !== '' && (
            <small aria-hidden="true">· {model.roomCode.value}</small>
          )}
        </button>
        {room.amAdmin && (
          <div class="pair">
            <button type="button" class="button" onClick={choose(actions.pause)}>
              <Icon name={room.phase === 'paused' ? 'play' : 'pause'} />
              {room.phase === 'paused' ? 'Resume' : 'Pause'}
            </button>
            <button type="button" class="button" onClick={choose(actions.stop)}>
              <Icon name="stop" />
              Stop match
            </button>
          </div>
        )}
        <button type="button" class="button danger" onClick={choose(actions.leaveRoom)}>
          <Icon name="leave" />
          Leave match
        </button>
      </div>
    </Dialog>
  );
}
