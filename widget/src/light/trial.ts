import type { Place } from './wiring';

/**
 * The page's address asks to see why surveys are shown or not, and surveys.json allows it: then everything on this page
 * is only tried out.
 */
export function isTrial({ debug }: Pick<Place, 'debug'>, surveysText: string): boolean {
  try {
    return !!debug && JSON.parse(surveysText).debug === true;
  } catch {
    return false;
  }
}
