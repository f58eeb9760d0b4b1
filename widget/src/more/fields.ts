import type { FieldAttributes } from '../dom/jsx';

/*
 * What brings up the right keyboard and the browser's own suggestions. None of it checks anything: that is the engine's to do, in words. Nothing
 * here is prose: no spelling is mended, and no first letter made a capital that was not meant as one. Addresses run from left to right in
 * every language.
 */
const verbatim = { autocapitalize: 'none', spellcheck: 'false' } as const;

export const nameField: FieldAttributes = {
  ...verbatim,
  type: 'text',
  autocomplete: 'name',
  autocapitalize: 'words',
};
export const emailField: FieldAttributes = {
  ...verbatim,
  type: 'email',
  inputmode: 'email',
  autocomplete: 'email',
  dir: 'ltr',
};
export const phoneField: FieldAttributes = {
  ...verbatim,
  type: 'tel',
  inputmode: 'tel',
  autocomplete: 'tel',
  dir: 'ltr',
};
export const urlField: FieldAttributes = {
  ...verbatim,
  type: 'url',
  inputmode: 'url',
  autocomplete: 'url',
  dir: 'ltr',
};
/** Not type=number, which drops what it does not understand and turns the wheel into an answer. */
export const numberField: FieldAttributes = {
  ...verbatim,
  type: 'text',
  inputmode: 'decimal',
  autocomplete: 'off',
};
