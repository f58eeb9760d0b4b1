/** touchstone.widget.mjs: what draws NPS, CSAT and CES as numbers, plain texts and plain thanks; the rest comes with touchstone.more.mjs. */
export { start } from './start';
export * from './toolkit';
