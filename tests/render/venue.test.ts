// Venues are data that the same painters draw: what any of them has to hold.
import { describe, expect, it } from 'vitest';
import { venueNames } from '../../game/render/venue.ts';
import { venues } from '../../game/render/venue-list.ts';
import { readSettings } from '../../game/settings/settings.ts';
import { contrast } from '../support/color-difference.ts';

type Rgba = readonly [number, number, number, number];

function read(color: string): Rgba {
  if (color.startsWith('#')) {
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
    return [r, g, b, 1];
  }
  const [r, g, b, a] = color.match(/[\d.]+/g)!.map(Number);
  return [r, g, b, a];
}

/** What is seen where a colour lies over another, as #rrggbb. */
function over(top: string, below: string): string {
  const [t, b] = [read(top), read(below)];
  const channels = [0, 1, 2].map((i) => Math.round(t[i] * t[3] + b[i] * (1 - t[3])));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

describe.each(venueNames.map((name) => [name, venues[name]] as const))('V10 %s', (name, venue) => {
  it('can be chosen', () => {
    expect(venue.name).toBe(name);
    expect(readSettings({ venue: name }).venue).toBe(name);
  });

  it('lets names be read on every stripe: their edge is the ground that they stand on', () => {
    for (const stripe of venue.turf.stripes)
      expect(contrast(venue.label.fill, over(venue.label.edge, stripe))).toBeGreaterThan(4.5);
  });

  it('lets lines be told from the grass', () => {
    for (const stripe of venue.turf.stripes)
      expect(contrast(venue.turf.line, stripe)).toBeGreaterThan(2.5);
  });

  it('has a shadow for every light, within the room that it has', () => {
    const { casts, reach, softness } = venue.shadow;
    expect(casts.length).toBeGreaterThan(0);
    for (const { x, y } of casts) expect(Math.hypot(x, y) + 0.93 + softness).toBeLessThan(reach);
  });

  it('has lights whose steps go from 0 to 1', () => {
    for (const { steps } of venue.lights) {
      expect(steps[0][0]).toBe(0);
      expect(steps.at(-1)![0]).toBe(1);
      expect(steps.map(([offset]) => offset)).toEqual(steps.map(([offset]) => offset).sort());
    }
  });

  it('counts goals on a rail only where there is a frame to hold it, else it has boards', () => {
    expect((venue.frame.rail === null) !== (venue.frame.boards === null)).toBe(true);
  });
});

it('V10 knows no venue that is not there', () => {
  expect(readSettings({ venue: 'moon' }).venue).toBe('table');
  expect(Object.keys(venues)).toEqual([...venueNames]);
});
