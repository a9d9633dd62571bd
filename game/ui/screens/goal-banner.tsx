// A goal, said big, with who scored it; and the same in one sentence for a screen reader.
import { isolate, words } from '../../language/language.ts';
import { Filled, hole } from '../parts/filled.tsx';
import type { GoalView } from '../room-view.ts';
import { teamName } from '../team.ts';

export type GoalBannerProps = {
  readonly goal: GoalView | null;
  readonly score: readonly [number, number];
};

export function GoalBanner({ goal, score }: GoalBannerProps) {
  const { match, play } = words.value;
  return (
    <>
      <p class="hidden" aria-live="polite">
        {goal !== null && sentenceOf(goal, score)}
      </p>
      {goal !== null && (
        <div class={`goal-banner team-${goal.team}`} data-testid="goal" aria-hidden="true">
          <span class="goal-word">{goal.isOwnGoal ? match.ownGoal : match.goal}</span>
          <span class="goal-plate">
            {goal.scorer === '' ? (
              <bdi>{teamName(goal.team)}</bdi>
            ) : (
              <>
                <bdi>{goal.scorer}</bdi>
                <em>{match.forTeam(teamName(goal.team))}</em>
                {goal.assist !== '' && (
                  <em>
                    {'· '}
                    <Filled
                      text={match.assist(hole(0))}
                      parts={[<bdi key="assist">{goal.assist}</bdi>]}
                    />
                  </em>
                )}
                {goal.kmh > 0 && !goal.isOwnGoal && <em>· {play.speed(goal.kmh)}</em>}
              </>
            )}
          </span>
        </div>
      )}
    </>
  );
}

function sentenceOf(goal: GoalView, score: readonly [number, number]): string {
  const { match } = words.value;
  const parts = [goal.isOwnGoal ? match.ownGoal : match.goal];
  if (goal.scorer !== '') parts.push(isolate(goal.scorer));
  if (goal.assist !== '') parts.push(match.assist(isolate(goal.assist)));
  const board = ([1, 2] as const).map((team) => match.score(teamName(team), score[team - 1]));
  return `${parts.join(', ')}. ${board.join(', ')}.`;
}
