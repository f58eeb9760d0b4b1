import type { PagePattern } from './page_match';
import type { Trigger } from './trigger';
import { appears } from './triggers/appears';
import { clicked } from './triggers/clicked';
import { exitIntent } from './triggers/exit_intent';
import { idle } from './triggers/idle';
import { returned } from './triggers/returned';
import { scrolled } from './triggers/scrolled';
import { seconds } from './triggers/seconds';

/** One entry of `touchpoints` in surveys.json, as right or wrong as it was written. */
interface Entry {
  name: string;
  page?: PagePattern;
  on?: Record<string, unknown>;
}

/** A touchpoint that the page reaches by itself. */
export interface PageTouchpoint {
  name: string;
  page: PagePattern;
  trigger: Trigger;
}

const atOnce: Trigger = (fire) => {
  fire();
  return () => {};
};

/** What an entry waits for; `undefined` where it is nothing that can be waited for. Throws where a selector is none. */
function triggerOf(on: Record<string, unknown> | undefined): Trigger | undefined {
  if (on === undefined) return atOnce;
  const [[kind, value] = []] = Object.entries(on);
  if (typeof value === 'string' && /^(appears|clicked)$/.test(kind ?? '')) {
    // Without a page to search, it says whether this is a selector at all.
    document.createDocumentFragment().querySelector(value);
    return kind === 'appears' ? appears(value) : clicked(value);
  }
  if (typeof value === 'number' && kind === 'scrolled_percent') return scrolled(value);
  if (typeof value === 'number' && kind === 'seconds') return seconds(value);
  if (typeof value === 'number' && kind === 'idle_seconds') return idle(value);
  if (value === true && kind === 'exit_intent') return exitIntent;
  if (value === true && kind === 'returned') return returned;
  return undefined;
}

/**
 * The touchpoints of surveys.json that lead anywhere. What else is wrong with the file the engine says, and `touchstone
 * lint`; but whether a selector is one is known to the page alone: `complain` is told, once.
 */
export function touchpointsIn(surveysText: string, complain: (line: string) => void): PageTouchpoint[] {
  const found: PageTouchpoint[] = [];
  try {
    const { touchpoints, surveys } = JSON.parse(surveysText);
    const wanted = new Set<string>();
    for (const { touchpoint, show } of surveys)
      for (const name of [touchpoint, ...(show?.cancel_on ?? [])]) wanted.add(name);
    for (const { name, page, on } of touchpoints as Entry[]) {
      if (!wanted.has(name)) continue;
      try {
        const trigger = triggerOf(on);
        if (trigger) found.push({ name, page: page ?? {}, trigger });
      } catch {
        complain(`touchpoint "${name}": this is no CSS selector: ${Object.values(on ?? {})}`);
      }
    }
  } catch {
    // No list of touchpoints, or no surveys: then there is nothing to wait for.
  }
  return found;
}
