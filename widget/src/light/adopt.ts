import type { Touchstone } from '../public';
import { createLight } from './light';
import type { Place } from './wiring';

/** What the one-line stub leaves on the page for calls made before the script is there. */
type Stub = Partial<Touchstone> & { q?: ArrayLike<unknown>[] };

/**
 * Gives the page its one Touchstone. A second tag, or tag and module together, find the first one and leave it in charge.
 *
 * A stub turns into the real thing in place, so that code which has kept a reference to it goes on working.
 */
export function adopt(place: Place): Touchstone {
  const found: Stub | undefined = window.touchstone;
  const queue = found?.q;
  // `on` tells Touchstone from an element with id="touchstone", which browsers also put on window.
  if (found?.on && !queue) return found as Touchstone;
  const live = Object.assign((queue && found) || {}, createLight(place));
  window.touchstone = live;
  if (queue) {
    delete (live as Stub).q;
    for (const [name, second] of Array.from(queue, (call) => Array.from(call))) {
      // The stub does not say which function was called; only `on` takes a function.
      if (typeof second === 'function') live.on(name as never, second as never);
      else live.track(name as string, second as object);
    }
  }
  return live;
}
