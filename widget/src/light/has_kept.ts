import type { Storage } from '../engine/types';
import { refuses } from './refusal';

/** What every entry of a response that is on its way begins with. */
export const keptPrefix = 'touchstone.out.';

/** Whether an earlier page has left a response behind that was not confirmed, where it is allowed to look. */
export function hasKept(consent: Storage | undefined, surveysText: string): boolean {
  try {
    const level = refuses() ? 'none' : consent || JSON.parse(surveysText).privacy?.storage;
    const names = /local|session/.test(level) ? Object.keys(sessionStorage) : [];
    if (level === 'local') names.push(...Object.keys(localStorage));
    return names.some((name) => name.startsWith(keptPrefix));
  } catch {
    // Blocked, or the file is not what it should be, which the engine says when it is asked.
    return false;
  }
}
