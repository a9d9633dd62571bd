// Plurals, numbers, days and lists of one language, by the browser's own Intl. Pure.

/** The plural categories that a language tells apart, besides `other`. */
export type PluralForms<Category extends Intl.LDMLPluralRule> = Readonly<
  Record<Category | 'other', string>
>;

export type Forms<Category extends Intl.LDMLPluralRule> = {
  /** The form for `count`; a `#` in it becomes the number. */
  readonly plural: (count: number, forms: PluralForms<Category>) => string;
  readonly number: (value: number) => string;
  /** `value` 0 to 100. */
  readonly percent: (value: number) => string;
  /** A day, of a moment in ms since 1970. */
  readonly date: (atMs: number) => string;
  /** `a, b and c` */
  readonly and: (items: readonly string[]) => string;
  /** `a, b or c` */
  readonly or: (items: readonly string[]) => string;
};

/** `locale` is a BCP 47 tag; `Category` names every form that its cardinals have below 1,000. */
export function createForms<Category extends Intl.LDMLPluralRule>(locale: string): Forms<Category> {
  const rules = new Intl.PluralRules(locale);
  const numbers = new Intl.NumberFormat(locale);
  const percents = new Intl.NumberFormat(locale, { style: 'percent' });
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const all = new Intl.ListFormat(locale, { type: 'conjunction' });
  const any = new Intl.ListFormat(locale, { type: 'disjunction' });
  return {
    plural: (count, forms) => {
      const known: Partial<Record<Intl.LDMLPluralRule, string>> = forms;
      return (known[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
    },
    number: (value) => numbers.format(value),
    percent: (value) => percents.format(value / 100),
    date: (atMs) => dates.format(atMs),
    and: (items) => all.format(items),
    or: (items) => any.format(items),
  };
}

/** One text out of several sentences. */
export function sentences(...parts: readonly string[]): string {
  return parts.join(' ');
}
