import type { Effect } from '../engine/types';
import { warn } from '../light/console';

/** How a request ended: the HTTP status, 0 where no answer came. */
export interface Sent {
  status: number;
  /** For how long the endpoint asked to be left alone. */
  retry_after_ms?: number | undefined;
  /** It left, and the answer cannot be read. */
  unknown?: true | undefined;
}

/** Seconds, or a date, which counts by the visitor's clock; nothing where it makes no sense. */
function retryAfterMs(header: string | null): number | undefined {
  const asked = header && (/^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now());
  return Number.isFinite(asked) ? (asked as number) : undefined;
}

/**
 * Posts one response; never rejects.
 *
 * Unless the shop wants it otherwise cookies stay at home: an endpoint learns what the body says and no more. A redirect is not followed,
 * because browsers turn a redirected POST into a GET, and the 200 of that would confirm an answer nobody has received.
 */
export async function send(request: Extract<Effect, { type: 'send' }>): Promise<Sent> {
  const abort = new AbortController();
  const timeout = setTimeout(() => abort.abort(), request.timeout_ms);
  try {
    const response = await fetch(request.url, {
      method: request.method ?? 'POST',
      headers: { ...request.headers, 'Content-Type': request.content_type },
      body: request.body,
      keepalive: request.keepalive,
      credentials: request.credentials ?? 'omit',
      // Where the answer cannot be read, neither can it be told from a redirect.
      ...(request.no_cors ? { mode: 'no-cors' } : { redirect: 'manual' }),
      signal: abort.signal,
    });
    const redirects = response.type === 'opaqueredirect';
    if (redirects) warn(`${request.url} redirects; write the address it redirects to`);
    return {
      // Which redirect it was the browser does not tell; final are all of them.
      status: redirects ? 300 : response.status,
      retry_after_ms: retryAfterMs(response.headers.get('Retry-After')),
      unknown: response.type === 'opaque' || undefined,
    };
  } catch {
    return { status: 0 };
  } finally {
    clearTimeout(timeout);
  }
}
