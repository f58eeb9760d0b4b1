import type { Question } from '../engine/types';
import type { Words } from '../words/words';

/** Where the shop says nothing, the widget may ask to leave out what is personal. */
const asksForNothingPersonal = (question: Question): boolean => 'hint' in question;

/** The ids of what further describes a question, for `aria-describedby`. */
export const helpIds = (question: Question, ...more: string[]): string | undefined =>
  [(question.help || asksForNothingPersonal(question)) && 'help', question.problem && 'problem', ...more]
    .filter(Boolean)
    .join(' ') || undefined;

export function Help({ question, words }: { question: Question; words?: Words }) {
  const hint = words && asksForNothingPersonal(question);
  return question.help || hint ? (
    <p id="help" class="help" lang={hint ? words.language : undefined}>
      {hint ? words.hint : question.help}
    </p>
  ) : null;
}

/** Why the last answer was not taken, said at once. */
export function Problem({ question, words }: { question: Question; words: Words }) {
  return (
    <div role="alert" id="problem" class="problem" lang={words.language}>
      {question.problem && words.problems[question.problem]}
    </div>
  );
}
