// What the page's address asks for: a room, a name, and switches for tests and support.

export type PageOptions = {
  /** As typed; cleaned before use. */
  readonly name: string | undefined;
  readonly renderer: 'auto' | 'canvas' | 'webgl';
  readonly quality: 'low' | 'medium';
  /** A bot plays this player's disc through the ordinary input path. */
  readonly autopilot: boolean;
  /** False: no match behind the menu before somebody wants to play in it. */
  readonly attract: boolean;
  /** False: no service worker, and what an earlier one has kept is thrown away. */
  readonly offline: boolean;
  /** False keeps the room on the page's own thread. */
  readonly worker: boolean;
  /** The room of the link `/#K7QX`, empty for none; may be no code at all. */
  readonly code: string;
};

export function readPageOptions(location: { readonly search: string; readonly hash: string }) {
  const query = new URLSearchParams(location.search);
  const renderer = query.get('renderer');
  const options: PageOptions = {
    name: query.get('name') ?? undefined,
    renderer: renderer === 'canvas' || renderer === 'webgl' ? renderer : 'auto',
    quality: query.get('quality') === 'low' ? 'low' : 'medium',
    autopilot: query.get('autopilot') === '1',
    attract: query.get('attract') !== '0',
    offline: query.get('offline') !== '0',
    worker: query.get('worker') !== '0',
    code: location.hash.slice(1, 17).toUpperCase(),
  };
  return options;
}
