import type { Touchstone } from '../public';
import { inform, reason, warn } from './console';
import { defineElement } from './element';
import { namesIn, readSurveys } from './surveys_file';
import type { Listener, Order, Place, Running } from './wiring';

/**
 * The part of Touchstone every page carries: it takes calls, and loads the rest only for a page that has a survey.
 *
 *     track -> surveys.json -> is this touchpoint in it? -> widget and engine, side by side
 */
export function createLight(place: Place): Touchstone {
  const listeners = new Set<Listener>();
  let file: Promise<string | undefined> | undefined;
  let widget: Promise<Running | undefined> | undefined;
  /** Counts `close` calls: what was asked for before the last of them is forgotten. */
  let closed = 0;

  /** A call of the shop's: everything given may be anything, and nothing is thrown. */
  async function take(call: 'track' | 'show', name: string, given: unknown, mode?: 'test', wanted?: () => boolean) {
    const asOf = closed;
    let order: Order = { mode };
    try {
      // A copy, because the shop may go on changing its object.
      order = JSON.parse(JSON.stringify({ ...(given as object), mode, at: undefined }));
    } catch (failure) {
      warn(`${call}() ignores what is not JSON: ${reason(failure)}`);
    }
    // Beside surveys.json rather than after it. Should that say no, or the widget not come, nothing is lost but bytes.
    if (place.touchpoints?.split(' ').includes(name)) place.widget().catch(() => {});
    file = file || readSurveys(place.surveys);
    const text = await file;
    if (text === undefined) {
      // The next call tries again: a single-page shop may be back online by then.
      file = undefined;
      return;
    }
    const key = call === 'show' ? 'id' : 'touchpoint';
    const names = namesIn(text, key);
    if (names && !names.includes(name)) {
      return inform(`no survey in ${place.surveys} has ${key} "${String(name)}" (it has: ${names})`);
    }
    widget =
      widget ||
      load(place, text, listeners, call === 'show' ? '' : name, order).catch((failure) => {
        // As with surveys.json: the next call tries again.
        widget = undefined;
        warn(`cannot start: ${reason(failure)}`);
        return undefined;
      });
    const running = await widget;
    // What has been drawn already counts, whatever has become of the wish.
    if (order.at || (asOf === closed && wanted?.() !== false)) running?.[call](name, order);
    return running;
  }

  defineElement(
    (survey, given, wanted) => take('show', survey, given, undefined, wanted),
    async (survey) => (await widget)?.leave(survey),
  );

  return {
    track: (touchpoint, context) => void take('track', touchpoint, { context }),
    show: (survey, options) => void take('show', survey, options),
    preview: (survey, options) => void take('show', survey, options, 'test'),

    on(event, call) {
      const listener = { event, call } as Listener;
      if (typeof call === 'function' && events.includes(event)) listeners.add(listener);
      else warn(`on() needs a function and one of ${events}`);
      return () => listeners.delete(listener);
    },

    async consent(level) {
      let storage = level;
      if (!['none', 'session', 'local'].includes(storage)) {
        warn(`consent() takes none, session or local; ${String(storage)} counts as none`);
        storage = 'none';
      }
      place.consent = storage;
      // Also what earlier pages have kept, whether or not the widget is needed on this one.
      try {
        if (storage === 'none') sessionStorage.removeItem('touchstone');
      } catch {
        // What a page may not see it has not written.
      }
      (await widget)?.consent(storage);
    },

    async close() {
      closed++;
      (await widget)?.close();
    },
  };
}

const events = ['shown', 'answered', 'completed', 'dismissed', 'delivered', 'error'];

/**
 * Starts both downloads at once; the widget is there when both have arrived. But where a first view is prepared, it shall not share the line
 * with the engine, which can do without until then.
 */
export async function load(
  place: Place,
  text: string,
  listeners: Iterable<Listener>,
  touchpoint = '',
  order: Order = {},
): Promise<Running | undefined> {
  let response: Promise<Response> | undefined;
  const wasm = () => {
    try {
      // The empty module: a policy without 'wasm-unsafe-eval' refuses it, which saves downloading the real one.
      new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
      response ??= fetch(place.engine(), { integrity: WASM_INTEGRITY });
      // Whoever awaits it deals with its failure; until then it must not count as unhandled.
      response.catch(() => {});
    } catch {
      // The fallback it is.
    }
    return response;
  };
  if (!text.includes(`"prepared":{"version":"${VERSION}"`)) wasm();
  // The place itself, since consent may change until the widget is there.
  return (await place.widget()).start(Object.assign(place, { text, wasm, listeners, touchpoint, order }));
}
