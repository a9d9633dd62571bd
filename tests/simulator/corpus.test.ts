// Schedules that failed once, each cut down to what it took and with a word on why: they hold for
// ever.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { playSchedule } from './play.ts';
import type { Schedule } from './schedule.ts';

type CorpusFile = { readonly why: string; readonly schedule: Schedule };

const folder = new URL('corpus/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe('the corpus', () => {
  it('is there', () => {
    expect(names.length).toBeGreaterThan(0);
  });

  it.each(names)('%s holds', (name) => {
    const { why, schedule }: CorpusFile = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
    expect(why.length).toBeGreaterThan(20);
    expect(playSchedule(schedule).failures).toEqual([]);
  });
});
