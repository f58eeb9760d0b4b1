import type { ComponentChild } from 'preact';
import type { View } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import type { Place } from './place';

/** What touchstone.more.mjs exports. */
export interface More {
  /** To be adopted beside the widget's own styles. */
  styles: string;
  /** Draws whatever `plain` does not. */
  draw(view: NonNullable<View>, words: Words, actions: Actions): ComponentChild;
  /** What else a shape needs of the stage, once it is in its place. Returns what ends that. */
  settle(shape: Place['shape'], stage: HTMLElement, again: () => void, close: () => void): () => void;
}

// A file of its own beside this one, which bundlers find by this very line.
// @ts-expect-error: there is a module of that name only in dist/.
export const loadMore = (): Promise<More> => import('./touchstone.more.mjs');
