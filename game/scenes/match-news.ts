// What happened in a match, as lines of the room's conversation: begin, goals, the end, and what an
// admin has set. Compared at the model's rate.
import { isolate, words } from '../language/language.ts';
import type { PitchView } from '../ui/model.ts';
import type { RoomView } from '../ui/room-view.ts';
import { settingChoices } from '../ui/settings.ts';
import { teamName } from '../ui/team.ts';
import type { Teller } from './room-news.ts';

export type MatchNews = (view: RoomView, pitch: PitchView | null) => void;

export function createMatchNews({ tell }: Pick<Teller, 'tell'>): MatchNews {
  let before: RoomView | undefined;
  let pitchName: string | undefined;
  return (view, pitch) => {
    const last = before;
    before = view;
    const lastPitch = pitchName;
    pitchName = pitch?.stadium.name;
    if (last === undefined) return;
    if (!isRunning(last) && isRunning(view)) tell(words.peek().talk.matchBegins);
    if (last.goal === null && view.goal !== null) tell(goalLine(view, view.goal));
    if (last.phase !== 'ended' && view.phase === 'ended')
      tell(words.peek().talk.fullTime(scoreOf(view)));
    for (const line of settingLines(last, view)) tell(line);
    if (lastPitch !== undefined && pitchName !== undefined && lastPitch !== pitchName)
      tell(words.peek().talk.settingIs(words.peek().pitch.title, isolate(pitchName)));
  };
}

function isRunning({ phase }: RoomView): boolean {
  return phase !== 'waiting' && phase !== 'ended';
}

/** `Goal for Ink: Kofi, assist Ines. 2–1` */
function goalLine(view: RoomView, goal: NonNullable<RoomView['goal']>): string {
  const { match } = words.peek();
  const what = goal.isOwnGoal ? match.ownGoal : match.goal;
  const who = goal.scorer === '' ? '' : `: ${isolate(goal.scorer)}`;
  const help = goal.assist === '' ? '' : `, ${match.assist(isolate(goal.assist))}`;
  return `${what} ${match.forTeam(teamName(goal.team))}${who}${help}. ${scoreOf(view)}`;
}

function scoreOf({ score }: RoomView): string {
  return `${score[0]}–${score[1]}`;
}

function settingLines(before: RoomView, now: RoomView): readonly string[] {
  const labels = words.peek();
  return settingChoices
    .filter(({ index }) => before.settings[index] !== now.settings[index])
    .map(({ index, label, options }) => {
      const value = now.settings[index];
      const option = options.find((one) => one.value === value);
      return labels.talk.settingIs(label(labels), option?.label(labels) ?? String(value));
    });
}
