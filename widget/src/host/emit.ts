import type { EmittedName } from '../engine/types';
import { warn } from '../light/console';
import type { Listener } from '../light/wiring';

/** Of each response the survey, which not every event says. */
const surveyOf: Record<string, unknown> = {};

/** Tells the shop: first its listeners, in their order, then the page, from where the survey is. Their faults stay theirs. */
export function emit(listeners: Iterable<Listener>, name: EmittedName, detail: Record<string, unknown>): void {
  // A copy, since a listener may remove itself.
  for (const listener of [...listeners]) {
    if (listener.event !== name) continue;
    try {
      listener.call(detail as never);
    } catch (failure) {
      warn(`a listener for "${name}" failed`, failure);
    }
  }
  const response = detail.response_id as string;
  surveyOf[response] ??= detail.survey;
  const place = document.querySelector(`touchstone-survey[survey="${surveyOf[response]}"]`) ?? document;
  place.dispatchEvent(new CustomEvent(`touchstone:${name}`, { detail, bubbles: true, composed: true }));
}
