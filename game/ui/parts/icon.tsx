// Line icons drawn on a 24 by 24 grid; always beside words, so hidden from screen readers.

const paths = {
  play: ['M7 4.5v15l12-7.5z'],
  plus: ['M12 5v14', 'M5 12h14'],
  people: [
    'M16 20v-1.5a4 4 0 0 0-4-4H7a4 4 0 0 0-4 4V20',
    'M9.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
    'M21 20v-1.5a4 4 0 0 0-3-3.8',
    'M15.5 4.2a3.5 3.5 0 0 1 0 6.6',
  ],
  crown: ['M4 18h16', 'M4 14.5 3 6.5l5 3.5 4-6 4 6 5-3.5-1 8z'],
  star: ['m12 4 2.4 5 5.6.7-4.1 3.8 1.1 5.5-5-2.8L7 19l1.1-5.5L4 9.7l5.6-.7z'],
  check: ['m5 12.5 4.5 4.5L19 7.5'],
  copy: ['M9 9h11v11H9z', 'M5 15H4V4h11v1'],
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  more: ['M5 12h.01', 'M12 12h.01', 'M19 12h.01'],
  refresh: ['M4 12a8 8 0 1 0 2.6-5.9', 'M4 4v5h5'],
  bot: ['M5 9h14v10H5z', 'M12 9V5', 'M10 4.5h4', 'M9.5 13v1.5', 'M14.5 13v1.5'],
  away: ['M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16z', 'M12 8v4.5l3 1.8'],
  close: ['M6 6l12 12', 'M18 6 6 18'],
  leave: ['M10 4H5v16h5', 'M9 12h11', 'm16 8 4 4-4 4'],
  pause: ['M8 5v14', 'M16 5v14'],
  stop: ['M6 6h12v12H6z'],
  dice: [
    'M7 3.5h10A3.5 3.5 0 0 1 20.5 7v10a3.5 3.5 0 0 1-3.5 3.5H7A3.5 3.5 0 0 1 3.5 17V7',
    'M3.5 7A3.5 3.5 0 0 1 7 3.5',
    'M8.5 8.5h.01M15.5 8.5h.01M12 12h.01M8.5 15.5h.01M15.5 15.5h.01',
  ],
  gear: [
    'M4 7h9M17 7h3M4 17h3M11 17h9',
    'M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
    'M9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  ],
  ball: ['M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18z', 'm12 8 3.8 2.8-1.5 4.5h-4.6L8.2 10.8z'],
  expand: ['M4 9V4h5', 'M20 9V4h-5', 'M4 15v5h5', 'M20 15v5h-5'],
  sound: ['M4 9.5v5h3.5l4.5 4v-13l-4.5 4z', 'M15.5 9a4.2 4.2 0 0 1 0 6', 'M18 6.5a8 8 0 0 1 0 11'],
  muted: ['M4 9.5v5h3.5l4.5 4v-13l-4.5 4z', 'm16 9.5 5 5', 'm21 9.5-5 5'],
  bubble: ['M4.5 19.5 6 15.2A7.6 7 0 1 1 9.3 18z'],
  alert: ['M12 4 2.8 20h18.4z', 'M12 10v4.5', 'M12 17.2v.01'],
  share: ['M12 15V4', 'm8 7.5 4-4 4 4', 'M6 11H4.5v9h15v-9H18'],
  send: ['M4 12 20 4.5 14.5 20l-3-6.5z'],
  swap: ['M4 8h15', 'm15 4 4 4-4 4', 'M20 16H5', 'm9 12-4 4 4 4'],
} as const;

export type IconName = keyof typeof paths;

/** Takes its size and colour from the text around it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {paths[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
