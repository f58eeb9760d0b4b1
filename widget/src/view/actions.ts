import type { AnswerValue } from '../engine/types';

/** What a visitor can do. Each becomes one event for the engine. */
export interface Actions {
  answer(question: string, value: AnswerValue, other?: string): void;
  skip(question: string): void;
  back(): void;
  close(): void;
  /** Something is being written, which is no answer yet. */
  typed(question: string, value: string): void;
  /** The tab was pressed. */
  open(): void;
}
