import type { Effect } from '../engine/types';
import { warn } from '../light/console';

/** Where tag managers read what a page has to say; the first who comes makes it. */
type WithDataLayer = Window & { dataLayer?: unknown[] };

/** Hands a response to the page itself. What the page makes of it, an object that is no list or a tag that throws, is its own fault. */
export function push({ to, body }: Extract<Effect, { type: 'push' }>): void {
  const page: WithDataLayer = window;
  try {
    const detail: unknown = JSON.parse(body);
    if (to === 'dataLayer') {
      page.dataLayer ??= [];
      page.dataLayer.push(detail);
    } else document.dispatchEvent(new CustomEvent('touchstone:response', { detail }));
  } catch (failure) {
    warn(`${to} failed`, failure);
  }
}
