import { adopt } from './light/adopt';

/**
 * touchstone.js: `<script async src="/touchstone/touchstone.js" data-surveys="/surveys.json"></script>`, perhaps with `data-touchpoints`
 *
 * The other files are found beside the script. `currentScript` is gone where a script optimiser runs it later: then its attribute finds it.
 */
const script = (document.currentScript || document.querySelector('script[data-surveys]')) as HTMLScriptElement | null;
const beside = (name: string): string => new URL(name, script?.src || document.baseURI).href;

adopt({
  surveys: script?.dataset.surveys || beside('surveys.json'),
  locale: script?.dataset.locale,
  touchpoints: script?.dataset.touchpoints,
  engine: () => beside('engine.wasm'),
  fallback: () => import(beside('engine.fallback.js')),
  widget: () => import(beside('touchstone.widget.mjs')),
});
