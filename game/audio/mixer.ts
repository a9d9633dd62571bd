// Plays sounds through buses and a limiter. Silent, and without any audio context, until `unlock`
// is called from within a gesture: browsers allow nothing before it.
import { effect, type ReadonlySignal } from '@preact/signals';
import type { Settings } from '../settings/settings.ts';
import type { Cue } from './cue.ts';
import { recipes, type SoundName, soundNames } from './recipe.ts';

export type Mixer = {
  /** Call it from a gesture; the first call starts everything. */
  readonly unlock: () => void;
  readonly play: (cue: Cue) => void;
  /** How loud the crowd murmurs, 0 to 1; 0 is silence. */
  readonly setCrowd: (level: number) => void;
};

export type MixerOptions = {
  readonly createContext: () => AudioContext;
  readonly settings: ReadonlySignal<Settings>;
  /** 0 up to but not including 1. */
  readonly random: () => number;
  /** Runs something later, each in a task of its own: one sound takes milliseconds to render. */
  readonly later: (act: () => void) => void;
};

/** Sounds at once; a further one is not played. */
export const voicesMax = 16;
/** The same sound again within this time only muddies it, in seconds. */
export const repeatGapS = 0.035;
/** Pitch differs by up to this part, so that no two kicks sound the same. */
const pitchSpread = 0.06;
/** What is left of the murmur under a call, and how fast it goes and comes back, in seconds. */
const duck = { part: 0.35, downS: 0.02, upS: 0.3 } as const;
/** How fast the crowd follows the play, in seconds. */
const crowdFollowS = 0.4;

type Bus = Cue['bus'];
type Desk = {
  readonly context: AudioContext;
  readonly buses: Readonly<Record<Bus, GainNode>>;
  readonly crowd: GainNode;
  /** Between the murmur and its bus: 1 but under a call. */
  readonly duck: GainNode;
  readonly buffers: Map<SoundName, AudioBuffer>;
};

export function createMixer(options: MixerOptions): Mixer {
  const { settings, random } = options;
  const lastS = new Map<SoundName, number>();
  let desk: Desk | undefined;
  let voices = 0;
  let crowdLevel = 0;
  return {
    unlock: () => {
      if (desk === undefined) {
        desk = openDesk(options);
        if (desk !== undefined) followCrowd(desk, crowdLevel);
      }
      if (desk?.context.state === 'suspended') desk.context.resume().catch(() => {});
    },
    play: ({ sound, bus, gain, pan, isCall = false }) => {
      const buffer = desk?.buffers.get(sound);
      if (desk === undefined || buffer === undefined || settings.peek().isMuted) return;
      const { context, buses } = desk;
      const nowS = context.currentTime;
      const since = nowS - (lastS.get(sound) ?? Number.NEGATIVE_INFINITY);
      if (context.state !== 'running' || voices >= voicesMax || since < repeatGapS) return;
      lastS.set(sound, nowS);
      voices += 1;
      if (isCall) duckCrowd(desk, buffer.duration);
      const source = new SourceChain(context, buffer, gain, pan, buses[bus]);
      source.start(1 + pitchSpread * (2 * random() - 1), () => {
        voices -= 1;
      });
    },
    setCrowd: (level) => {
      if (level === crowdLevel) return;
      crowdLevel = level;
      if (desk !== undefined) followCrowd(desk, level);
    },
  };
}

/** One voice: source, gain and place; takes itself apart when it ends. */
class SourceChain {
  readonly #source: AudioBufferSourceNode;
  readonly #gain: GainNode;
  readonly #panner: StereoPannerNode;

  constructor(
    context: AudioContext,
    buffer: AudioBuffer,
    gain: number,
    pan: number,
    bus: GainNode,
  ) {
    this.#source = context.createBufferSource();
    this.#gain = context.createGain();
    this.#panner = context.createStereoPanner();
    this.#source.buffer = buffer;
    this.#gain.gain.value = gain;
    this.#panner.pan.value = pan;
    this.#source.connect(this.#gain).connect(this.#panner).connect(bus);
  }

  start(pitch: number, onEnd: () => void): void {
    this.#source.playbackRate.value = pitch;
    this.#source.onended = () => {
      for (const node of [this.#source, this.#gain, this.#panner]) node.disconnect();
      onEnd();
    };
    this.#source.start();
  }
}

/** Undefined where there is no sound to be had. */
function openDesk({ createContext, settings, later }: MixerOptions): Desk | undefined {
  let context: AudioContext;
  try {
    context = createContext();
  } catch {
    return undefined;
  }
  const limiter = context.createDynamicsCompressor();
  limiter.threshold.value = -6;
  limiter.knee.value = 3;
  limiter.ratio.value = 20;
  limiter.attack.value = 0.002;
  limiter.release.value = 0.12;
  const master = context.createGain();
  master.connect(limiter).connect(context.destination);
  const busOf = () => {
    const bus = context.createGain();
    bus.connect(master);
    return bus;
  };
  const buses = { match: busOf(), crowd: busOf(), interface: busOf() };
  const crowd = context.createGain();
  crowd.gain.value = 0;
  const duck = context.createGain();
  crowd.connect(duck).connect(buses.crowd);
  effect(() => {
    const { isMuted, masterPercent, matchPercent, crowdPercent, interfacePercent } = settings.value;
    master.gain.value = isMuted ? 0 : loudness(masterPercent);
    buses.match.gain.value = loudness(matchPercent);
    buses.crowd.gain.value = loudness(crowdPercent);
    buses.interface.gain.value = loudness(interfacePercent);
  });
  const desk = { context, buses, crowd, duck, buffers: new Map<SoundName, AudioBuffer>() };
  for (const name of soundNames) later(() => render(desk, name));
  return desk;
}

function render({ context, buffers, crowd }: Desk, name: SoundName): void {
  const samples = recipes[name](context.sampleRate);
  const buffer = context.createBuffer(1, samples.length, context.sampleRate);
  buffer.copyToChannel(samples, 0);
  buffers.set(name, buffer);
  if (name !== 'crowd') return;
  const bed = context.createBufferSource();
  bed.buffer = buffer;
  bed.loop = true;
  bed.connect(crowd);
  bed.start();
}

function followCrowd({ context, crowd }: Desk, level: number): void {
  crowd.gain.setTargetAtTime(level, context.currentTime, crowdFollowS);
}

function duckCrowd({ context, duck: { gain } }: Desk, lengthS: number): void {
  const nowS = context.currentTime;
  gain.cancelScheduledValues(nowS);
  gain.setTargetAtTime(duck.part, nowS, duck.downS);
  gain.setTargetAtTime(1, nowS + lengthS, duck.upS);
}

/** Ears count in powers: half the slider is a quarter of the signal. */
export function loudness(percent: number): number {
  return (percent / 100) ** 2;
}
