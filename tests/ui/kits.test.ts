// Sides are called after what they wear, and the choice of kits never leads to a pair that clashes.
import { afterEach, describe, expect, it } from 'vitest';
import { setLanguage } from '../../game/language/language.ts';
import { sidesStyle } from '../../game/ui/kit-style.ts';
import { createAppModel, showRoom } from '../../game/ui/model.ts';
import { readRoomView } from '../../game/ui/room-view.ts';
import { pairWith } from '../../game/ui/screens/kit-choice.tsx';
import { teamName, teamShortName } from '../../game/ui/team.ts';
import { kitNames, kitPair } from '../../shared/simulation/kit.ts';
import { give, roomOf, setting } from '../simulation/scene.ts';

const at = (name: (typeof kitNames)[number]) => kitNames.indexOf(name);

afterEach(async () => {
  showRoom(createAppModel(), null);
  await setLanguage('en');
});

describe('kits', () => {
  it('name the sides of the room on the screen, in the language of now', async () => {
    const model = createAppModel();
    const state = roomOf([1, 2]);
    expect([teamName(0), teamName(1), teamName(2)]).toEqual(['Bench', 'Marigold', 'Ink']);
    give(state, setting('kits', kitPair(at('sky'), at('cherry')), 1));
    showRoom(model, readRoomView(state, 1));
    expect([teamName(1), teamName(2), teamShortName(2)]).toEqual(['Sky', 'Cherry', 'CHR']);
    expect(sidesStyle()).toMatchObject({ '--team-1': '#8fdcff', '--team-2': '#b3122f' });
    await setLanguage('tr');
    expect(teamName(1)).toBe('Gök');
    showRoom(model, null);
    expect(teamName(1)).toBe('Kadife');
  });

  it('whoever asks for the kit of the other side changes kits with it', () => {
    expect(pairWith([0, 1], 1, 1)).toEqual([1, 0]);
    expect(pairWith([0, 1], 2, 0)).toEqual([1, 0]);
    expect(pairWith([0, 1], 2, 3)).toEqual([0, 3]);
    expect(pairWith([0, 1], 1, 4)).toEqual([4, 1]);
    expect(pairWith([0, 1], 1, 0)).toEqual([0, 1]);
  });
});
