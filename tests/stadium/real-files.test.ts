// T26 on files that players have drawn: each loads, and bots play three minutes on it. Skipped
// where the files are not at hand.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playerMask, teamFlag } from '../../shared/simulation/flags.ts';
import type { Stadium } from '../../shared/simulation/stadium.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { readStadium } from '../../shared/stadium/read-stadium.ts';
import { type Enclosure, enclosureOf, type Kind } from './enclosure.ts';
import { botsOn, play } from './play.ts';

const folder = new URL('../../../shared/stadiums/', import.meta.url);
const files = existsSync(folder) ? readdirSync(folder).filter((one) => one.endsWith('.hbs')) : [];
const ticks = 3 * 60 * 60;
const perSide = 4;
/** Ticks between two looks at where everybody is. */
const lookTicks = 10;

function read(file: string): Stadium {
  const reading = readStadium(file, readFileSync(new URL(file, folder), 'utf8'));
  if (!reading.ok) throw new Error(reading.error.message);
  return reading.stadium;
}

/** Per disc of the state what keeps it, or null for one that is out of everybody's reach anyway. */
function enclosuresOf(state: RoomState): (Enclosure | null)[] {
  const { stadium } = state;
  const count = stadium.discs.count + 2 * perSide;
  const kinds: Kind[] = [];
  const kindOf: (Kind | null)[] = [];
  for (let disc = 0; disc < count; disc++) {
    const own = disc < stadium.discs.count;
    const team = disc - stadium.discs.count < perSide ? 1 : 2;
    const mask = own ? stadium.discs.mask[disc] : playerMask;
    const group = own ? stadium.discs.group[disc] : teamFlag(team) | stadium.player.group;
    const start = [state.discs[disc * 4], state.discs[disc * 4 + 1]] as const;
    if (own && stadium.discs.invMass[disc] === 0) {
      kindOf.push(null);
      continue;
    }
    const known = kinds.find((kind) => kind.mask === mask && kind.group === group);
    const kind = { mask, group, starts: [...(known?.starts ?? []), start] };
    if (known === undefined) kinds.push(kind);
    else kinds[kinds.indexOf(known)] = kind;
    kindOf.push(kind);
  }
  const enclosures = kinds.map((kind) => enclosureOf(stadium, kind));
  return kindOf.map((kind) => {
    if (kind === null) return null;
    const at = kinds.findIndex((one) => one.mask === kind.mask && one.group === kind.group);
    return enclosures[at];
  });
}

describe.skipIf(files.length === 0)('the files of others (none at hand: skipped)', () => {
  it('are twenty', () => {
    expect(files).toHaveLength(20);
  });

  it.each(files)('T26: three minutes of bots on %s', (file) => {
    const state = botsOn(read(file), perSide);
    const enclosures = enclosuresOf(state);
    const escapes: string[] = [];
    play(state, ticks, (tick) => {
      if (tick % lookTicks !== 0 || escapes.length > 0) return;
      enclosures.forEach((enclosure, disc) => {
        const x = state.discs[disc * 4];
        const y = state.discs[disc * 4 + 1];
        if (enclosure === null || enclosure.isFree || enclosure.holds(x, y)) return;
        escapes.push(`tick ${tick}: disc ${disc} is at ${x}, ${y}`);
      });
    });
    expect(escapes).toEqual([]);
  });
});
