// A failure in plain words, with what can be done about it; never a dead end.
import { useApp } from '../context.ts';
import type { FailureChoice } from '../failure.ts';
import type { AppActions } from '../model.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';

type Choice = {
  readonly label: string;
  readonly icon: IconName | null;
  readonly act: (actions: AppActions) => void;
};

const choices: Readonly<Record<FailureChoice, Choice>> = {
  'play-now': { label: 'Play somewhere else', icon: 'play', act: (actions) => actions.playNow() },
  retry: { label: 'Try again', icon: 'refresh', act: (actions) => actions.retry() },
  'make-room': { label: 'Make a room', icon: 'plus', act: (actions) => actions.makeRoom() },
  browse: { label: 'Browse rooms', icon: 'people', act: (actions) => actions.browse() },
  reload: { label: 'Reload to update', icon: 'refresh', act: (actions) => actions.reload() },
  menu: { label: 'Back to the menu', icon: null, act: (actions) => actions.backToMenu() },
};

export function FailureDialog() {
  const { model, actions } = useApp();
  const failure = model.failure.value;
  if (failure === null) return null;
  const choose = (choice: FailureChoice) => () => {
    actions.dismissFailure();
    choices[choice].act(actions);
  };
  return (
    <Dialog key={failure.title} title={failure.title} onCancel={choose('menu')} class="failure">
      <p role="alert">{failure.detail}</p>
      <div class="choices">
        {failure.choices.map((choice, index) => {
          const { label, icon } = choices[choice];
          return (
            <button
              key={choice}
              type="button"
              class={index === 0 ? 'button primary' : 'button'}
              onClick={choose(choice)}
            >
              {icon !== null && <Icon name={icon} />}
              {label}
            </button>
          );
        })}
      </div>
    </Dialog>
  );
}
