import type { open } from '../debug/debug';
import { reason, warn } from '../light/console';
import { isTrial } from '../light/trial';
import type { Parts } from '../light/wiring';
import { onNavigation } from './navigation';
import { fitsPage } from './page_match';
import { touchpointsIn } from './touchpoints';

export { onNavigation };

// A file of its own beside this one, which bundlers find by this very line.
// @ts-expect-error: there is a module of that name only in dist/.
const loadDebug = (): Promise<{ open: typeof open }> => import('./touchstone.debug.mjs');

/**
 * touchstone.moments.mjs: the touchpoints that the page reaches by itself, for pages whose surveys.json has any.
 *
 * Every page entered (a load, another address within the document, a return from the back/forward cache) arms the
 * triggers that belong to it anew, and leaving it disarms them. A name is told once for each page entered, whichever of
 * its entries comes first.
 */
export const watch: Parts['moments']['watch'] = (place, surveysText, { track, explain }) => {
  if (isTrial(place, surveysText)) {
    loadDebug()
      .then(({ open }) => open(place, explain))
      .catch((failure) => warn(`no panel: ${reason(failure)}`));
  }
  const touchpoints = touchpointsIn(surveysText, warn);
  if (!touchpoints.length) return;
  const armed: (() => void)[] = [];

  function leave(): void {
    for (const disarm of armed.splice(0)) disarm();
  }

  function enter(): void {
    leave();
    const told = new Set<string>();
    for (const { name, page, trigger } of touchpoints) {
      try {
        if (!fitsPage(page, location)) continue;
        const disarm = trigger(() => {
          if (told.has(name)) return;
          told.add(name);
          track(name);
        });
        armed.push(disarm);
      } catch (failure) {
        warn(`touchpoint "${name}" cannot be watched`, failure);
      }
    }
  }

  onNavigation(enter);
  // A page that is kept for the way back is not returned to like a tab.
  addEventListener('pagehide', leave);
  enter();
};
