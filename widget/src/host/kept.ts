import { keptPrefix as prefix } from '../light/has_kept';
import type { DeviceStorage } from './device';
import type { Happening } from './happening';

/** Characters; what the engine has kept is no longer. */
const longest = 30_000;

/** A response that this page looks after, or would look after. */
interface Item {
  /** As this page has kept it or found it; another page may have put something newer there. */
  text?: string | undefined;
  /** Gives the lock back, or takes the request for it back. */
  release?: (() => void) | undefined;
  isHeld?: boolean;
}

/** What the engine writes begins with its moment and its revision. */
const revisionOf = (text: string | null | undefined): number => Number(text?.split(' ', 2)[1]) || 0;

/**
 * Responses kept beyond their page, each under a key of its own. Who looks after one holds a lock of that name; where there are no locks two
 * tabs may send the same, which receivers tell apart by its revision.
 */
export interface Kept {
  keep(key: string, text: string): void;
  drop(key: string): void;
  /** Tells of what earlier pages have left behind, one after the other. */
  discover(tell: (happening: Happening) => void): Promise<void>;
  /** Whether this page has the lock on what has that name on the device: then nobody else takes that away but with all else. */
  holds(name: string): boolean;
  /** Gives back all locks, until the page is shown again. */
  leaveAll(): void;
}

export function createKept({ allowed, use }: DeviceStorage): Kept {
  const ours = new Map<string, Item>();
  /** The page is put aside, or at its end. */
  let isAside = false;

  /** What the tab alone was allowed to keep counts on when the browser may. */
  const inEach = (act: (place: Storage) => void): void => {
    for (const outlivesTab of [false, true]) use(act, outlivesTab);
  };

  /** Answers whether the lock is this page's; for good, or, where it need not be `now`, as soon as the others have let it go. */
  const hold = (key: string, item: Item, now: boolean): Promise<boolean> =>
    new Promise((answer) => {
      const stop = new AbortController();
      const take = (lock: Lock | null): Promise<void> | undefined => {
        answer(!!lock);
        if (!lock || isAside || ours.get(key) !== item) return;
        item.isHeld = true;
        return new Promise((release) => {
          item.release = release;
        });
      };
      if (!now) item.release = () => stop.abort();
      try {
        navigator.locks
          .request(prefix + key, now ? { ifAvailable: true } : { signal: stop.signal }, take)
          .catch(() => answer(true));
      } catch {
        // Missing on pages without https; a page may also be forbidden to use them.
        answer(true);
      }
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

  function write(key: string, item: Item, text: string): void {
    use((place) => {
      const there = place.getItem(prefix + key);
      // A tab that was made as a copy of another one goes on with the same response.
      if (there !== item.text && revisionOf(there) > revisionOf(text)) return;
      place.setItem(prefix + key, text);
      item.text = text;
      // Else the tab would bring an older one forward again.
      if (allowed() === 'local') sessionStorage.removeItem(prefix + key);
    }, true);
  }

  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    isAside = false;
    for (const [key, item] of ours) void hold(key, item, false);
  });

  return {
    keep(key, text) {
      const known = ours.get(key);
      const item = known ?? {};
      ours.set(key, item);
      write(key, item, text);
      if (!known) void hold(key, item, false);
    },

    drop,
    holds: (name) => name.startsWith(prefix) && !!ours.get(name.slice(prefix.length))?.isHeld,

    async discover(tell) {
      const found = new Set<string>();
      inEach((place) => {
        for (const name of Object.keys(place)) if (name.startsWith(prefix)) found.add(name.slice(prefix.length));
      });
      // By endpoint, then by the time it was shown, which the id begins with.
      for (const key of [...found].sort()) {
        if (ours.has(key) || isAside) continue;
        const item: Item = {};
        ours.set(key, item);
        const isOurs = await hold(key, item, true);
        // Whoever had it may be done with it by now; or this page has gone on with it itself.
        if (ours.get(key) !== item || item.text) {
          if (!isOurs && item.text) void hold(key, item, false);
          continue;
        }
        inEach((place) => {
          const there = place.getItem(prefix + key);
          if (there && revisionOf(there) >= revisionOf(item.text)) item.text = there;
        });
        const { text } = item;
        if (text && isOurs) {
          write(key, item, text);
          if (text.length > longest) drop(key);
          else tell({ type: 'kept', key, text });
        } else {
          leave(key);
          if (text) tell({ type: 'kept', key, text: text.slice(0, longest), elsewhere: true });
        }
      }
    },

    leaveAll() {
      isAside = true;
      for (const item of ours.values()) {
        item.release?.();
        item.release = undefined;
        item.isHeld = false;
      }
    },
  };
}
