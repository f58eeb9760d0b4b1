import type { Effect } from '../engine/types';

/** Where tag managers read what a page has to say; the first who comes makes it. */
type WithDataLayer = Window & { dataLayer?: unknown[] };

/** Hands a response to the page itself. */
export function push({ to, body }: Extract<Effect, { type: 'push' }>): void {
  const detail: unknown = JSON.parse(body);
  const page: WithDataLayer = window;
  if (to === 'event') {
    document.dispatchEvent(new CustomEvent('touchstone:response', { detail }));
    return;
  }
  page.dataLayer ??= [];
  page.dataLayer.push(detail);
}
