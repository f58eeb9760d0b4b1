import type { Question } from '../engine/types';
import { languageOf } from '../toolkit';
import type { Words } from '../words/words';
import { de } from './de';
import { en } from './en';

/** What only touchstone.more.mjs says; the rest is in `Words`. */
export interface MoreWords {
  copy: string;
  copied: string;
  /** What a tab says whose survey gives it no label. */
  tab: string;
  /** On to where the shop leads. */
  goOn: string;
  /** How many options to pick; `most` is undefined where there is no limit. */
  picks(least: number, most: number | undefined): string;
  ownWords: string;
  fields: { name: string; email: string; phone: string };
  needed: string;
  stars(count: number): string;
  point(place: number, of: number): string;
  thumbs: readonly [down: string, up: string];
  problems: {
    tooShort(characters: number): string;
    tooFew(least: number): string;
    tooMany(most: number): string;
    email: string;
    phone: string;
    url: string;
    number: string;
    field: string;
    contact: string;
    box: string;
  };
}

export const moreWordsFor = (locale: string): MoreWords => languageOf<MoreWords>(locale, { en, de });

/** Why an answer to this question may not have been taken. */
export function problemsOf(question: Question, locale: string, words: Words): Words['problems'] {
  const { problems } = moreWordsFor(locale);
  return {
    ...words.problems,
    ...(question.type === 'consent' && { required: problems.box }),
    too_short: question.type === 'text' ? problems.tooShort(question.min_length) : '',
    too_few: question.type === 'choice' ? problems.tooFew(question.min_picks) : '',
    too_many: question.type === 'choice' ? problems.tooMany(question.max_picks) : '',
    bad_email: problems.email,
    bad_phone: problems.phone,
    bad_url: problems.url,
    bad_number: problems.number,
    contact: problems.contact,
  };
}
