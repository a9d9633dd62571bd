// What twelve people press: the same for every engine. They run about and try to kick; nobody
// aims, so they spread over the pitch and meet in its middle.
import { seatsMax } from '../../../shared/simulation/constants.ts';
import { createRandom } from '../../simulation/scene.ts';

/** One input per seat and tick. */
export function recordInputs(ticks: number): Uint8Array[] {
  const random = createRandom(5);
  const inputs = new Uint8Array(seatsMax);
  return Array.from({ length: ticks }, () => {
    for (let seat = 0; seat < seatsMax; seat++) {
      if (random() < 0.06) inputs[seat] = Math.floor(random() * 17) + (random() < 0.3 ? 32 : 0);
    }
    return inputs.slice();
  });
}
