import type { EngineEvent } from '../engine/types';
import type { DeviceStorage } from './device';

const key = 'touchstone.visitor';

/**
 * Characters; what the engine writes is shorter. Of more, which is somebody else's, the engine makes nothing, but an
 * event must not be too long.
 */
const longest = 30_000;

/** What the device keeps of this visitor, where that is allowed: a text that only the engine reads, and writes. */
export interface VisitorMemory {
  /** What is there now, for the engine: read anew each time, since another tab may have written. */
  recall(): Omit<Extract<EngineEvent, { type: 'visitor' }>, 'at' | 'seed'>;
  keep(text: string): void;
}

/** What is not allowed any more is wiped by whoever takes the visitor's word (`light/light.ts`). */
export const createVisitorMemory = ({ allowed, use }: DeviceStorage): VisitorMemory => ({
  recall: () => ({
    type: 'visitor',
    storage: allowed(),
    // What the tab alone was allowed to keep counts on when the browser may: the same visitor is drawn only once.
    stored: use((place) => place.getItem(key) ?? sessionStorage.getItem(key), true)?.slice(0, longest) ?? '',
  }),
  keep: (text) => use((place) => place.setItem(key, text), true),
});
