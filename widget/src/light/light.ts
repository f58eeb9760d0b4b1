import type { Touchstone } from '../public';
import { cannotStart, inform, reason, warn } from './console';
import { defineElement } from './element';
import { hasKept } from './has_kept';
import { refuses } from './refusal';
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
  /** One request, whoever asks first. After a failure the next one tries again: a single-page shop may be back online by then. */
  async function read(options?: RequestInit): Promise<string | undefined> {
    file = file || readSurveys(place.surveys, options);
    const text = await file;
    file = text == null ? undefined : file;
    return text;
  }

  function run(text: string, touchpoint?: string, order?: Order): Promise<Running | undefined> {
    widget =
      widget ||
      load(place, text, listeners, touchpoint, order).catch((failure) => {
        // As with surveys.json: the next call tries again.
        widget = undefined;
        return cannotStart(failure);
      });
    return widget;
  }

  /** What the page itself has to say to this file, once the page is there and has nothing better to do. */
  async function watch(): Promise<void> {
    const text = await read({ priority: 'low' });
    takeUp(text);
    if (text && (place.debug || text.includes('"touchpoints"'))) {
      place
        .part('moments')
        .then(({ watch }) => watch(place, text, light))
        .catch(cannotStart);
    }
  }

  /** A page on which nothing is asked also sends what an earlier one could not. */
  function takeUp(text?: string): void {
    if (text && !widget && hasKept(place.consent, text)) run(text);
  }

  /** A call of the shop's: everything given may be anything, and nothing is thrown. */
  async function take(call: 'track' | 'show', name: string, given?: unknown, mode?: 'test', wanted?: () => boolean) {
    const asOf = closed;
    let order: Order = { mode };
    try {
      // A copy, because the shop may go on changing its object.
      order = JSON.parse(JSON.stringify({ ...(given as object), mode, at: undefined }));
    } catch (failure) {
      warn(`${call}() ignores what is not JSON: ${reason(failure)}`);
    }
    // Beside surveys.json rather than after it. Should that say no, or the widget not come, nothing is lost but bytes.
    if (place.touchpoints?.split(' ').includes(name)) place.part('widget').catch(() => {});
    const text = await read();
    if (text == null) return;
    const key = call === 'show' ? 'id' : 'touchpoint';
    const names = namesIn(text, key);
    // Where the engine is there, a touchpoint without a survey may still call off one that waits.
    if (names && !names.includes(name) && !(widget && call === 'track')) {
      return inform(`no survey in ${place.surveys} has ${key} "${String(name)}" (it has: ${names})`);
    }
    const running = await run(text, call === 'show' ? '' : name, order);
    // What has been drawn already counts, whatever has become of the wish.
    if (order.at || (asOf === closed && wanted?.() !== false)) running?.[call](name, order);
    return running;
  }

  defineElement(
    (survey, given, wanted) => take('show', survey, given, undefined, wanted),
    async (survey) => (await widget)?.leave(survey),
  );

  place.debug = location.search.includes('touchstone=debug');
  if (place.debug || place.watch !== 'off') {
    const idle = () => (window.requestIdleCallback ?? setTimeout)(watch as () => void);
    if (document.readyState === 'complete') idle();
    else addEventListener('load', idle);
  }

  const light: Touchstone = {
    track: (touchpoint, context, options) => void take('track', touchpoint, { ...options, context }),
    show: (survey, options) => void take('show', survey, options),
    preview: (survey, options) => void take('show', survey, options, 'test'),

    on(event, call) {
      const listener = { event, call } as Listener;
      if (typeof call === 'function' && events.includes(event)) listeners.add(listener);
      else warn(`on() needs a function and one of ${events}`);
      return () => listeners.delete(listener);
    },

    async consent(level) {
      const isLevel = levels.includes(level);
      if (!isLevel) warn(`consent() takes ${levels}, not`, level);
      const storage = isLevel && !refuses() ? level : 'none';
      place.consent = storage;
      // Also what earlier pages have kept, whether or not the widget is needed on this one.
      if (storage !== 'local') wipe('localStorage');
      if (storage === 'none') wipe('sessionStorage');
      (await widget)?.consent();
      takeUp(await file);
    },

    async explain() {
      const text = await read();
      return (text && (await run(text))?.explain()) || [];
    },

    async close() {
      closed++;
      (await widget)?.close();
    },
  };
  return light;
}

function wipe(kept: 'localStorage' | 'sessionStorage'): void {
  try {
    for (const key of Object.keys(window[kept])) if (/^touchstone($|\.)/.test(key)) window[kept].removeItem(key);
  } catch {
    // What a page may not see it has not written.
  }
}

const levels = ['none', 'session', 'local'];
const events = 'shown answered completed dismissed delivered unconfirmed failed error'.split(' ');

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
  return (await place.part('widget')).start(Object.assign(place, { text, wasm, listeners, touchpoint, order }));
}
