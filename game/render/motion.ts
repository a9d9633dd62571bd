// How long things take and how far they go on the screen. All durations of the picture are here.

/** The camera closes a gap to a 1/e-th of it in this time, without ever going beyond. */
export const cameraSettleMs = 300;
/** What the camera looks at: mostly the ball, a little the own disc, else the centre. */
export const cameraPull = { ballX: 0.62, ownX: 0.2, ballY: 0.5, ownY: 0.15 } as const;
/** On pitches whose camera follows the player. */
export const cameraOwnPull = { ballX: 0, ownX: 1, ballY: 0, ownY: 1 } as const;

/** The white ring of a kick spreads and is gone. */
export const kickRingMs = 340;
/** The ring on a disc that holds the kick key fades after it is let go. */
export const kickFlashMs = 160;
export const goalRingMs = 900;
export const confettiMs = { least: 1500, most: 3200 } as const;
export const sparkMs = { least: 220, most: 520 } as const;
/** The shake of a goal, in screen pixels, and the time to half of it. */
export const shakePx = 10;
export const shakeHalfLifeMs = 110;
/** A bead of the score rail slides over. */
export const beadMs = 420;
/** Confetti of a goal: from the ball, and from each side of the goal. */
export const goalScraps = { ball: 110, side: 60 } as const;
export const kickSparks = 12;
/** What a kick tears out of the ground, and a ball off a wall. */
export const kickFlecks = 7;
export const wallFlecks = 6;
export const fleckMs = { least: 260, most: 640 } as const;
/** A post that is hit rings, and throws sparks. */
export const postRingMs = 420;
export const postSparks = 8;
/** At a goal the picture stands still for a moment, as if it held its breath. */
export const goalFreezeMs = 120;
/** The arrows of somebody who is away go around once in this time. */
export const awayTurnMs = 3200;

/** An emote stands over its disc; it pops up in the first of this time and shrinks in the last. */
export const emoteMs = 2600;
export const emotePopMs = 220;
export const emoteShrinkMs = 140;
