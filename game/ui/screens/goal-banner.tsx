// A goal, said big, with who scored it; and the same in one sentence for a screen reader.
import type { GoalView } from '../room-view.ts';
import { teamNames } from '../team.ts';

export type GoalBannerProps = {
  readonly goal: GoalView | null;
  readonly score: readonly [number, number];
};

export function GoalBanner({ goal, score }: GoalBannerProps) {
  return (
    <>
      <p class="hidden" aria-live="polite">
        {goal !== null && sentenceOf(goal, score)}
      </p>
      {goal !== null && (
        <div class={`goal-banner team-${goal.team}`} data-testid="goal" aria-hidden="true">
          <span class="goal-word">{goal.isOwnGoal ? 'Own goal' : 'Goal'}</span>
          <span class="goal-plate">
            {goal.scorer === '' ? (
              <bdi>{teamNames[goal.team]}</bdi>
            ) : (
              <>
                <bdi>{goal.scorer}</bdi>
                <em>for {teamNames[goal.team]}</em>
                {goal.assist !== '' && (
                  <em>
                    · assist <bdi>{goal.assist}</bdi>
                  </em>
                )}
              </>
            )}
          </span>
        </div>
      )}
    </>
  );
}

function sentenceOf(goal: GoalView, score: readonly [number, number]): string {
  const scorer = goal.scorer === '' ? '' : `, ${goal.scorer}`;
  const what = goal.isOwnGoal ? 'Own goal' : 'Goal';
  const assist = goal.assist === '' ? '' : `, assist ${goal.assist}`;
  return `${what}${scorer}${assist}. ${teamNames[1]} ${score[0]}, ${teamNames[2]} ${score[1]}.`;
}
