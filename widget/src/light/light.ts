import type { Touchstone } from '../public';
import { inform, reason, warn } from './console';
import { readSurveys, type SurveysFile } from './surveys_file';
import type { Listener, Place, Running } from './wiring';

/**
 * The part of Touchstone every page carries: it takes calls, and loads the rest only for a page that has a survey.
 *
 *     track -> surveys.json -> is this touchpoint in it? -> widget and engine, side by side
 */
export function createLight(place: Place): Touchstone {
  const listeners: Listener[] = [];
  let file: Promise<SurveysFile | undefined> | undefined;
  let widget: Promise<Running | undefined> | undefined;
  /** Counts `close` calls: a touchpoint tracked before the last of them is forgotten. */
  let closed = 0;

  async function pursue(touchpoint: string, context: unknown): Promise<void> {
    const asOf = closed;
    file = file || readSurveys(place.surveys);
    const surveys = await file;
    if (!surveys) {
      // The next touchpoint tries again: a single-page shop may be back online by then.
      file = undefined;
      return;
    }
    const { text, touchpoints } = surveys;
    if (touchpoints && !touchpoints.includes(touchpoint)) {
      inform(
        `no survey in ${place.surveys} has touchpoint "${touchpoint}" (it has: ${[...new Set(touchpoints)].join(', ')})`,
      );
      return;
    }
    widget =
      widget ||
      load(place, text, listeners).catch((failure) => {
        // As with surveys.json: the next touchpoint tries again.
        widget = undefined;
        warn(`cannot start: ${reason(failure)}`);
        return undefined;
      });
    const running = await widget;
    if (asOf === closed) running?.track(touchpoint, context);
  }

  return {
    track(touchpoint, context) {
      if (typeof touchpoint !== 'string' || !touchpoint) {
        warn(`track() needs the name of a touchpoint, such as "checkout.completed"; got ${typeof touchpoint}`);
        return;
      }
      let copy: unknown = {};
      try {
        // A copy, because the shop may go on changing its object; null and undefined are "nothing to say".
        copy = JSON.parse(JSON.stringify(context ?? {}));
      } catch (failure) {
        warn(`track("${touchpoint}") goes on without its context, which is not JSON: ${reason(failure)}`);
      }
      void pursue(touchpoint, copy);
    },

    on(event, call) {
      if (typeof call !== 'function') {
        warn('on() needs a function to call');
        return () => {};
      }
      const listener = { event, call };
      listeners.push(listener);
      return () => {
        const at = listeners.indexOf(listener);
        if (at >= 0) listeners.splice(at, 1);
      };
    },

    close() {
      closed++;
      void widget?.then((running) => running?.close());
    },
  };
}

/** Starts both downloads at once; the widget is there when both have arrived. */
async function load(place: Place, text: string, listeners: readonly Listener[]): Promise<Running | undefined> {
  const beside = (name: string): string => new URL(name, place.base).href;
  const wasm = allowsWasm() ? fetch(beside('engine.wasm')) : undefined;
  // Whoever awaits it deals with its failure; until then it must not count as unhandled.
  wasm?.catch(() => {});
  const { start } = await place.widget();
  return start({
    text,
    surveys: place.surveys,
    wasm,
    fallback: beside('engine.fallback.js'),
    listeners,
    locale: place.locale,
  });
}

/** Compiles the empty module: a policy without 'wasm-unsafe-eval' refuses it, which saves downloading the real one. */
function allowsWasm(): boolean {
  try {
    return !!new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return false;
  }
}
