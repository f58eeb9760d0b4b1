import type { EmittedName } from '../engine/types';
import { warn } from '../light/console';
import type { Listener } from '../light/wiring';

/** Tells the shop: first its listeners, in their order, then `document`. Their faults stay theirs. */
export function emit(listeners: readonly Listener[], name: EmittedName, detail: Record<string, unknown>): void {
  // A copy, since a listener may remove itself.
  for (const listener of [...listeners]) {
    if (listener.event !== name) continue;
    try {
      listener.call(detail);
    } catch (failure) {
      warn(`a listener for "${name}" failed`, failure);
    }
  }
  document.dispatchEvent(new CustomEvent(`touchstone:${name}`, { detail }));
}
