// Style sheets of pages on which the widget must look as ever: frameworks as shops use them, and resets of the worst kind.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { compile } from 'tailwindcss';
import { root } from './harness.mjs';

const fromPackage = (file) => readFile(path.join(root, 'node_modules', file), 'utf8');

/** Tailwind as its own compiler gives it: theme, preflight, and utilities under the names that the widget's classes bear. */
async function tailwind() {
  const { build } = await compile('@import "tailwindcss";', {
    loadStylesheet: async () => ({ path: '', base: '', content: await fromPackage('tailwindcss/index.css') }),
  });
  return build(['hidden', 'fixed', 'inline', 'table', 'border', 'container', 'top-0', 'bottom-0', 'left-0']);
}

const inherited = `
html, body, body * {
  font: italic 900 3px/9 fantasy !important; color: red !important; letter-spacing: 9px !important;
  word-spacing: 9px !important; text-transform: uppercase !important; text-align: right !important;
  text-indent: 40px !important; white-space: pre !important; visibility: hidden !important; cursor: help !important;
  user-select: none !important; pointer-events: none !important; list-style: square !important;
  text-shadow: 2px 2px lime !important; tab-size: 40 !important; hyphens: auto !important; quotes: "x" "y" !important;
  accent-color: lime !important; caret-color: lime !important; word-break: break-all !important;
}
:root { font-size: 3px; --accent: lime; --background: lime; --text: lime; --line: lime; --field: lime; --radius: 0px;
  --space: 9; --gap: 0px; --covered: 300px; --height: 10px; --font: fantasy; --sixth: 1px }`;

const boxes = `
*, *::before, *::after {
  box-sizing: content-box !important; margin: 5px !important; padding: 7px !important; border: 2px solid lime !important;
  background: yellow !important; width: 50px !important; height: 10px !important; position: relative !important;
  float: left !important; overflow: hidden !important; transform: rotate(3deg) !important; filter: blur(2px) !important;
  opacity: 0.5 !important; outline: 3px solid lime !important; border-radius: 9px !important; z-index: 1 !important;
  animation: none !important; transition: all 9s !important; contain: none !important; clip-path: circle(10%) !important;
}
touchstone-survey:not([survey], [page]) { display: none !important }
.stage, .card, .scale, .words, .corner, .footer, .handle, .progress, .popover, .modal, .bar, .tab { display: none !important }
/* The box of an element that the shop has put into its page is the shop's. */
touchstone-survey:is([survey], [page]), #box { all: revert !important; display: block !important; width: 600px !important }`;

/** What is laid upon the page, by name. */
export const hostile = {
  tailwind: await tailwind(),
  bootstrap: await fromPackage('bootstrap/dist/css/bootstrap.min.css'),
  'all: unset':
    '*, *::before, *::after { all: unset !important } #box { display: block !important; width: 600px !important }',
  inherited,
  boxes,
};
