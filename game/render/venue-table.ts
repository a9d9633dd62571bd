// "Table": a felt pitch in a lacquered frame on a walnut table, late in the morning by a window.
import type { Venue } from './venue.ts';

const pipingRed = '#d9472b';
const pipingBlue = '#20398f';

export const tableVenue: Venue = {
  name: 'table',
  background: '#8a5a36',
  turf: {
    base: '#3a925e',
    stripes: ['#46a36d', '#3c9662'],
    crossAlpha: 0,
    fibres: ['#8fd48c', '#2f7d45', '#a7e0a0', '#3c8f50'],
    fibreAlpha: [0.05, 0.22],
    line: '#fbf4df',
    lineIce: '#f0d98a',
    erosion: 3.2,
    worn: null,
  },
  surround: {
    kind: 'planks',
    colors: ['#b98254', '#a8713f', '#8d5a31'],
    tints: [
      'rgba(255,220,170,0.10)',
      'rgba(70,30,6,0.09)',
      'rgba(255,235,200,0.05)',
      'rgba(40,16,2,0.13)',
    ],
    grain: ['rgba(74,36,10,0.20)', 'rgba(255,226,180,0.14)'],
    joint: ['rgba(38,16,4,0.55)', 'rgba(255,228,190,0.22)'],
  },
  frame: {
    colors: ['#fff7e2', '#e9d5ab'],
    drop: { color: 'rgba(35,12,0,0.62)', blur: 26, x: 11, y: 15 },
    piping: [
      { inset: 1.2, width: 1.3, color: 'rgba(255,255,255,0.9)' },
      { inset: 2.8, width: 1.8, color: pipingRed },
      { inset: 15.6, width: 1.1, color: pipingBlue },
    ],
    print: { color: 'rgba(32,57,143,0.80)', edge: 'rgba(255,255,255,0.75)' },
    studs: { color: '#c79a3e', shine: '#f8dd94' },
    rail: { rod: '#9a9aa2', shine: 'rgba(243,243,246,0.9)' },
    boards: null,
    shadow: {
      color: '8,40,18',
      top: { reach: 16, alpha: 0.62 },
      left: { reach: 13, alpha: 0.55 },
      bottom: { reach: 6, alpha: 0.2 },
      right: { reach: 6, alpha: 0.2 },
    },
  },
  lights: [
    {
      blend: 'soft-light',
      on: 'table',
      from: [-0.8, -0.8, 0.05],
      to: [-0.6, -0.5, 1.75],
      steps: [
        [0, 'rgba(255,244,196,0.95)'],
        [0.4, 'rgba(255,236,180,0.36)'],
        [0.75, 'rgba(140,110,160,0.06)'],
        [1, 'rgba(50,30,90,0.26)'],
      ],
    },
  ],
  shade: { color: '#1c1440', alpha: 0.34, swayUnits: 7, swayMs: 18_000 },
  shadow: {
    color: '6,22,14',
    alpha: 0.62,
    casts: [{ x: 0.58, y: 0.8, fades: true }],
    softness: 0.24,
    reach: 2.2,
  },
  goal: {
    shade: 'rgba(24,74,42,0.36)',
    net: { color: 0xfff8e6, alpha: 0.62 },
    bar: '#fffaf0',
    post: '#fff7e6',
    cap: pipingRed,
  },
  ball: {
    base: [255, 248, 230],
    panels: [
      [198, 54, 34],
      [32, 57, 143],
    ],
  },
  label: { fill: '#ffffff', edge: 'rgba(22,52,26,0.72)' },
  effects: {
    scraps: ['#ffffff', '#ffd24a', '#fff2b8'],
    flecks: ['#8fd48c', '#a7e0a0', '#2f7d45'],
    trail: '#fff8e6',
    trailAlpha: 0.3,
  },
  vignette: { color: '46,18,4', middle: 0.16, edge: 0.34 },
};
