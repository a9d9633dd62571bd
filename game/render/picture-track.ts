// From the pictures of a match to where each disc is drawn now: in everybody's time, and near the
// own disc in its own. Knows no screen and no clock.
import { clearCorrection } from './correction.ts';
import { blendLead } from './lead.ts';
import type { MatchPicture } from './match-picture.ts';
import {
  createPoseTrack,
  type PoseTrack,
  samplePoses,
  trackCorrection,
  trackOwnSlot,
  trackTick,
} from './pose.ts';
import { createPositions, type Positions, readPositions } from './positions.ts';

export type PictureTrack = {
  /** Where discs are drawn, by slot; the same object ever after. */
  readonly drawn: Positions;
  readonly common: PoseTrack;
  readonly ahead: PoseTrack;
  readonly previous: Positions;
  readonly present: Positions;
  tick: number;
};

export function createPictureTrack(): PictureTrack {
  const common = createPoseTrack();
  return {
    drawn: common.drawn,
    common,
    ahead: createPoseTrack(),
    previous: createPositions(),
    present: createPositions(),
    tick: -1,
  };
}

export function ownSlotOf({ common }: PictureTrack): number {
  return common.ownSlot;
}

/**
 * Fills `drawn` for the time `nowMs` and takes the picture's corrections; true in the first frame
 * that shows a tick, or another history of it.
 */
export function followPicture(track: PictureTrack, picture: MatchPicture, nowMs: number): boolean {
  const { common, ahead, previous, present } = track;
  const { ownSeat, presentTick, presentAtMs, correction, lead } = picture;
  const isNew = presentTick !== track.tick || !correction.isEmpty;
  if (ownSeat !== common.ownSlot) {
    trackOwnSlot(common, ownSeat);
    trackOwnSlot(ahead, ownSeat);
  }
  if (isNew) {
    track.tick = presentTick;
    readPositions(picture.previous, previous);
    readPositions(picture.present, present);
    trackTick(common, previous, present, presentAtMs);
  }
  trackCorrection(common, correction, nowMs);
  clearCorrection(correction);
  samplePoses(common, nowMs);
  if (!lead.isThere) return isNew;
  trackTick(ahead, lead.previous, lead.present, presentAtMs);
  trackCorrection(ahead, lead.correction, nowMs);
  clearCorrection(lead.correction);
  blendLead(track.drawn, samplePoses(ahead, nowMs), ownSeat);
  return isNew;
}
