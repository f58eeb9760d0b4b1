import { adopt } from './light/adopt';

/**
 * touchstone.js: `<script async src="/touchstone/touchstone.js" data-surveys="/surveys.json"></script>`
 *
 * The other files are found beside the script. `currentScript` is gone where a script optimiser runs it later: then its attribute finds it.
 */
const script = (document.currentScript || document.querySelector('script[data-surveys]')) as HTMLScriptElement | null;
const base = script?.src || document.baseURI;

adopt({
  base,
  surveys: script?.dataset.surveys || new URL('surveys.json', base).href,
  locale: script?.dataset.locale,
  widget: () => import(new URL('touchstone.widget.mjs', base).href),
});
