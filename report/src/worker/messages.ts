/** What page and worker say to each other. */
import type { Question } from '../data/answers';

/** From where responses come. `file`: from this device; nothing of it leaves the page. */
export type Source = { kind: 'collector'; url: string; token: string } | { kind: 'files'; files: readonly File[] };

export type ToWorker = { say: 'open'; source: Source } | { say: 'ask'; id: number; question: Question };

/** Why nothing can be shown, in the words of `words/vocabulary.ts`. */
export type Trouble =
  | { kind: 'token' }
  | { kind: 'http'; status: number }
  | { kind: 'network' }
  | { kind: 'file'; name: string; why: string }
  | { kind: 'empty'; lines: number }
  /** A question that cannot be answered as it was asked. */
  | { kind: 'question'; why: string }
  | { kind: 'engine'; why: string };

export type FromWorker =
  /** `of`: null where nobody knows how much there is. */
  | { say: 'progress'; bytes: number; of: number | null }
  | { say: 'opened'; bytes: number }
  | { say: 'failed'; trouble: Trouble }
  | { say: 'answer'; id: number; answer: unknown }
  /** New responses are in; what was answered before is older than them. */
  | { say: 'changed' }
  | { say: 'live'; live: boolean };
