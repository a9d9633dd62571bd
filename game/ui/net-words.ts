// What is wrong with the network, in words, with the usual cause.
import { isolate, words } from '../language/language.ts';
import type { NetCause, NetPeer } from './net-view.ts';

export type NetSentence = { readonly title: string; readonly detail: string };

export function sentenceOf(cause: NetCause): NetSentence {
  const { causes, nobody } = words.value.net;
  if (cause.kind === 'nobody') return { title: nobody, detail: '' };
  if (cause.kind === 'frozen') return { title: causes.frozen, detail: causes.frozenDetail };
  if (cause.kind === 'late') return { title: causes.late, detail: causes.lateDetail };
  if (cause.kind === 'good') return { title: causes.good, detail: '' };
  const name = isolate(cause.name);
  const isMine = cause.name === '';
  if (cause.kind === 'loss') {
    const lost = causes.lossDetail(cause.percent);
    if (!isMine) return { title: causes.lossTheirs(name), detail: lost };
    return { title: causes.lossMine, detail: `${lost} ${causes.wifi}` };
  }
  const slow = causes.slowDetail(cause.ms);
  if (!isMine) return { title: causes.slowTheirs(name), detail: slow };
  return { title: causes.slowMine, detail: `${slow} ${causes.busy}` };
}

export function pathText({ path, via }: NetPeer): string {
  const { net } = words.value;
  return path === 'player' && via !== '' ? net.through(isolate(via)) : net.paths[path];
}
