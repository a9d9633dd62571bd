// The mixer: nothing before a gesture, limits of voices and repeats, volumes live.
import { type Signal, signal } from '@preact/signals';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Cue, cuesOf, excitementAt, panAt } from '../../game/audio/cue.ts';
import { createMixer, type Mixer, repeatGapS, voicesMax } from '../../game/audio/mixer.ts';
import { soundNames } from '../../game/audio/recipe.ts';
import { initialSettings, type Settings } from '../../game/settings/settings.ts';
import type { MatchEvent } from '../../shared/simulation/readers.ts';

/** A context that renders nothing and remembers what was started. */
class SilentContext {
  readonly sampleRate = 8_000;
  readonly destination = {};
  readonly sources: FakeSource[] = [];
  readonly gains: { gain: { value: number; targets: number[] } }[] = [];
  currentTime = 0;
  state: 'running' | 'suspended' = 'running';
  resume = async () => {
    this.state = 'running';
  };
  createGain = () => {
    const targets: number[] = [];
    const gain = {
      value: 1,
      setTargetAtTime: (value: number) => targets.push(value),
      cancelScheduledValues: () => targets.splice(0),
      targets,
    };
    const made = { ...node(), gain };
    this.gains.push(made);
    return made;
  };
  createStereoPanner = () => ({ ...node(), pan: { value: 0 } });
  createDynamicsCompressor = () => ({ ...node(), ...compressorParams() });
  createBuffer = (_channels: number, length: number) => {
    return { length, duration: length / this.sampleRate, copyToChannel: () => {} };
  };
  createBufferSource = () => {
    const source = new FakeSource();
    this.sources.push(source);
    return source;
  };
}

class FakeSource {
  buffer: { length: number } | null = null;
  loop = false;
  isStarted = false;
  onended: (() => void) | null = null;
  readonly playbackRate = { value: 1 };
  connect = <T>(next: T): T => next;
  disconnect = () => {};
  start = () => {
    this.isStarted = true;
  };
}

const node = () => ({ connect: <T>(next: T): T => next, disconnect: () => {} });
const compressorParams = () =>
  Object.fromEntries(
    ['threshold', 'knee', 'ratio', 'attack', 'release'].map((name) => [name, { value: 0 }]),
  );

let context: SilentContext;
let opened: number;
let settings: Signal<Settings>;
let mixer: Mixer;

beforeEach(() => {
  context = new SilentContext();
  opened = 0;
  settings = signal<Settings>(initialSettings);
  mixer = createMixer({
    createContext: () => {
      opened += 1;
      return context as unknown as AudioContext;
    },
    settings,
    random: () => 0.999,
    later: (act) => act(),
  });
});

const kick: Cue = { sound: 'kick', bus: 'match', gain: 1, pan: 0 };
/** What was played besides the crowd's bed. */
const played = () => context.sources.filter((source) => source.isStarted && !source.loop);

describe('before a gesture', () => {
  it('nothing is opened and nothing is heard, however much happens', () => {
    mixer.play(kick);
    mixer.setCrowd(1);
    expect([opened, context.sources.length]).toEqual([0, 0]);
    mixer.unlock();
    mixer.unlock();
    expect(opened).toBe(1);
    expect(played()).toEqual([]);
  });

  it('a context that is still asleep is woken and plays nothing meanwhile', () => {
    context.state = 'suspended';
    context.resume = async () => {};
    mixer.unlock();
    mixer.play(kick);
    expect(played()).toEqual([]);
  });

  it('a browser without sound stays silent', () => {
    const silent = createMixer({
      createContext: () => {
        throw new Error('no audio');
      },
      settings,
      random: () => 0,
      later: (act) => act(),
    });
    silent.unlock();
    silent.setCrowd(1);
    expect(() => silent.play(kick)).not.toThrow();
  });
});

describe('playing', () => {
  beforeEach(() => mixer.unlock());

  it('varies the pitch by at most 6 %', () => {
    mixer.play(kick);
    expect(played()[0].playbackRate.value).toBeCloseTo(1.06, 2);
  });

  it('says the same sound again only after a gap', () => {
    mixer.play(kick);
    context.currentTime += repeatGapS / 2;
    mixer.play(kick);
    expect(played()).toHaveLength(1);
    context.currentTime += repeatGapS;
    mixer.play(kick);
    expect(played()).toHaveLength(2);
  });

  it('has a limited number of voices, which become free again', () => {
    for (let i = 0; i < voicesMax + 5; i += 1) {
      context.currentTime += 1;
      mixer.play(kick);
    }
    expect(played()).toHaveLength(voicesMax);
    played()[0].onended?.();
    context.currentTime += 1;
    mixer.play(kick);
    expect(played()).toHaveLength(voicesMax + 1);
  });

  it('follows the volumes at once, and mute is silence', () => {
    const [master, match] = context.gains;
    settings.value = { ...initialSettings, masterPercent: 50, matchPercent: 0 };
    expect([master.gain.value, match.gain.value]).toEqual([0.25, 0]);
    settings.value = { ...initialSettings, isMuted: true };
    expect(master.gain.value).toBe(0);
    mixer.play(kick);
    expect(played()).toEqual([]);
  });

  it('lowers the murmur under a call and lifts it again, under nothing else', () => {
    const ducked = () => context.gains.filter(({ gain }) => gain.targets.length === 2);
    mixer.play(kick);
    expect(ducked()).toEqual([]);
    mixer.play({ sound: 'whistle', bus: 'match', gain: 1, pan: 0, isCall: true });
    expect(ducked()).toHaveLength(1);
    const [low, high] = ducked()[0].gain.targets;
    expect([low < 0.5, high]).toEqual([true, 1]);
  });

  it('starts the bed of the crowd once, and it loops', () => {
    expect(context.sources.filter((source) => source.loop && source.isStarted)).toHaveLength(1);
  });
});

describe('cues', () => {
  const event = (kind: MatchEvent['kind'], more: Partial<MatchEvent> = {}): MatchEvent => {
    return { kind, id: 1, x: 0, y: 0, strength: 5, ...more };
  };

  it('know only sounds that exist', () => {
    const kinds = ['kick', 'touch', 'post', 'wall', 'bump', 'goal', 'whistle', 'overtime', 'over'];
    for (const kind of kinds as MatchEvent['kind'][]) {
      const cues = cuesOf(event(kind), 400);
      expect(cues.length).toBeGreaterThan(0);
      for (const cue of cues) expect(soundNames).toContain(cue.sound);
    }
  });

  it('a goal is whistled and cheered, one in the warm-up is not', () => {
    expect(cuesOf(event('goal'), 400).map(({ sound }) => sound)).toEqual(['whistle', 'roar']);
    expect(cuesOf(event('goal', { id: 0 }), 400)).toEqual([]);
  });

  it('an impact is as loud as it is hard, and a graze is silent', () => {
    expect(cuesOf(event('wall', { strength: 0.1 }), 400)).toEqual([]);
    const [soft] = cuesOf(event('wall', { strength: 2 }), 400);
    const [hard] = cuesOf(event('wall', { strength: 90 }), 400);
    expect(soft.gain).toBeLessThan(hard.gain);
    expect(hard.gain).toBe(1);
  });

  it('come from where they happen', () => {
    expect(panAt(-400, 400)).toBeLessThan(panAt(0, 400));
    expect(panAt(900, 400)).toBe(panAt(400, 400));
    expect([panAt(Number.NaN, 400), panAt(5, 0)]).toEqual([0, 0]);
  });

  it('the crowd wakes up near either goal', () => {
    expect(excitementAt(0, 400)).toBe(0);
    expect(excitementAt(-300, 400)).toBe(excitementAt(300, 400));
    expect(excitementAt(400, 400)).toBe(1);
  });
});
