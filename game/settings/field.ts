// One setting: what it is at first, and what of a stranger's value it can be. Pure; never throws.

export type Field<T> = {
  readonly initial: T;
  /** Undefined for what this setting can't be. */
  readonly read: (value: unknown) => T | undefined;
};

export function choice<T extends string | number | boolean>(
  initial: T,
  options: readonly T[],
): Field<T> {
  return { initial, read: (value) => options.find((option) => option === value) };
}

export function flag(initial: boolean): Field<boolean> {
  return choice<boolean>(initial, [true, false]);
}

/** A whole number; what lies outside of the range is brought into it. */
export function range(initial: number, least: number, most: number): Field<number> {
  const read = (value: unknown) => {
    if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
    return Math.round(Math.min(most, Math.max(least, value)));
  };
  return { initial, read };
}

/** Two values for each of a few names; a bad or missing pair is as at first. */
export function pairs<Name extends string, T>(
  initial: Readonly<Record<Name, readonly [T, T]>>,
  isGood: (value: unknown) => value is T,
): Field<Readonly<Record<Name, readonly [T, T]>>> {
  const pairOf = (source: object, name: string) => {
    const pair: unknown = Object.hasOwn(source, name) ? Reflect.get(source, name) : undefined;
    return Array.isArray(pair) && pair.length === 2 && pair.every(isGood) ? pair : undefined;
  };
  const read = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const found = Object.entries(initial).map(([name, first]) => [
      name,
      pairOf(value, name) ?? first,
    ]);
    return Object.fromEntries(found) as typeof initial;
  };
  return { initial, read };
}
