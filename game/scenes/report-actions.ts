// What a person can take out of a room to ask for help with: names and numbers, no addresses.
import { words } from '../language/language.ts';
import type { AppActions } from '../ui/actions.ts';
import type { AppModel } from '../ui/model.ts';
import type { App } from './app.ts';
import { copyText } from './clipboard.ts';

export function createReportActions(
  app: App,
  model: AppModel,
  engine: string,
): Pick<AppActions, 'copyReport'> {
  const reportOf = async (what: 'links' | 'desync'): Promise<object> => {
    const links = { ...app.diagnostics(), engine, history: model.net.peek()?.history ?? [] };
    if (what === 'links') return links;
    const evidence = await app.play?.room.gatherEvidence();
    return evidence === undefined ? links : { ...evidence, engine };
  };
  return {
    copyReport: (what) =>
      void reportOf(what).then((report) =>
        copyText(model, JSON.stringify(report, null, 2), words.peek().net.copied),
      ),
  };
}
