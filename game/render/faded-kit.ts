// The kit of somebody whose tab is gone: as light as before, with little of its colour. Pure.
import type { Kit } from '../../shared/simulation/kit.ts';

/** How much of a colour goes. */
const fadedPart = 0.82;

export function fadedKit(kit: Kit): Kit {
  return {
    ...kit,
    base: faded(kit.base),
    light: faded(kit.light),
    dark: faded(kit.dark),
    rim: faded(kit.rim),
    inlay: [faded(kit.inlay[0]), faded(kit.inlay[1])],
    patternColor: faded(kit.patternColor),
  };
}

/** `#rrggbb`, moved towards the grey that is as light. */
export function faded(color: string): string {
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const parts = [red, green, blue].map((part) => Math.round(part + fadedPart * (grey - part)));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}
