import type { Page } from '../engine/types';
import type { Parts } from '../light/wiring';

/**
 * Where the visitor is now. Of a parameter that is there several times the last one. What of it leaves the page,
 * surveys.json says.
 */
export function pageNow(): Page {
  const { href, host, pathname, search, hash } = location;
  return {
    url: href,
    host,
    path: pathname,
    query: search ? Object.fromEntries(new URLSearchParams(search)) : {},
    hash: hash.slice(1),
  };
}

/**
 * Whether something is paid here, as the page says for the browser's own help (https://html.spec.whatwg.org/#autofill):
 * nobody is interrupted then. A payment form in a frame of another site is not seen.
 */
export const asksForPayment = (): boolean => !!document.querySelector('[autocomplete*="cc-" i]');

// A file of its own beside this one, which bundlers find by this very line.
// @ts-expect-error: there is a module of that name only in dist/.
export const loadMoments = (): Promise<Parts['moments']> => import('./touchstone.moments.mjs');
