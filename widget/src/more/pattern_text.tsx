import type { InputHTMLAttributes } from 'preact';
import type { TextQuestion } from '../engine/types';
import { Text } from '../toolkit';
import { emailField, numberField, phoneField, urlField } from './fields';
import type { Parts } from './parts';

const fields: Record<NonNullable<TextQuestion['pattern']>, InputHTMLAttributes> = {
  email: emailField,
  phone: phoneField,
  url: urlField,
  number: numberField,
};

/** A text of a certain kind, or of a least length. */
export const PatternText = (parts: Parts<TextQuestion>) => {
  const { pattern } = parts.question;
  return <Text {...parts} field={pattern ? fields[pattern] : {}} />;
};
