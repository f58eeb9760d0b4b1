import type { Child } from '../dom/jsx';
import type { EndingView, QuestionView } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { wordsId } from './names';
import { Progress } from './progress';

interface CardProps {
  view: QuestionView | EndingView;
  /** Different for every question and ending, so that none inherits what was typed into another. */
  id: string;
  role: 'dialog' | 'region' | undefined;
  words: Words;
  actions: Actions;
  /** Makes it small, where it may be. */
  fold: (() => void) | false;
  /** The question or the ending itself. */
  children: Child;
}

/** The frame around a question or an ending. */
export function Card({ view, id, role, words, actions, fold, children }: CardProps) {
  return (
    <div class="card" {...(role && { role, 'aria-labelledby': wordsId })}>
      {view.kind === 'question' && <Progress {...view.progress} words={words} />}
      <div class="content" key={id}>
        {children}
      </div>
      <div class="corner">
        {fold && <button type="button" class="fold" lang={words.language} aria-label={words.minimise} onclick={fold} />}
        <button
          type="button"
          class="close"
          lang={words.language}
          aria-label={words.close}
          onclick={() => actions.close()}
        />
      </div>
    </div>
  );
}
