// Seeds whose failure is understood and not mended yet: each names the fault of docs/simulator.md
// that it shows. The fleet skips what is listed and nothing else; a seed that is mended must
// leave the list.

/** Seed to what it fails by (rule and kind), and the open fault it belongs to. */
export const openFinds: Readonly<
  Record<number, { readonly identity: string; readonly fault: string }>
> = {};
