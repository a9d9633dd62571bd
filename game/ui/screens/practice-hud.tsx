// Over the match behind the menu: while bots play, how to jump in; while the player plays, the
// score, what to try next, and the ways back to the menu and on to other people.
import { useEffect } from 'preact/hooks';
import { buttonName } from '../../input/gamepad.ts';
import { words } from '../../language/language.ts';
import { type AppValue, useApp } from '../context.ts';
import { isCovered, type Prompt } from '../model.ts';
import { MoveCaps, useKeyWords } from '../parts/controls-hint.tsx';
import { Icon } from '../parts/icon.tsx';
import type { RoomView } from '../room-view.ts';
import { teamName } from '../team.ts';
import { GoalBanner } from './goal-banner.tsx';
import { Scoreboard } from './scoreboard.tsx';
import { TouchControls } from './touch-controls.tsx';

export function PracticeHud() {
  const { model, actions } = useApp();
  const isPlaying = model.practice.value === 'playing';
  const room = model.room.value;
  return (
    <div class="hud practice" role={isPlaying ? 'main' : undefined}>
      <TouchControls wake={isPlaying ? undefined : actions.practise} />
      {isPlaying ? <Playing room={room} /> : <JumpIn />}
    </div>
  );
}

/** How to take a disc over, on the device that was used last. */
function JumpIn() {
  const { model, input } = useApp();
  const { run } = useKeyWords();
  const { menu, hints } = words.value;
  if (model.practice.value === 'off') return null;
  const device = input.device.value;
  const keys = run === hints.arrows ? menu.anArrow : run;
  const byDevice = { keyboard: menu.jumpIn(keys), gamepad: menu.stickIn, touch: menu.dragIn };
  return (
    <p class="hint jump-in" role="status">
      <MoveCaps />
      <span>{byDevice[device]}</span>
    </p>
  );
}

function Playing({ room }: { readonly room: RoomView | null }) {
  const { model, input, actions } = useApp();
  const hasKeys = input.device.value === 'keyboard';
  usePracticeKeys();
  return (
    <>
      <h1 class="hidden">{words.value.practice.title}</h1>
      <div class="hud-left">
        <button type="button" class="chip menu-tab" onClick={actions.leavePractice}>
          <Icon name="menu" />
          <span class="hidden">{words.value.choices.menu}</span>
          <span class="wordmark" aria-hidden="true">
            Kick<span>about</span>
          </span>
          {hasKeys && <Cap text="Esc" />}
        </button>
      </div>
      <div class="hud-right">
        {model.isOffline.value ? (
          <span class="chip warn">{words.value.menu.offline}</span>
        ) : (
          <button type="button" class="chip go-online" onClick={actions.playNow}>
            <Icon name="play" />
            {words.value.common.playNow}
            {hasKeys && <Cap text="Enter" />}
          </button>
        )}
      </div>
      {room !== null && <Scoreboard room={room} />}
      {room !== null && <GoalBanner goal={room.goal} score={room.score} />}
      <div role="status">{room !== null && <Advice room={room} />}</div>
    </>
  );
}

function Cap({ text }: { readonly text: string }) {
  return (
    <span aria-hidden="true">
      <kbd>{text}</kbd>
    </span>
  );
}

/** Escape goes back to the menu, Enter on to other people; neither while a dialog is open. */
function usePracticeKeys(): void {
  const { model, actions, input } = useApp();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.repeat || isCovered(model) || input.isSlip(event)) return;
      if (event.key === 'Escape' && document.fullscreenElement === null) actions.leavePractice();
      else if (event.key === 'Enter' && event.target === document.body) actions.playNow();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [model, actions, input]);
}

function Advice({ room }: { readonly room: RoomView }) {
  const app = useApp();
  const keyWords = useKeyWords();
  const prompt = app.model.prompt.value;
  if (room.phase === 'ended') {
    const { results, practice } = words.value;
    const isWon = room.winner === room.myTeam;
    return (
      <p class="hint prompt">
        <strong>{isWon ? results.youWin : results.teamWins(teamName(room.winner))}</strong>
        <span>{practice.nextMatch}</span>
      </p>
    );
  }
  if (prompt === null || room.phase === 'goal') return null;
  return (
    <p key={prompt} class="hint prompt" data-testid={`prompt-${prompt}`}>
      {prompt === 'move' && <MoveCaps />}
      <span>{promptText(app, prompt, keyWords)}</span>
    </p>
  );
}

function promptText(
  { input, settings }: AppValue,
  prompt: Prompt,
  { run, kick }: ReturnType<typeof useKeyWords>,
): string {
  const { practice } = words.value;
  const device = input.device.value;
  if (prompt === 'push') return practice.push;
  if (prompt === 'score') return practice.score;
  if (prompt === 'move') {
    if (device === 'touch') return practice.moveTouch;
    return device === 'gamepad' ? practice.moveStick : practice.move(run);
  }
  if (device === 'touch') return practice.kickTouch;
  if (device === 'keyboard') return practice.kick(kick);
  const button = settings.settings.value.padButtons.kick.find((one) => one >= 0);
  return practice.kick(button === undefined ? '–' : buttonName(button));
}
