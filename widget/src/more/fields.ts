import type { InputHTMLAttributes } from 'preact';

/*
 * What brings up the right keyboard and the browser's own suggestions. None of it checks anything: that is the engine's to do, in words. Addresses
 * run from left to right in every language.
 */
export const emailField: InputHTMLAttributes = { type: 'email', inputMode: 'email', autocomplete: 'email', dir: 'ltr' };
export const phoneField: InputHTMLAttributes = { type: 'tel', inputMode: 'tel', autocomplete: 'tel', dir: 'ltr' };
export const urlField: InputHTMLAttributes = { type: 'url', inputMode: 'url', autocomplete: 'url', dir: 'ltr' };
/** Not type=number, which drops what it does not understand and turns the wheel into an answer. */
export const numberField: InputHTMLAttributes = { type: 'text', inputMode: 'decimal', autocomplete: 'off' };
