import type { InputHTMLAttributes } from 'preact';
import type { TextQuestion } from '../engine/types';
import { Text } from '../toolkit';
import type { Parts } from './parts';

/** Brings up the right keyboard and the browser's own suggestions. What fits is for the engine to say, in words. */
const fields: Record<NonNullable<TextQuestion['pattern']>, InputHTMLAttributes> = {
  email: { type: 'email', inputMode: 'email', autocomplete: 'email' },
  phone: { type: 'tel', inputMode: 'tel', autocomplete: 'tel' },
  url: { type: 'url', inputMode: 'url', autocomplete: 'url' },
  // Not type=number, which drops what it does not understand and turns the wheel into an answer.
  number: { type: 'text', inputMode: 'decimal', autocomplete: 'off' },
};

/** A text of a certain kind, or of a least length. */
export const PatternText = (parts: Parts<TextQuestion>) => {
  const { pattern } = parts.question;
  return <Text {...parts} field={pattern ? fields[pattern] : {}} />;
};
