import type { FieldAttributes } from '../dom/jsx';
import type { TextQuestion } from '../engine/types';
import { Text } from '../toolkit';
import { emailField, numberField, phoneField, urlField } from './fields';
import type { Parts } from './parts';

const fields: Record<NonNullable<TextQuestion['pattern']>, FieldAttributes> = {
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
