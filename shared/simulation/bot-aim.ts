// Where a bot wants the ball to go (S85): a spot in the other goal, at a kick-off one on the wings.
import { field, phase, type RoomState } from './state.ts';

/** Sets `aim`: a spot that changes every second and with each kick-off. */
export function chooseAim(state: RoomState, seat: number): void {
  const { x, y, halfWidth } = state.stadium.goalSpots;
  const { aim } = state.bodies;
  const other = 3 - state.team[seat];
  const isKickOff = state.fields[field.phase] === phase.kickOff;
  const second = isKickOff ? 0 : state.fields[field.tick] >> 6;
  const word = Math.imul(state.fields[field.random] ^ (second * 16 + seat), 0x9e3779b1) >>> 16;
  const reach = halfWidth[other] * (isKickOff ? 3 : 0.6);
  aim[0] = x[other];
  aim[1] = y[other] + reach * ((word - 32767.5) / 32767.5);
}
