import type { Child } from '../dom/jsx';
import type { Display, View } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';

/** Where a view is drawn, and in which shape. */
export interface Place {
  shape: Display['type'];
  /** The element of the document that it is drawn into; `null`: it floats, in an element of our own. */
  host: HTMLElement | null;
}

/** What touchstone.more.mjs exports: what most pages do without. */
export interface More {
  /** To be adopted beside the widget's own styles. */
  styles: string;
  /** Draws whatever `plain` does not. */
  draw(view: NonNullable<View>, words: Words, actions: Actions): Child;
  placeOf(view: NonNullable<View>): Place;
  /** What else a shape needs of the stage, once it is in its place. */
  settle(shape: Place['shape'], stage: HTMLElement, again: () => void, close: () => void): void;
  /** What is left of a minimised survey. */
  pill(text: string, unfold: () => void): Child;
}

// A file of its own beside this one, which bundlers find by this very line.
// @ts-expect-error: there is a module of that name only in dist/.
export const loadMore = (): Promise<More> => import('./touchstone.more.mjs');
