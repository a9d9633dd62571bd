// The picture's lead, made where the room runs: steps a copy of the present with the own inputs
// that have not counted yet, and keeps account of what it believed.
import type { Session } from '../../shared/netcode/session.ts';
import { isKickHeldAt, seatOfPlayer } from '../../shared/simulation/readers.ts';
import type { RoomState } from '../../shared/simulation/state.ts';
import { addDifference } from '../render/correction.ts';
import { createLead, type Lead } from '../render/lead.ts';
import { copyPositions, createPositions, readPositions } from '../render/positions.ts';
import type { EventTap } from './event-tap.ts';

export type LookAhead = {
  readonly lead: Lead;
  /** Brings the lead up to the present, with the wish of now: the player's, or a bot's. */
  readonly look: (wish: number, isBot: boolean) => void;
};

export function createLookAhead(session: Session<RoomState>, tap: EventTap, me: number): LookAhead {
  const lead = createLead();
  const believed = createPositions();
  let believedTick = -1;
  return {
    lead,
    look: (wish, isBot) => {
      const seat = seatOfPlayer(session.present, me);
      lead.isThere = seat >= 0;
      if (!lead.isThere) return;
      const { before, after, tick } = tap.ahead(
        () => session.lookAhead(wish),
        ({ kind, id }) => kind === 'kick' && id === seat,
      );
      readPositions(before, lead.previous);
      readPositions(after, lead.present);
      lead.wish = isBot ? -1 : wish;
      lead.isKickHeld = isKickHeldAt(after, seat);
      if (believedTick === tick) addDifference(lead.correction, believed, lead.present);
      else if (believedTick === tick - 1) addDifference(lead.correction, believed, lead.previous);
      copyPositions(lead.present, believed);
      believedTick = tick;
    },
  };
}
