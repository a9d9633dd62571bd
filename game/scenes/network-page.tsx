// The page /#network: runs the self-test over the real lobby and browser and shows it. No room of
// the player's, no pitch, no Phaser; loaded only when it is asked for.
import { render } from 'preact';
import { GAME_VERSION, PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { followLanguage } from '../language/network-language.ts';
import { LobbyClient } from '../net/lobby-client.ts';
import { checkNetwork, type LobbyVisit, networkSteps } from '../net/network-check.ts';
import {
  createNetworkModel,
  type NetworkModel,
  putLine,
  waitingLines,
} from '../ui/network-model.ts';
import { reportText } from '../ui/network-words.ts';
import { NetworkCheck } from '../ui/screens/network-check.tsx';

/** Puts the page into `root` and starts the test. */
export function showNetworkPage(root: HTMLElement, nowMs: () => number): void {
  const model = createNetworkModel(networkSteps);
  const versions = `${GAME_VERSION}/${PROTOCOL_VERSION}`;
  const copy = async () => {
    try {
      const text = reportText(model.lines.peek(), versions, navigator.userAgent);
      await navigator.clipboard.writeText(text);
      model.copied.value = 'done';
    } catch {
      model.copied.value = 'refused';
    }
  };
  const actions = {
    again: () => void runCheck(model, nowMs),
    copy: () => void copy(),
    // The menu is another page: it starts with nothing of this one.
    backToMenu: () => location.assign(location.pathname + location.search),
  };
  followLanguage();
  root.replaceChildren();
  render(<NetworkCheck model={model} actions={actions} />, root);
  void runCheck(model, nowMs);
}

async function runCheck(model: NetworkModel, nowMs: () => number): Promise<void> {
  model.lines.value = waitingLines(networkSteps);
  model.isDone.value = false;
  model.copied.value = '';
  let leave = (): void => {};
  await checkNetwork({
    visitLobby: async () => {
      const visit = await visitLobby();
      if (visit.ok) leave = visit.leave;
      return visit;
    },
    tools: {
      create: (configuration) => new RTCPeerConnection(configuration),
      schedule: (delayMs, run) => {
        const timer = setTimeout(run, delayMs);
        return () => clearTimeout(timer);
      },
    },
    nowMs,
    onStart: (step) => putLine(model, { step, state: 'doing', finding: '', number: null }),
    onResult: ({ step, outcome, finding, number = null }) =>
      putLine(model, { step, state: outcome, finding, number }),
  });
  leave();
  model.isDone.value = true;
}

type Visit =
  | (Extract<LobbyVisit, { ok: true }> & { readonly leave: () => void })
  | Extract<LobbyVisit, { ok: false }>;

/** An unlisted room of one: its welcome brings what members are given, and proves the socket. */
async function visitLobby(): Promise<Visit> {
  const client = new LobbyClient({ baseUrl: location.origin });
  const list = await client.rooms();
  if (!list.ok) return { ok: false, step: 'lobby', finding: list.code };
  const entry = await client.create({ name: 'Network check', protocolVersion: PROTOCOL_VERSION });
  if (entry.ok) {
    return { ok: true, iceServers: entry.room.iceServers, leave: () => entry.room.leave() };
  }
  // The lobby has just answered over HTTP, so what is out of reach now is its WebSocket.
  if (entry.code === 'unreachable') return { ok: false, step: 'socket', finding: 'socket-blocked' };
  return { ok: false, step: 'lobby', finding: entry.code };
}
