import type { EngineEvent } from '../engine/types';

/** An event as the widget knows it. The time is added when the engine is told, where it is not there already. */
export type Happening = EngineEvent extends infer Event
  ? Event extends { at: number }
    ? Omit<Event, 'at'> & { at?: number }
    : never
  : never;
