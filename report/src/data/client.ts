/** The page's side of the worker. Questions are asked one by one: what nobody wants any more is never asked. */

import type { FromWorker, Source, ToWorker } from '../worker/messages';
import type { Answered, Asked, Filter, Refusal, Topic } from './answers';

export type Events = Exclude<FromWorker, { say: 'answer' }>;

export interface Wanted {
  topic: Topic;
  question: Asked[Topic];
  filter: Filter;
}

/** `question`: what was answered, as JSON of what was wanted. */
export type Told = <T extends Topic>(topic: T, answer: Answered[T], question: string) => void;

const isRefusal = (answer: unknown): answer is Refusal =>
  typeof answer === 'object' && answer !== null && 'error' in answer;

/** The one address that this page may make a worker of, where a policy asks for it (Trusted Types). */
function workerUrl(): string | URL {
  const url = new URL('worker.js', document.baseURI).href;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return url;
  const policy = trustedTypes.createPolicy('touchstone-report', { createScriptURL: () => url });
  return policy.createScriptURL(url) as unknown as URL;
}

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): object };
}

export class Client {
  private readonly worker = new Worker(workerUrl());
  private wanted: Wanted[] = [];
  private asked: { id: number; wanted: Wanted; resolve?: (answer: unknown) => void; dropped?: true } | undefined;
  private single: { wanted: Wanted; resolve: (answer: unknown) => void }[] = [];
  private lastId = 0;

  constructor(
    private readonly told: Told,
    private readonly refused: (topic: Topic, refusal: Refusal, question: string) => void,
    private readonly happened: (event: Events) => void,
  ) {
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.hear(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      happened({ say: 'failed', trouble: { kind: 'engine', why: event.message || 'worker.js' } });
    };
  }

  open(source: Source): void {
    this.wanted = [];
    this.asked = undefined;
    this.send({ say: 'open', source });
  }

  /** From now on these are wanted, in this order, and nothing that was before. */
  want(wanted: readonly Wanted[]): void {
    this.wanted = [...wanted];
    if (this.asked) this.asked.dropped = true;
    this.next();
  }

  /** For one answer beside those that are shown. */
  once<T extends Topic>(topic: T, question: Asked[T], filter: Filter): Promise<Answered[T]> {
    return new Promise((resolve) => {
      this.single.push({ wanted: { topic, question, filter }, resolve: resolve as (answer: unknown) => void });
      this.next();
    });
  }

  private next(): void {
    if (this.asked) return;
    const single = this.single.shift();
    const wanted = single?.wanted ?? this.wanted.shift();
    if (!wanted) return;
    this.lastId += 1;
    this.asked = { id: this.lastId, wanted, ...(single && { resolve: single.resolve }) };
    this.send({ say: 'ask', id: this.lastId, question: { ...wanted.question, filter: wanted.filter } });
  }

  private hear(message: FromWorker): void {
    if (message.say !== 'answer') {
      this.happened(message);
      return;
    }
    const { asked } = this;
    // Of a report that was open before.
    if (asked?.id !== message.id) return;
    this.asked = undefined;
    if (isRefusal(message.answer)) {
      if (!asked.dropped) this.refused(asked.wanted.topic, message.answer, JSON.stringify(asked.wanted));
    } else if (asked.resolve) {
      asked.resolve(message.answer);
    } else if (!asked.dropped) {
      this.told(asked.wanted.topic, message.answer as never, JSON.stringify(asked.wanted));
    }
    this.next();
  }

  private send(message: ToWorker): void {
    this.worker.postMessage(message);
  }
}
