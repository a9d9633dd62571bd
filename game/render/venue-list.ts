// All venues by name.
import type { Venue, VenueName } from './venue.ts';
import { floodlightsVenue } from './venue-floodlights.ts';
import { tableVenue } from './venue-table.ts';

export const venues: Readonly<Record<VenueName, Venue>> = {
  table: tableVenue,
  floodlights: floodlightsVenue,
};
