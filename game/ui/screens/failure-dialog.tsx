// A failure in plain words, with what can be done about it; never a dead end.
import type { Words } from '../../language/english.ts';
import { words } from '../../language/language.ts';
import type { AppActions } from '../actions.ts';
import { useApp } from '../context.ts';
import type { FailureChoice } from '../failure.ts';
import type { AppModel } from '../model.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';

type Choice = {
  readonly label: (words: Words) => string;
  readonly icon: IconName | null;
  readonly act: (actions: AppActions, model: AppModel) => void;
};

const choices: Readonly<Record<FailureChoice, Choice>> = {
  'play-now': {
    label: (words) => words.choices.playElsewhere,
    icon: 'play',
    act: (actions) => actions.playNow(),
  },
  practise: {
    label: (words) => words.practice.start,
    icon: 'ball',
    act: (actions) => actions.practise(),
  },
  retry: {
    label: (words) => words.common.tryAgain,
    icon: 'refresh',
    act: (actions) => actions.retry(),
  },
  'make-room': {
    label: (words) => words.common.makeRoom,
    icon: 'plus',
    act: (actions) => actions.makeRoom(),
  },
  browse: {
    label: (words) => words.common.browseRooms,
    icon: 'people',
    act: (actions) => actions.browse(),
  },
  reload: {
    label: (words) => words.choices.reload,
    icon: 'refresh',
    act: (actions) => actions.reload(),
  },
  network: {
    label: (words) => words.play.checkNetwork,
    icon: 'alert',
    act: (actions) => actions.checkNetwork(),
  },
  settings: {
    label: (words) => words.settings.title,
    icon: 'gear',
    act: (actions, model) => {
      actions.backToMenu();
      model.settingsOpen.value = true;
    },
  },
  menu: {
    label: (words) => words.choices.menu,
    icon: null,
    act: (actions) => actions.backToMenu(),
  },
};

export function FailureDialog() {
  const { model, actions } = useApp();
  const failure = model.failure.value;
  if (failure === null) return null;
  const choose = (choice: FailureChoice) => () => {
    actions.dismissFailure();
    choices[choice].act(actions, model);
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
              {label(words.value)}
            </button>
          );
        })}
      </div>
    </Dialog>
  );
}
