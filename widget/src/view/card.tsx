import type { ComponentChild } from 'preact';
import type { EndingView, QuestionView } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { Cross } from './icons';
import { wordsId } from './names';
import { Progress } from './progress';

interface CardProps {
  view: QuestionView | EndingView;
  /** Different for every question and ending, so that none inherits what was typed into another. */
  id: string;
  palette: Record<string, string>;
  words: Words;
  actions: Actions;
  /** The question or the ending itself. */
  children: ComponentChild;
}

/** The frame around a question or an ending: a dialog that leaves the page alone. */
export function Card({ view, id, palette, words, actions, children }: CardProps) {
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // Half a thought is not thrown away by one key: the first Escape only leaves the field.
    const field = event.target as HTMLTextAreaElement;
    if (field.matches('.field') && field.value) field.form?.querySelector<HTMLElement>('.words')?.focus();
    else actions.close();
  };
  return (
    <div
      class="card"
      role="dialog"
      aria-labelledby={wordsId}
      lang={view.locale}
      dir={view.direction}
      style={palette}
      onKeyDown={closeOnEscape}
    >
      {view.kind === 'question' && <Progress {...view.progress} words={words} />}
      <div class="content" key={id}>
        {children}
      </div>
      <button type="button" class="close" lang={words.language} aria-label={words.close} onClick={actions.close}>
        <Cross />
      </button>
    </div>
  );
}
