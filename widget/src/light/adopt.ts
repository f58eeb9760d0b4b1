import type { Touchstone } from '../public';
import { createLight } from './light';
import type { Place } from './wiring';

/** One call made before the script was there: its name, and what was given. */
type Call = [name: keyof Touchstone, ...given: unknown[]];

/** What the one-line stub leaves on the page. */
type Stub = Partial<Touchstone> & { q?: Call[] | { push(call: Call): unknown } };

/**
 * Gives the page its one Touchstone. A second tag, or tag and module together, of whatever versions, find the first one and leave it in charge.
 *
 * A stub turns into the real thing in place, and its queue passes calls on from then on, so that code which has kept a reference to either
 * goes on working.
 */
export function adopt(place: Place): Touchstone {
  const found: Stub | undefined = window.touchstone;
  const queue = found?.q;
  const calls = Array.isArray(queue) && queue;
  // Nothing else that may go by this name has a queue: neither an element with that id nor the module, which a shop may put there.
  if (queue && !calls) return found as Touchstone;
  const live = createLight(place);
  // A stub of another version may know calls that this one does not.
  const play = ([name, ...given]: Call): unknown =>
    (live[name] as ((...given: unknown[]) => unknown) | undefined)?.(...given);
  window.touchstone = Object.assign((calls && found) || {}, live, { q: { push: play } });
  if (calls) for (const call of calls) play(call);
  return live;
}
