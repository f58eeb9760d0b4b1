import type { DeviceStorage } from './device';
import type { Happening } from './happening';

const prefix = 'touchstone.out.';
/** Characters; what the engine has kept is no longer. */
const longest = 30_000;

/** A response that this page looks after. */
interface Item {
  /** As it is kept; where there are no locks, another page may have put something newer there. */
  text?: string | undefined;
  /** Gives the lock back. */
  release?: (() => void) | undefined;
}

/**
 * Responses kept beyond their page, each under a key of its own, so that tabs cannot write over each other. Who looks after one
 * holds a lock of that name; where there are no locks two tabs may send the same, which receivers tell apart by its revision.
 */
export interface Kept {
  keep(key: string, text: string): void;
  drop(key: string): void;
  /** Tells of what earlier pages have left behind, one after the other. */
  find(tell: (happening: Happening) => void): Promise<void>;
}

export function createKept({ use }: DeviceStorage): Kept {
  const ours = new Map<string, Item>();

  /** What the tab alone was allowed to keep counts on when the browser may. */
  const inEach = (act: (place: Storage) => void): void => {
    for (const outlivesTab of [false, true]) use(act, outlivesTab);
  };

  /** Answers whether it is for this page to look after. */
  const hold = (key: string, item: Item): Promise<boolean> =>
    new Promise((answer) => {
      const take = (lock: Lock | null): Promise<void> | undefined => {
        answer(!!lock);
        if (!lock || ours.get(key) !== item) return;
        return new Promise((release) => {
          item.release = release;
        });
      };
      // Missing on pages without https; a page may also be forbidden to use them.
      if (!navigator.locks) answer(true);
      else navigator.locks.request(prefix + key, { ifAvailable: true }, take).catch(() => answer(true));
    });

  function leave(key: string): void {
    ours.get(key)?.release?.();
    ours.delete(key);
  }

  function drop(key: string): void {
    const text = ours.get(key)?.text;
    inEach((place) => {
      if (place.getItem(prefix + key) === text) place.removeItem(prefix + key);
    });
    leave(key);
  }

  // A page that holds a lock cannot be brought back by the back button, and one that is put aside looks after nothing.
  addEventListener('pagehide', () => {
    for (const item of ours.values()) {
      item.release?.();
      item.release = undefined;
    }
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) for (const [key, item] of ours) void hold(key, item);
  });

  return {
    keep(key, text) {
      const item = ours.get(key) ?? {};
      use((place) => {
        place.setItem(prefix + key, text);
        item.text = text;
      }, true);
      if (ours.has(key)) return;
      ours.set(key, item);
      void hold(key, item);
    },

    drop,

    async find(tell) {
      const found = new Set<string>();
      inEach((place) => {
        for (const name of Object.keys(place)) if (name.startsWith(prefix)) found.add(name.slice(prefix.length));
      });
      // By endpoint, then by the time it was shown, which the id begins with.
      for (const key of [...found].sort()) {
        if (ours.has(key)) continue;
        const item: Item = {};
        ours.set(key, item);
        const isOurs = await hold(key, item);
        // Whoever had it may be done with it by now.
        inEach((place) => {
          item.text = place.getItem(prefix + key) ?? item.text;
        });
        const { text } = item;
        if (text && text.length > longest) drop(key);
        else if (text) tell({ type: 'kept', key, text, elsewhere: !isOurs });
        if (!text || !isOurs) leave(key);
      }
    },
  };
}
