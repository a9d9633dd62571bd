// The network graph: what is wrong in words, every link in numbers, a minute of history, and a
// report to copy. Lies over match and waiting room without taking keys or mouse from them.
import type { ComponentChildren } from 'preact';
import { isolate, words } from '../../language/language.ts';
import { useApp } from '../context.ts';
import { causeOf, moodOf, type NetPeer, type NetView, netLimits } from '../net-view.ts';
import { pathText, sentenceOf } from '../net-words.ts';
import { Icon } from '../parts/icon.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { useAction } from '../use-action.ts';

/** Two a second. */
const samplesShown = 120;

/** Hears the key, and shows the graph while it is open. */
export function NetGraph() {
  const { model } = useApp();
  useAction('netGraph', () => {
    model.isNetOpen.value = !model.isNetOpen.peek();
  });
  const view = model.net.value;
  if (!model.isNetOpen.value || view === null) return null;
  return <Graph view={view} />;
}

function Graph({ view }: { readonly view: NetView }) {
  const { model } = useApp();
  const { net } = words.value;
  const cause = causeOf(view);
  const { title, detail } = sentenceOf(cause);
  const isFine = cause.kind === 'good' || cause.kind === 'nobody';
  return (
    <section class="net-graph" aria-labelledby="net-title">
      <header class="net-head">
        <h2 id="net-title">{net.title}</h2>
        <button
          type="button"
          class="chip"
          aria-label={net.close}
          onClick={() => {
            model.isNetOpen.value = false;
          }}
        >
          <Icon name="close" />
        </button>
      </header>
      <p class={isFine ? 'net-cause' : 'net-cause warn'}>
        <Icon name={isFine ? 'check' : 'alert'} />
        <span>
          <strong>{title}</strong> {detail}
        </span>
      </p>
      {view.peers.length > 0 && <Peers peers={view.peers} />}
      <Curves view={view} />
      <Facts view={view} />
      <Buttons view={view} />
    </section>
  );
}

function Peers({ peers }: { readonly peers: readonly NetPeer[] }) {
  const { net, common } = words.value;
  return (
    <table class="net-peers">
      <thead>
        <tr>
          <th scope="col">{net.player}</th>
          <th scope="col">{net.roundTrip}</th>
          <th scope="col">{net.jitter}</th>
          <th scope="col">{net.loss}</th>
          <th scope="col">{net.late}</th>
          <th scope="col">{net.path}</th>
        </tr>
      </thead>
      <tbody>
        {peers.map((peer) => (
          <tr key={peer.playerId} class={moodOf(peer.rttMs, peer.lossPercent)}>
            <th scope="row">
              <bdi>{peer.name}</bdi>
            </th>
            <td>{common.ms(peer.rttMs)}</td>
            <td>{common.ms(peer.jitterMs)}</td>
            <td>{words.value.settings.percent(peer.lossPercent)}</td>
            <td>{words.value.settings.number(peer.lateTicks)}</td>
            <td>{pathText(peer)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Curves({ view }: { readonly view: NetView }) {
  const { net, common, settings } = words.value;
  const { history } = view;
  const now = history[history.length - 1];
  if (now === undefined) return null;
  const curve = { count: samplesShown } as const;
  return (
    <dl class="net-curves" aria-label={net.lastMinute}>
      <Curve name={net.roundTrip} value={common.ms(now.rttMs)}>
        <Sparkline
          {...curve}
          values={history.map((one) => one.rttMs)}
          least={60}
          limit={netLimits.rttTroubleMs}
        />
      </Curve>
      <Curve name={net.loss} value={settings.percent(now.lossPercent)}>
        <Sparkline
          {...curve}
          values={history.map((one) => one.lossPercent)}
          least={4}
          limit={netLimits.lossTroublePercent}
        />
      </Curve>
      <Curve name={net.rolledBack} value={net.perSecond(now.rolledBack)}>
        <Sparkline {...curve} values={history.map((one) => one.rolledBack)} least={20} />
      </Curve>
      <Curve name={net.confirmedAfter} value={common.ms(now.confirmMs)}>
        <Sparkline {...curve} values={history.map((one) => one.confirmMs)} least={120} />
      </Curve>
    </dl>
  );
}

type CurveProps = {
  readonly name: string;
  readonly value: string;
  readonly children: ComponentChildren;
};

function Curve({ name, value, children }: CurveProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}
        <span>{value}</span>
      </dd>
    </div>
  );
}

function Facts({ view }: { readonly view: NetView }) {
  const { net, settings } = words.value;
  const kilobytes = (bytes: number) => net.kilobytes(Math.round(bytes / 100) / 10);
  const facts: readonly (readonly [string, string])[] = [
    [net.host, `${isolate(view.hostName)}, ${net.term(view.term)}`],
    [net.up, kilobytes(view.upBytesPerS)],
    [net.sent, net.packets(view.upPacketsPerS)],
    [net.down, kilobytes(view.downBytesPerS)],
    [net.deepest, net.ticks(view.deepestRollback)],
    [net.frozen, net.ticks(view.frozenTicks)],
    [net.tick, settings.number(view.tick)],
  ];
  return (
    <dl class="net-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Buttons({ view }: { readonly view: NetView }) {
  const { actions } = useApp();
  const { net } = words.value;
  return (
    <div class="net-buttons">
      <button type="button" class="button small" onClick={() => actions.copyReport('links')}>
        <Icon name="copy" />
        {net.copy}
      </button>
      {view.hasDesync && (
        <button type="button" class="button small" onClick={() => actions.copyReport('desync')}>
          <Icon name="copy" />
          {net.copyDesync}
        </button>
      )}
    </div>
  );
}
