// Names as typed, and the friendly ones offered.
import { describe, expect, it } from 'vitest';
import { cleanName, friendlyName, limitName } from '../../game/ui/player-name.ts';
import { nameCodePointsMax } from '../../shared/simulation/constants.ts';
import { cleanName as cleanRosterName } from '../../shared/simulation/name.ts';

describe('cleanName', () => {
  for (const [typed, clean] of [
    ['  Tiko  ', 'Tiko'],
    ['Ti\u0000k\u0007o', 'Tiko'],
    ['Anna\t\n Maria', 'Anna Maria'],
    ['\u202Eevil', 'evil'],
    ['\u200B\u200B', ''],
    ['   ', ''],
    ['Zoe\u0308', 'Zoë'],
    ['<b>Tiko</b>', '<b>Tiko</b>'],
    ['Zofia Wołodyjowska-Kowalska', 'Zofia Wołodyjowska-K'],
    ['⚽'.repeat(30), '⚽'.repeat(20)],
    ['𝓣'.repeat(21), '𝓣'.repeat(20)],
  ]) {
    it(`${JSON.stringify(typed)} becomes ${JSON.stringify(clean)}`, () => {
      expect(cleanName(typed)).toBe(clean);
    });
  }

  it('cuts towers of marks to two a letter', () => {
    expect([...cleanName('x\u0336\u0337\u0338\u0335\u0334')]).toHaveLength(3);
  });

  it('gives what the simulation would keep as it is', () => {
    for (const typed of ['  a  b ', 'Ayşe', 'x\u0336\u0337\u0338', 'name with many  spaces   in']) {
      expect(cleanRosterName(cleanName(typed))).toBe(cleanName(typed));
    }
  });
});

describe('limitName', () => {
  it('counts code points, not UTF-16 units, and keeps spaces while typing', () => {
    expect(limitName('⚽'.repeat(20))).toBe('⚽'.repeat(20));
    expect([...limitName('𝓣'.repeat(25))]).toHaveLength(nameCodePointsMax);
    expect(limitName('Tiko ')).toBe('Tiko ');
  });
});

describe('friendlyName', () => {
  const chances = [...Array(100).keys()].map((i) => i / 100);

  it('is always a clean name of its own', () => {
    for (const chance of chances) {
      const name = friendlyName(chance);
      expect(name).not.toBe('');
      expect(cleanName(name)).toBe(name);
    }
  });

  it('never offers the name again that one has', () => {
    for (const chance of chances) expect(friendlyName(chance, 'Tiko')).not.toBe('Tiko');
  });
});
