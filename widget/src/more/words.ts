import type { Question } from '../engine/types';
import type { MoreWords } from '../words/vocabulary';
import type { Words } from '../words/words';
import { en } from './en';
import { say } from './say';

export type { MoreWords } from '../words/vocabulary';

/** What only this file says, in the language of `words`. */
export const moreOf = ({ more }: Words): MoreWords => more ?? en;

/** How many options to pick; `most` is undefined where there is no limit. */
export function picks(words: Words, least: number, most: number | undefined): string {
  const more = moreOf(words);
  if (most === undefined) return least > 1 ? say(words, more.least, least) : more.any;
  if (least === most) return say(words, more.exactly, most);
  return least > 1 ? say(words, more.range, least, most) : say(words, more.most, most);
}

/** Why an answer to this question may not have been taken. */
export function problemsOf(question: Question, words: Words): Words['problems'] {
  const { problems, least, most } = moreOf(words);
  return {
    ...words.problems,
    ...(question.type === 'consent' && { required: problems.box }),
    ...(question.type === 'text' && { too_short: say(words, problems.tooShort, question.min_length) }),
    ...(question.type === 'choice' && {
      too_few: say(words, least, question.min_picks),
      too_many: say(words, most, question.max_picks),
    }),
    bad_email: problems.email,
    bad_phone: problems.phone,
    bad_url: problems.url,
    bad_number: problems.number,
    contact: problems.contact,
  };
}
