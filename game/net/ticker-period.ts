// How often a room looks whether a tick is due.

/** Half a tick, so that a tick is never more than that late. */
export const TICKER_PERIOD_MS = 8;
