// The page /#network: each step of the self-test as it happens, what it means, what to do.
import { useEffect, useRef } from 'preact/hooks';
import { networkWords } from '../../language/network-language.ts';
import type { NetworkActions, NetworkLine, NetworkModel } from '../network-model.ts';
import { lineSentence, stepName, verdictOf } from '../network-words.ts';
import { Icon } from '../parts/icon.tsx';

type NetworkProps = { readonly model: NetworkModel; readonly actions: NetworkActions };

export function NetworkCheck({ model, actions }: NetworkProps) {
  const isDone = model.isDone.value;
  const labels = networkWords.value;
  return (
    <div class="screen screen-network">
      <main class="card network" aria-busy={!isDone}>
        <header class="card-head">
          <h1>{labels.title}</h1>
        </header>
        <Verdict model={model} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller is reached by keyboard. */}
        <ol class="network-steps" aria-label={labels.stepsLabel} tabIndex={0}>
          {model.lines.value.map((line) => (
            <Step key={line.step} line={line} />
          ))}
        </ol>
        <footer class="card-foot">
          <button type="button" class="button" disabled={!isDone} onClick={actions.copy}>
            <Icon name="copy" />
            {labels.copy}
          </button>
          <button type="button" class="button" disabled={!isDone} onClick={actions.again}>
            <Icon name="refresh" />
            {labels.again}
          </button>
          <button type="button" class="button" onClick={actions.backToMenu}>
            {labels.back}
          </button>
        </footer>
        <Copied model={model} />
      </main>
    </div>
  );
}

function Step({ line }: { readonly line: NetworkLine }) {
  return (
    <li class={`network-step network-${line.state}`}>
      <Mark state={line.state} />
      <strong>{stepName(line.step)}</strong>
      <span>{lineSentence(line)}</span>
    </li>
  );
}

/** Beside words that say the same to whoever can't see it. */
function Mark({ state }: { readonly state: NetworkLine['state'] }) {
  if (state === 'good') return <Icon name="check" />;
  if (state === 'bad') return <Icon name="close" />;
  return <span class={state === 'doing' ? 'spinner' : 'step-dash'} aria-hidden="true" />;
}

/** Takes the focus when the test ends, so that a screen reader begins with it. */
function Verdict({ model }: { readonly model: NetworkModel }) {
  const isDone = model.isDone.value;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isDone) title.current?.focus();
  }, [isDone]);
  const labels = networkWords.value;
  const doing = model.lines.value.find(({ state }) => state === 'doing');
  if (!isDone) {
    return (
      <p class="network-verdict" role="status">
        {doing === undefined ? labels.starting : labels.checking(stepName(doing.step))}
      </p>
    );
  }
  const verdict = verdictOf(model.lines.value);
  return (
    <section class={`network-verdict tone-${verdict.tone}`} aria-label={labels.result}>
      <h2 ref={title} tabIndex={-1}>
        {verdict.title}
      </h2>
      <p>{verdict.advice}</p>
    </section>
  );
}

function Copied({ model }: { readonly model: NetworkModel }) {
  const { value } = model.copied;
  const { copied, notCopied } = networkWords.value;
  return (
    <p class="network-copied" role="status">
      {value === 'done' && copied}
      {value === 'refused' && notCopied}
    </p>
  );
}
