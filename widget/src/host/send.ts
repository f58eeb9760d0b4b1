import type { Effect } from '../engine/types';
import { warn } from '../light/console';

/** Longer than any healthy endpoint takes, short enough to try again while the visitor is still there. */
const timeoutMs = 15_000;

/**
 * Posts one response. Resolves to the HTTP status, or to 0 when no answer came; never rejects.
 *
 * Cookies stay at home: an endpoint learns what the body says and no more. A redirect is not followed, because browsers turn a redirected
 * POST into a GET, and the 200 of that would confirm an answer nobody has received.
 */
export async function send(request: Extract<Effect, { type: 'send' }>): Promise<number> {
  const abort = new AbortController();
  const timeout = setTimeout(() => abort.abort(), timeoutMs);
  try {
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { ...request.headers, 'Content-Type': request.content_type },
      body: request.body,
      keepalive: request.keepalive,
      credentials: 'omit',
      redirect: 'manual',
      signal: abort.signal,
    });
    if (response.type === 'opaqueredirect') warn(`${request.url} redirects; write the address it redirects to`);
    return response.status;
  } catch {
    return 0;
  } finally {
    clearTimeout(timeout);
  }
}
