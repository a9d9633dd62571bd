// Which of two pages a service worker shows: the one from the network or the one that is kept. Pure
// but for the clock that `later` has.

export type PageChoice = {
  /** Undefined when the network has failed. */
  readonly fresh: Promise<Response | undefined>;
  /** Undefined when nothing is kept. */
  readonly kept: Promise<Response | undefined>;
  /** Settles when the network has had time enough. */
  readonly patience: Promise<unknown>;
};

/**
 * From the network as long as it answers well and in time, so that a reload is always the newest
 * version; an error of the server's is only shown where nothing is kept.
 */
export async function choosePage({ fresh, kept, patience }: PageChoice): Promise<Response> {
  const whatIsKept = async () => ((await kept) === undefined ? fresh : patience);
  const first = await Promise.race([fresh, whatIsKept()]);
  if (first instanceof Response && first.ok) return first;
  return (await kept) ?? (await fresh) ?? Response.error();
}
