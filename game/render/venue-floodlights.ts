// "Floodlights": a stadium at night, four masts, dark stands, and light boards around the grass.
import type { Light, Venue } from './venue.ts';

const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** The wide pool of a mast on the grass. */
const pools = corners.map(
  ([x, y]): Light => ({
    blend: 'soft-light',
    on: 'felt',
    from: [x * 0.9, y * 0.85, 0.03],
    to: [x * 0.9, y * 0.85, 1.12],
    steps: [
      [0, 'rgba(255,247,214,1)'],
      [0.4, 'rgba(240,255,230,0.34)'],
      [1, 'rgba(255,255,255,0)'],
    ],
  }),
);

/** The glare right below a mast. */
const glares = corners.map(
  ([x, y]): Light => ({
    blend: 'screen',
    on: 'felt',
    from: [x, y, 0.01],
    to: [x, y, 0.56],
    steps: [
      [0, 'rgba(255,244,206,0.50)'],
      [0.18, 'rgba(255,240,200,0.17)'],
      [1, 'rgba(255,240,200,0)'],
    ],
  }),
);

export const floodlightsVenue: Venue = {
  name: 'floodlights',
  background: '#0a1017',
  turf: {
    base: '#17603a',
    stripes: ['#1f7446', '#155a35'],
    crossAlpha: 0.03,
    fibres: ['#2f9a5b', '#0f4527', '#46b06e', '#12502d'],
    fibreAlpha: [0.07, 0.26],
    line: '#f1f6ee',
    lineIce: '#f1f6ee',
    erosion: 5,
    worn: { colors: ['#7c6a3e', '#4f5b2e'], alpha: 0.3 },
  },
  surround: {
    kind: 'stands',
    color: '#0a1218',
    crowd: [
      [0.08, '#ffcf7a'],
      [0.08, '#7fb2ff'],
      [0.34, '#33475c'],
      [0.5, '#1d2c3a'],
    ],
    rows: 'rgba(5,9,13,0.35)',
  },
  frame: {
    colors: ['#131d27', '#0c141c'],
    drop: { color: 'rgba(0,0,0,0.7)', blur: 18, x: 0, y: 0 },
    piping: [
      { inset: 0.8, width: 1.2, color: 'rgba(120,150,180,0.35)' },
      { inset: 17.2, width: 1.6, color: 'rgba(2,6,10,0.85)' },
    ],
    print: null,
    studs: null,
    rail: null,
    boards: {
      words: ['KICKABOUT', 'FAIR PLAY', 'PEER TO PEER', 'THE BUTTON LEAGUE', 'KICK OFF'],
      colors: ['#dfe9f5', '#ffb01f', '#7f93a8', '#6fa0ff'],
      ground: '#060b12',
      glow: '159,196,255',
      speed: 22,
    },
    shadow: {
      color: '2,6,10',
      top: { reach: 7, alpha: 0.55 },
      left: { reach: 7, alpha: 0.55 },
      bottom: { reach: 7, alpha: 0.55 },
      right: { reach: 7, alpha: 0.55 },
    },
  },
  lights: [
    ...pools,
    {
      blend: 'screen',
      on: 'felt',
      from: [0, 0, 0.08],
      to: [0, 0, 1.1],
      steps: [
        [0, 'rgba(196,255,214,0.08)'],
        [1, 'rgba(190,255,214,0)'],
      ],
    },
    {
      blend: 'source-over',
      on: 'table',
      from: [0, 0, 0.3],
      to: [0, 0, 1.12],
      steps: [
        [0, 'rgba(3,10,20,0.2)'],
        [0.62, 'rgba(3,8,18,0.3)'],
        [1, 'rgba(3,8,18,0.86)'],
      ],
    },
    ...glares,
  ],
  shade: null,
  shadow: {
    color: '0,6,4',
    alpha: 0.44,
    casts: corners.map(([x, y]) => ({ x: x * -1.42, y: y * -0.94, fades: true })),
    softness: 0.2,
    reach: 2.9,
  },
  goal: {
    shade: 'rgba(3,16,10,0.42)',
    net: { color: 0xffffff, alpha: 0.46 },
    bar: '#e9eef2',
    post: '#ffffff',
    cap: '#c3ccd4',
  },
  ball: {
    base: [250, 252, 255],
    panels: [
      [26, 32, 44],
      [26, 32, 44],
    ],
  },
  label: { fill: '#ffffff', edge: 'rgba(4,12,10,0.82)' },
  effects: {
    scraps: ['#ffffff', '#ffe08a'],
    flecks: ['#2f9a5b', '#7bd199', '#4f5b2e'],
    trail: '#e6f2ff',
    trailAlpha: 0.34,
  },
  vignette: { color: '2,6,12', middle: 0.16, edge: 0.6 },
};
