import type { EngineEvent, Storage } from '../engine/types';
import { freshSeed } from './visitor';

const key = 'touchstone.visitor';

/** What the device keeps of this visitor, where that is allowed: a text that only the engine reads, and writes. */
export interface VisitorMemory {
  /** What is there now, for the engine: read anew each time, since another tab may have written. */
  recall(): Omit<Extract<EngineEvent, { type: 'visitor' }>, 'at'>;
  keep(text: string): void;
}

/** What is not allowed any more is wiped by whoever takes the visitor's word (`light/light.ts`). */
export function createVisitorMemory(allowed: () => Storage): VisitorMemory {
  /** Touches nothing at none. Storage that is blocked, full or not there is as if nothing were in it. */
  function use<Answer>(act: (place: globalThis.Storage) => Answer): Answer | undefined {
    try {
      const level = allowed();
      return level === 'none' ? undefined : act(level === 'local' ? localStorage : sessionStorage);
    } catch {
      return undefined;
    }
  }

  return {
    recall: () => ({
      type: 'visitor',
      storage: allowed(),
      // What the tab alone was allowed to keep counts on when the browser may: the same visitor is drawn only once.
      stored: use((place) => place.getItem(key) ?? sessionStorage.getItem(key)) ?? '',
      seed: freshSeed(),
    }),
    keep: (text) => use((place) => place.setItem(key, text)),
  };
}
