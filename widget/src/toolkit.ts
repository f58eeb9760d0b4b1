/**
 * What touchstone.more.mjs takes from touchstone.widget.mjs, so that a page has one of each part. Files in `more/` import from here, and from nowhere
 * else in the widget, constants and types aside; the build turns that, and what JSX becomes, into an import of the widget's file.
 */
export { Component } from './dom/component';
export { jsx } from './dom/jsx';
export { Ending } from './view/ending';
export { Footer, isLast } from './view/footer';
export { Help, helpIds, Problem } from './view/help';
export { icon } from './view/icons';
export { Scale } from './view/scale';
export { raise } from './view/stage';
export { Text } from './view/text';
export { fill } from './words/fill';
