import type { Problem } from '../engine/types';

/** The two ends of a scale, lowest first. */
export type Ends = readonly [low: string, high: string];

/** What the widget says by itself. What the shop asks comes from surveys.json. */
export interface Words {
  next: string;
  back: string;
  skip: string;
  send: string;
  close: string;
  minimise: string;
  /** Why an answer was not taken; touchstone.more.mjs knows the words for the rest. */
  problems: { readonly [problem in Problem]?: string };
  left(characters: number): string;
  progress(step: number, of: number): string;
  /** For scales whose ends the configuration does not name. */
  ends: { nps: Ends; csat: Ends; agreement_7: Ends; effort_5: Ends };
}
