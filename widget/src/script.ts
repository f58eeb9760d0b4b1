import type { Storage } from './engine/types';
import { adopt } from './light/adopt';
import { cannotStart } from './light/console';

/**
 * touchstone.js: `<script async src="/touchstone/touchstone.js" data-surveys="/surveys.json"></script>`, perhaps with `data-touchpoints`,
 * `data-locale`, `data-watch="off"` and `data-consent`
 *
 * The other files are found beside the script. `currentScript` is gone where a script optimiser runs it later: then its attribute finds it.
 */
const script = (document.currentScript || document.querySelector('script[data-surveys]')) as HTMLScriptElement | null;
const beside = (name: string): string => new URL(name, script?.src || document.baseURI).href;
const part = (name: string) => import(beside(`touchstone.${name}.mjs`));
const given = script?.dataset;
const consent = given?.consent;

const live = adopt({
  ...given,
  surveys: given?.surveys || beside('surveys.json'),
  // Until the manager has answered.
  consent: (consent && 'none') as Storage | undefined,
  engine: () => beside('engine.wasm'),
  fallback: () => import(beside('engine.fallback.js')),
  part,
});

if (consent) {
  part('consent')
    .then(({ connectConsent }) => connectConsent(consent, live))
    .catch(cannotStart);
}
