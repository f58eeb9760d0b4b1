import { fill } from '../toolkit';
import type { Counted } from '../words/vocabulary';
import type { Words } from '../words/words';

/** Wording with its numbers put in; the last of them decides on the plural. */
export function say({ language }: Words, wording: Counted, ...numbers: number[]): string {
  if (typeof wording === 'string') return fill(wording, ...numbers);
  const category = new Intl.PluralRules(language).select(numbers[numbers.length - 1] ?? 0);
  return fill(wording[category] ?? wording.other, ...numbers);
}
