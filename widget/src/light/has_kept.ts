import type { Storage } from '../engine/types';
import { refuses } from './refusal';

/** What every entry of a response that is on its way begins with. */
export const keptPrefix = 'touchstone.out.';

/** Whether an earlier page has left a response behind that was not confirmed, where it is allowed to look. */
export function hasKept(consent: Storage | undefined, surveysText: string): boolean {
  try {
    const level = consent || JSON.parse(surveysText).privacy?.storage;
    if (!/local|session/.test(level) || refuses()) return false;
    const places = level === 'local' ? [sessionStorage, localStorage] : [sessionStorage];
    return places.some((place) => Object.keys(place).some((name) => name.startsWith(keptPrefix)));
  } catch {
    // Blocked, or the file is not what it should be, which the engine says when it is asked.
    return false;
  }
}
