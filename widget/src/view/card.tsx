import type { EndingView, QuestionView } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { Ending } from './ending';
import { Cross } from './icons';
import { wordsId } from './names';
import { Progress } from './progress';
import { Scale } from './scale';
import { Text } from './text';

interface CardProps {
  view: QuestionView | EndingView;
  /** Different for every question and ending, so that none inherits what was typed into another. */
  id: string;
  palette: Record<string, string>;
  words: Words;
  actions: Actions;
}

/** The frame around a question or an ending: a dialog that leaves the page alone. */
export function Card({ view, id, palette, words, actions }: CardProps) {
  const closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing) return;
    // Half a thought is not thrown away by one key: the first Escape only leaves the field.
    const field = event.target as HTMLTextAreaElement;
    if (field.type?.startsWith('text') && field.value) field.form?.querySelector<HTMLElement>('.words')?.focus();
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
        {view.kind === 'ending' ? (
          <Ending ending={view.ending} words={words} actions={actions} />
        ) : view.question.type === 'text' ? (
          <Text question={view.question} view={view} words={words} actions={actions} />
        ) : (
          <Scale question={view.question} view={view} words={words} actions={actions} />
        )}
      </div>
      <button type="button" class="close" aria-label={words.close} onClick={actions.close}>
        <Cross />
      </button>
    </div>
  );
}
