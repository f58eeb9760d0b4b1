import type { Child } from '../dom/jsx';
import type { View } from '../engine/types';
import type { Words } from '../words/words';
import type { Actions } from './actions';
import { Ending } from './ending';
import { Scale } from './scale';
import { Text } from './text';

/** Draws what most surveys are made of: numbers, free words, thanks. `undefined`: that takes touchstone.more.mjs. */
export function plain(view: NonNullable<View>, words: Words, actions: Actions): Child | undefined {
  if (view.kind === 'tab') return undefined;
  if (view.kind === 'ending') {
    const { ending } = view;
    if (ending.coupon || ending.link || ending.redirect) return undefined;
    return <Ending ending={ending} words={words} actions={actions} />;
  }
  const { question } = view;
  const parts = { view, words, actions };
  if ('points' in question) {
    const { style, points } = question;
    const last = points.length - 1;
    const special = points.some(({ value, label }, place) => (label && place % last) || value < 0 || value > 99);
    return style === 'numbers' && !special ? <Scale question={question} {...parts} /> : undefined;
  }
  if (question.type === 'text' && !question.pattern && !question.min_length) {
    return <Text question={question} {...parts} />;
  }
  return undefined;
}
