import type { QuestionView } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';

interface FooterProps {
  view: QuestionView;
  words: Words;
  actions: Actions;
  /** There is something to submit. */
  filled: boolean;
  /** The question cannot be answered without this button. */
  always?: boolean;
}

/** Nothing can come after it but thanks. */
export const isLast = ({ progress }: QuestionView): boolean => progress.step >= progress.of;

/** Ways on and back. A required scale that nothing is chosen on needs none, so that the card stays small. */
export function Footer({ view, words, actions, filled, always = false }: FooterProps) {
  const { question, can_go_back: canGoBack } = view;
  const skips = !filled && !question.required;
  const submits = !skips && (filled || always);
  if (!canGoBack && !skips && !submits) return null;
  return (
    <div class="footer" lang={words.language}>
      {canGoBack && (
        <button type="button" class="quiet back" onclick={() => actions.back()}>
          {words.back}
        </button>
      )}
      {skips && (
        <button type="button" class="quiet" onclick={() => actions.skip(question.id)}>
          {words.skip}
        </button>
      )}
      {submits && (
        <button type="submit" class="primary">
          {isLast(view) ? words.send : words.next}
        </button>
      )}
    </div>
  );
}
