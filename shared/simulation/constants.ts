// Sizes, times and limits of the simulation, each with its unit and its reason.
// docs/simulation.md lists them; changing one changes every match, so it also changes the protocol.

/**
 * Steps per second: one per frame of a usual screen; .hbs stadiums state their speeds in px per
 * 1/60 s.
 */
export const ticksPerSecond = 60;
/** Places in the roster: 12 on the pitch and 4 on the bench; a set of seats fits 16 bits. */
export const seatsMax = 16;
/** Discs moved by players; the mesh is laid out for 12 peers (design section 1). */
export const playersMax = 12;
/** Players of one side: half of `playersMax`. */
export const sideMax = 6;

/** Levels of bots: 1 easy, 2 normal, 3 hard. */
export const botLevelMax = 3;

/** Longest name in code points: fits under a disc at the smallest zoom. */
export const nameCodePointsMax = 20;
/** Longest name in UTF-16 units: 20 code points of two units; equals the command's text limit. */
export const nameUnitsMax = 40;
/** Largest number on a disc: two digits fit. */
export const discNumberMax = 99;
/** People remembered as banned; the oldest is forgotten beyond it. Four times the roster. */
export const bansMax = 64;
/** Commands judged in one tick; the log never carries more, a hostile one is cut here. */
export const commandsPerTickMax = 64;

/** How long a seat of somebody who lost the connection is kept before it counts as left: 60 s. */
export const awayTicksMax = 60 * ticksPerSecond;
/**
 * From the goal to the next kick-off: 2.5 s, long enough for the banner, short enough for a laugh.
 */
export const goalPauseTicks = 150;
/** From "resume" to play: 1 s, so that everybody has the hands on the keys. */
export const resumeTicks = 60;
/** From "all are ready" to the kick-off: 3, 2, 1. */
export const readyTicks = 3 * ticksPerSecond;
/** After a match those who have not asked for another one get 15 s, once most have. */
export const rematchTicks = 15 * ticksPerSecond;
/** How many of the players are most, in tenths. */
export const rematchTenths = 7;
/** While waiting a ball in the net is put back after 0.75 s. */
export const warmUpResetTicks = 45;

/**
 * A kick reaches this far beyond touching, in px: about one tick of a running player and a rolling
 * ball.
 */
export const kickReachPx = 4;
/**
 * Distance between two places of a kick-off row, in px: a disc of the default radius and elbow
 * room.
 */
export const spawnGapPx = 55;
/** Distance between two kick-off rows, in px. */
export const spawnRowGapPx = 50;

/**
 * No disc moves faster, in px per tick. Twelve default kicks in one tick give 60; must stay finite
 * to bound the sub-steps of a tick.
 */
export const speedMaxPxPerTick = 100;
/**
 * A contact or a spring changes a speed by no more than comes of this, in px per tick: ten times
 * the limit of speeds, so ordinary play never reaches it. Else walls that give back more than they
 * take multiply a speed within one tick until it is no number.
 */
export const closingMaxPxPerTick = 1000;
/**
 * A disc moves at most this part of its radius per sub-step. Below 1, or a disc could get its
 * centre past a line before the wall pushes it back.
 */
export const subStepRadiusPart = 0.8;
/** Smallest radius the sub-steps care for, in px; a smaller disc is a point and no ball. */
export const subStepRadiusMinPx = 2;
/**
 * The world ends here, in px from the centre: a disc that nothing holds stops instead of leaving
 * the numbers.
 */
export const worldHalfPx = 16384;
/** Passes over the contacts of one sub-step; two settle a ball in a corner under a pile. */
export const contactPassesMax = 2;

/** Most moving discs of a stadium: 255 from a file and a ball put before them. */
export const stadiumDiscsMax = 256;
/** Most discs in a state. */
export const discsMax = stadiumDiscsMax + playersMax;
/** Events of one tick that are kept; a crowded kick has about eight, later ones are dropped. */
export const eventsMax = 16;
/** Slower contacts make no event, in px per tick: a ball at rest on a foot is silent. */
export const eventSpeedMinPxPerTick = 0.3;

/**
 * Marks bytes as a room state of this layout ("KB" and a number); changes when the layout changes.
 */
export const stateMark = 0x4b420007;
