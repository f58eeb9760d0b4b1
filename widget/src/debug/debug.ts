import type { EngineEvent, Storage } from '../engine/types';
import { reason, warn } from '../light/console';
import type { Place } from '../light/wiring';
import type { TouchstoneExplanation } from '../public';
import { createPanel, type Reached } from './panel';

/** As many touchpoints as fit without pushing the surveys away. */
const remembered = 6;

/** What happens in one breath is shown at once. */
const gatherMs = 60;

/**
 * touchstone.debug.mjs: a panel on the page that says of every survey why it is shown or not, for whoever adds
 * `?touchstone=debug` to the address of a page whose surveys.json says `"debug": true`. It is renewed after whatever
 * happens to the engine.
 */
export function open(place: Place, explain: () => Promise<TouchstoneExplanation[]>): void {
  const reached: Reached[] = [];
  let storage: Storage = 'none';
  let soon: ReturnType<typeof setTimeout> | undefined;

  const panel = createPanel(() => {
    delete place.told;
    clearTimeout(soon);
  });

  function renew(): void {
    soon = undefined;
    explain()
      .then((surveys) =>
        panel.draw({ path: location.pathname + location.search + location.hash, storage, surveys, reached }),
      )
      .catch((failure) => warn(`no panel: ${reason(failure)}`));
  }

  place.told = (event: EngineEvent): void => {
    // To ask why is no news.
    const isAside = event.type === 'explain' || (event.type === 'visitor' && event.storage === storage);
    if (event.type === 'visitor') storage = event.storage;
    if (event.type === 'track') {
      reached.unshift({ name: event.touchpoint, at: event.at });
      reached.length = Math.min(reached.length, remembered);
    }
    if (!isAside) soon ??= setTimeout(renew, gatherMs);
  };
  renew();
}
