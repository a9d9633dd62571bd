// A pitch on which the ball rolls into a goal as soon as a match begins, whatever anybody does.
import type { Page } from 'playwright-core';

const text = `{
  name: 'Slope', width: 420, height: 200, bg: { type: 'grass', width: 370, height: 170 },
  goals: [
    { p0: [-370, 64], p1: [-370, -64], team: 'red' },
    { p0: [370, 64], p1: [370, -64], team: 'blue' },
  ],
  ballPhysics: 'disc0',
  discs: [{ pos: [300, 0], speed: [6, 0], radius: 10, cMask: ['wall'], cGroup: ['ball', 'score'] }],
}`;

/** For a player in a waiting room. */
export function loadSlope(page: Page): Promise<void> {
  const file = { name: 'slope.hbs', mimeType: 'text/plain', buffer: Buffer.from(text) };
  return page.locator('input[type=file]').first().setInputFiles(file);
}
