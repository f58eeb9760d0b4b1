import type { ComponentChild } from 'preact';
import type { EndingView, QuestionView } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';

/** What touchstone.more.mjs exports. */
export interface More {
  /** To be adopted beside the widget's own styles. */
  styles: string;
  /** Draws whatever `plain` does not. */
  draw(view: QuestionView | EndingView, words: Words, actions: Actions): ComponentChild;
}

// A file of its own beside this one, which bundlers find by this very line.
// @ts-expect-error: there is a module of that name only in dist/.
export const loadMore = (): Promise<More> => import('./touchstone.more.mjs');
