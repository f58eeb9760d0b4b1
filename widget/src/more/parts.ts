import type { Question, QuestionView } from '../engine/types';
import type { Actions } from '../view/actions';
import type { Words } from '../words/words';

/** What every question is drawn from. */
export interface Parts<Kind extends Question> {
  question: Kind;
  view: QuestionView;
  words: Words;
  actions: Actions;
}
