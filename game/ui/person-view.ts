// Who somebody is, as far as this browser knows, in words. Pure.
import { isolate, words } from '../language/language.ts';

export type PersonView =
  | { readonly kind: 'asking' | 'none' | 'mismatch' }
  | {
      readonly kind: 'proven';
      /** Twelve signs for people to compare. */
      readonly signs: string;
      readonly isLinkProven: boolean;
      readonly hasChanged: boolean;
      /** Of an earlier visit (ms since 1970); without one the person is new here. */
      readonly sinceMs?: number;
      readonly lastName?: string;
    };

/** One line each: who it is, and what to make of it; `name` is that of the seat. */
export function personLines(person: PersonView, name: string): readonly string[] {
  const { people } = words.value;
  if (person.kind !== 'proven') return [people[person.kind]];
  const lines = [people.signs(isolate(person.signs)), acquaintance(person, name)];
  if (person.hasChanged) lines.push(people.changed);
  if (!person.isLinkProven) lines.push(people.linkUnproven);
  return lines;
}

function acquaintance(
  { sinceMs, lastName }: Extract<PersonView, { kind: 'proven' }>,
  name: string,
): string {
  const { people } = words.value;
  if (sinceMs === undefined) return people.fresh;
  const since = people.date(sinceMs);
  if (lastName === undefined || lastName === name) return people.knownSince(since);
  return people.knownAs(isolate(lastName), since);
}
