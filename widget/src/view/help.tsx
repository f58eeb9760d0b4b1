import type { Question } from '../engine/types';
import type { Words } from '../words/words';

/** The ids of what further describes a question, for `aria-describedby`. */
export const helpIds = ({ help, problem }: Question, ...more: string[]): string | undefined =>
  [help && 'help', problem && 'problem', ...more].filter(Boolean).join(' ') || undefined;

export function Help({ question }: { question: Question }) {
  return question.help ? (
    <p id="help" class="help">
      {question.help}
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
