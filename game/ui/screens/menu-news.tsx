// What the menu has to say before anything else, if anything: no network, no lobby, a seat that is
// still kept, a browser that can't connect, a newer version. One at a time, the most pressing.
import { words } from '../../language/language.ts';
import { formatClock } from '../clock.ts';
import { useApp } from '../context.ts';

export function MenuNews() {
  const { model, actions } = useApp();
  const { menu, practice } = words.value;
  const last = model.lastRoom.value;
  if (model.isOffline.value)
    return <News text={menu.offline} isTrouble act={actions.practise} label={practice.start} />;
  if (model.lobbyLink.value === 'down') return <News text={menu.lobbyDown} isTrouble />;
  if (last !== null) {
    const text = menu.lastRoom(last.code, formatClock(last.secondsLeft));
    return <News text={text} act={actions.goBack} label={menu.goBack} isTimed />;
  }
  if (!model.canConnect.value)
    return <News text={menu.noWebRtc} isTrouble act={actions.practise} label={practice.start} />;
  if (model.isOutdated.value)
    return <News text={menu.newVersion} act={actions.reload} label={menu.update} />;
  return null;
}

type NewsProps = {
  readonly text: string;
  readonly isTrouble?: boolean;
  /** Changes every second: not to be read out each time. */
  readonly isTimed?: boolean;
  readonly act?: () => void;
  readonly label?: string;
};

function News({ text, isTrouble = false, isTimed = false, act, label }: NewsProps) {
  return (
    <div class={isTrouble ? 'menu-news trouble' : 'menu-news'}>
      <p role="status" aria-live={isTimed ? 'off' : 'polite'}>
        {isTrouble && <span class="dot" aria-hidden="true" />}
        {text}
      </p>
      {act !== undefined && (
        <button type="button" class="button small" onClick={act}>
          {label}
        </button>
      )}
    </div>
  );
}
