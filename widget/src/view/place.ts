import type { Display, View } from '../engine/types';

/** Where a view is drawn, and in which shape. */
export interface Place {
  shape: Display['type'];
  /** The element of the document that it is drawn into; else it floats, in an element of our own. */
  element: HTMLElement | null;
}

/**
 * An element `<touchstone-survey survey="ID">` of the page takes its survey in whatever the survey's display is, and `<touchstone-survey page>`,
 * which makes a page a stand-alone one, takes any. What is made for such an element and finds none, floats.
 */
export function placeOf({ survey, kind, display: { type } }: NonNullable<View>): Place {
  const element = document.querySelector<HTMLElement>(`touchstone-survey:is([page],[survey="${CSS.escape(survey)}"])`);
  if (element && kind !== 'tab') return { shape: element.matches('[page]') ? 'page' : 'inline', element };
  return { shape: type === 'inline' ? 'popover' : type === 'page' ? 'modal' : type, element: null };
}
