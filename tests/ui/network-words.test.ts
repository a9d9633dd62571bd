// C22: every finding of the self-test has a sentence, and every result a way on.
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { englishNetwork } from '../../game/language/english-network.ts';
import { languageCodes, setLanguage } from '../../game/language/language.ts';
import {
  followLanguage,
  loadNetworkWords,
  networkWords,
} from '../../game/language/network-language.ts';
import { networkSteps } from '../../game/net/network-check.ts';
import type { NetworkLine } from '../../game/ui/network-model.ts';
import { lineSentence, reportText, stepName, verdictOf } from '../../game/ui/network-words.ts';

type State = NetworkLine['state'];
type Findings = Readonly<Record<string, readonly [state: State, finding: string]>>;

const allGood: Findings = {
  lobby: ['good', 'lobby-ok'],
  socket: ['good', 'socket-ok'],
  webrtc: ['good', 'webrtc-ok'],
  udp: ['good', 'udp-ok'],
  stun: ['good', 'stun-ok'],
  nat: ['good', 'nat-steady'],
  'turn-udp': ['good', 'turn-ok'],
  'turn-tcp': ['good', 'turn-ok'],
};
const noRelay: Findings = {
  'turn-udp': ['skipped', 'turn-none'],
  'turn-tcp': ['skipped', 'turn-none'],
};
const linesOf = (changes: Findings): NetworkLine[] =>
  networkSteps.map((step) => {
    const [state, finding] = changes[step] ?? allGood[step];
    return { step, state, finding, number: finding === 'turn-ok' ? 12 : null };
  });

it('every finding of game/net has a sentence of its own', () => {
  const sources = ['network-check', 'network-nat'].map((name) =>
    readFileSync(new URL(`../../game/net/${name}.ts`, import.meta.url), 'utf8'),
  );
  const words = sources.join('\n').match(/'(?:lobby|socket|webrtc|udp|stun|nat|turn)-[a-z-]+'/g);
  const findings = new Set(words!.map((word) => word.slice(1, -1)));
  for (const step of networkSteps) findings.delete(step);
  expect(findings.size).toBeGreaterThan(20);
  findings.delete('nat-unknown');
  for (const finding of [...findings, 'unreachable', 'rate-limited', 'version', 'refused']) {
    const sentence = lineSentence({ step: 'nat', state: 'good', finding, number: 3 });
    expect([finding, sentence]).not.toEqual([finding, finding]);
    expect(sentence).toMatch(/\.$/);
    expect(sentence).not.toContain('#');
  }
  for (const step of networkSteps) expect(stepName(step)).not.toBe(step);
});

describe('the verdict', () => {
  it.each<[string, Findings, 'good' | 'fair' | 'bad', RegExp]>([
    ['everything', {}, 'good', /everything works/i],
    ['no relay', noRelay, 'good', /directly/i],
    ['TCP relay only', { 'turn-udp': ['bad', 'turn-unreachable'] }, 'good', /everything/i],
    ['a strict router', { nat: ['bad', 'nat-symmetric'] }, 'good', /through the relay/i],
    ['the same, no relay', { ...noRelay, nat: ['bad', 'nat-symmetric'] }, 'bad', /out of reach/i],
    ['no UDP', { stun: ['bad', 'stun-silent'] }, 'fair', /relay only/i],
    ['no UDP, no relay', { ...noRelay, stun: ['bad', 'stun-silent'] }, 'bad', /blocks UDP/],
    ['a LAN lobby', { ...noRelay, stun: ['skipped', 'stun-none'] }, 'fair', /own network/i],
    ['a relay alone', { stun: ['skipped', 'stun-none'] }, 'fair', /through the relay/i],
    ['no WebRTC', { webrtc: ['bad', 'webrtc-missing'] }, 'bad', /WebRTC/],
    ['no UDP sockets', { udp: ['bad', 'udp-none'] }, 'bad', /WebRTC/],
    ['no lobby', { lobby: ['bad', 'unreachable'] }, 'bad', /lobby is out of reach/i],
    ['no socket', { socket: ['bad', 'socket-blocked'] }, 'bad', /WebSockets/],
  ])('%s', (_what, changes, tone, title) => {
    const verdict = verdictOf(linesOf(changes));
    expect(verdict.tone).toBe(tone);
    expect(verdict.title).toMatch(title);
    expect(verdict.title).not.toMatch(/connection failed/i);
    expect(verdict.advice.length).toBeGreaterThan(40);
  });
});

it('the report names every step, the versions and the browser', () => {
  const report = reportText(linesOf(noRelay), '0.1.0/1', 'A Browser 1.0');
  expect(report.split('\n')).toHaveLength(3 + networkSteps.length);
  expect(report).toContain('0.1.0/1');
  expect(report).toMatch(/\[ok\] Kind of router \(NAT\): It keeps one port.* \(nat nat-steady\)/);
  expect(report).toContain('Browser: A Browser 1.0');
});

describe('languages', () => {
  const stopFollowing: (() => void)[] = [];
  afterEach(async () => {
    await setLanguage('en');
    for (const stop of stopFollowing.splice(0)) stop();
  });

  it.each(languageCodes)('%s: every sentence is there, with its number', async (code) => {
    const own = sentencesOf(await loadNetworkWords(code));
    const base = sentencesOf(englishNetwork);
    expect([...own.keys()]).toEqual([...base.keys()]);
    for (const [path, text] of own) {
      expect(text.trim(), path).not.toBe('');
      expect(text.includes('#'), path).toBe(base.get(path)!.includes('#'));
      const isName = path === 'browser' || path.startsWith('steps.');
      if (code !== 'en' && !isName) expect(text, path).not.toBe(base.get(path));
    }
  });

  it('the page and the report follow the language', async () => {
    stopFollowing.push(followLanguage());
    await setLanguage('de');
    await expect.poll(() => networkWords.value.title).toBe('Netzwerktest');
    expect(stepName('nat')).toBe('Art des Routers (NAT)');
    expect(verdictOf(linesOf({})).title).toBe('Alles klappt');
    const report = reportText(linesOf(noRelay), '0.1.0/1', 'A Browser 1.0');
    expect(report).toContain('[-] Relais über UDP (TURN)');
    expect(report).toContain('(turn-udp turn-none)');
  });
});

/** Every sentence by its path; functions are called with a name. */
function sentencesOf(words: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]) => {
      if (typeof value === 'object') return [...sentencesOf(value, `${path}${key}.`)];
      return [[path + key, typeof value === 'function' ? value('Tiko') : value]];
    }),
  );
}
