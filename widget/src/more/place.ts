import type { View } from '../engine/types';
import type { Place } from '../view/more';

/**
 * An element `<touchstone-survey survey="ID">` of the page takes its survey in whatever the survey's display is, and `<touchstone-survey page>`,
 * which makes a page a stand-alone one, takes any. What is made for such an element and finds none, floats.
 */
export function placeOf({ survey, kind, display: { type } }: NonNullable<View>): Place {
  const host = document.querySelector<HTMLElement>(`touchstone-survey:is([page],[survey="${CSS.escape(survey)}"])`);
  if (host && kind !== 'tab') return { shape: host.matches('[page]') ? 'page' : 'inline', host };
  return { shape: type === 'inline' ? 'popover' : type === 'page' ? 'modal' : type, host: null };
}
