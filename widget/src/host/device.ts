import type { Storage } from '../engine/types';

/** What the visitor's device may keep, asked for anew each time: a word of the visitor's counts at once. */
export interface DeviceStorage {
  allowed(): Storage;
  /**
   * Gives `act` the tab's storage, or, where that is allowed and `outlivesTab`, the browser's. At none nothing is
   * touched. Blocked, full, or not what it should be: `undefined`, and the page does not notice.
   */
  use<Answer>(act: (place: globalThis.Storage) => Answer, outlivesTab?: boolean): Answer | undefined;
}

export const deviceStorage = (allowed: () => Storage): DeviceStorage => ({
  allowed,
  use(act, outlivesTab) {
    try {
      const level = allowed();
      return level === 'none' ? undefined : act(outlivesTab && level === 'local' ? localStorage : sessionStorage);
    } catch {
      return undefined;
    }
  },
});
