/** What the page knows, and everything that can happen to it. The views draw it and nothing else. */
import type { Answered, Asked, Comment, MetricName, Refusal, Topic } from '../data/answers';
import { Client, type Events, type Wanted } from '../data/client';
import type { Source, Trouble } from '../worker/messages';
import { metricNames } from './metrics';
import { Refreshing } from './refreshing';
import { filterOf, initialState, readState, type ViewState, writeState } from './view_state';

export interface Opened {
  kind: Source['kind'];
  /** Of the files; "" for the collector. */
  name: string;
}

export interface Model {
  stage: 'start' | 'loading' | 'open';
  opened: Opened | undefined;
  trouble: Trouble | undefined;
  progress: { bytes: number; of: number | null };
  /** Undefined: there is nothing to be connected to. */
  live: boolean | undefined;
  view: ViewState;
  /** Of what is asked now, or still of what was asked before. */
  answers: Partial<Answered>;
  /** Not everything that is shown is of what was asked last. */
  isBusy: boolean;
  /** Why questions were not answered. */
  refusals: { readonly [topic in Topic]?: string };
  commentsShown: number;
}

export const commentsPage = 20;
/** As many as one question may ask for. */
export const mostComments = 500;
const tokenKey = 'touchstone.report.token';

export class Report {
  model: Model = {
    stage: 'start',
    opened: undefined,
    trouble: undefined,
    progress: { bytes: 0, of: null },
    live: undefined,
    view: readState(location.search),
    answers: {},
    isBusy: false,
    refusals: {},
    commentsShown: commentsPage,
  };
  /** The token that is being tried, until the collector has taken it. */
  private token: string | undefined;
  private readonly refreshing = new Refreshing(() => {
    this.answered.clear();
    this.ask();
  });
  private readonly client: Client;
  /** The question that each answer is to. */
  private readonly answered = new Map<Topic, string>();

  constructor(private readonly draw: () => void) {
    this.client = new Client(
      (topic, answer, question) => this.tell(topic, answer, question),
      (topic, { error }, question) => this.refuse(topic, error, question),
      (event) => this.happen(event),
    );
    addEventListener('popstate', () => {
      this.set({ view: readState(location.search), commentsShown: commentsPage });
      this.ask();
    });
    const kept = sessionStorage.getItem(tokenKey);
    if (kept) this.openCollector(kept);
  }

  /** Undefined as long as nothing has been scored. */
  get metric(): MetricName | undefined {
    const { view, answers } = this.model;
    return view.metric ?? metricNames.find((each) => answers.whole?.metrics.includes(each));
  }

  openCollector(token: string): void {
    this.token = token;
    this.open({ kind: 'collector', url: location.origin, token }, '');
  }

  openFiles(files: readonly File[]): void {
    if (files.length === 0) return;
    this.token = undefined;
    this.open({ kind: 'files', files }, files.map(({ name }) => name).join(', '));
  }

  /** Back to where one chooses what to open. The collector's token is forgotten. */
  leave(): void {
    sessionStorage.removeItem(tokenKey);
    this.token = undefined;
    this.client.open({ kind: 'files', files: [] });
    this.set({ stage: 'start', opened: undefined, trouble: undefined, live: undefined, answers: {} });
  }

  /** `quietly`: without a step to go back to, as while somebody types. */
  change(part: Partial<ViewState>, quietly = false): void {
    const view = { ...this.model.view, ...part };
    if (part.metric && part.metric !== this.metric) view.segment = undefined;
    const address = location.pathname + writeState(view, location.search);
    history[quietly ? 'replaceState' : 'pushState'](null, '', address);
    this.set({ view, commentsShown: commentsPage });
    this.ask();
  }

  /** Everything as at the beginning, but for the metric and the order of touchpoints. */
  resetFilters(): void {
    const { metric, order, by, window, compare } = this.model.view;
    this.change({ ...initialState, metric, order, by, window, compare });
  }

  showMoreComments(): void {
    this.set({ commentsShown: this.model.commentsShown + 2 * commentsPage });
    this.ask();
  }

  /** The journey's scores as `touchstone score --format csv` writes them. */
  async scoresCsv(): Promise<string> {
    const { csv } = await this.client.once('export', { ask: 'export', by: ['touchpoint'] }, filterOf(this.model.view));
    return csv;
  }

  /** All comments that are like those shown, in as many questions as that takes. */
  async allComments(): Promise<readonly Comment[]> {
    const { metric } = this;
    const found: Comment[] = [];
    if (!metric) return found;
    const filter = filterOf(this.model.view);
    const question = commentsLike(this.model.view, metric);
    for (;;) {
      const { total, comments } = await this.client.once(
        'comments',
        { ...question, offset: found.length, limit: mostComments },
        filter,
      );
      found.push(...comments);
      if (comments.length === 0 || found.length >= total) return found;
    }
  }

  private set(part: Partial<Model>): void {
    this.model = { ...this.model, ...part };
    this.draw();
  }

  private open(source: Source, name: string): void {
    this.answered.clear();
    this.refreshing.forget();
    this.client.open(source);
    this.set({
      stage: 'loading',
      opened: { kind: source.kind, name },
      trouble: undefined,
      progress: { bytes: 0, of: null },
      live: undefined,
      answers: {},
      refusals: {},
    });
  }

  private happen(event: Events): void {
    switch (event.say) {
      case 'progress':
        this.set({ progress: { bytes: event.bytes, of: event.of } });
        return;
      case 'opened':
        if (this.model.stage !== 'loading') return;
        if (this.token) sessionStorage.setItem(tokenKey, this.token);
        this.set({ stage: 'open' });
        this.ask();
        return;
      case 'changed':
        this.refreshing.want();
        return;
      case 'live':
        this.set({ live: event.live });
        return;
      case 'failed':
        if (event.trouble.kind === 'token') sessionStorage.removeItem(tokenKey);
        this.set({ trouble: event.trouble, stage: 'start', opened: undefined, live: undefined, isBusy: false });
        return;
    }
  }

  private tell<T extends Topic>(topic: T, answer: Answered[T], question: string): void {
    const hadMetric = this.metric !== undefined;
    this.answered.set(topic, question);
    const { [topic]: _, ...refusals } = this.model.refusals;
    this.set({ answers: { ...this.model.answers, [topic]: answer }, refusals, isBusy: this.missing().length > 0 });
    // Only with the first answer it is known which metrics there are.
    if (!hadMetric && this.metric) this.ask();
    if (!this.model.isBusy) this.refreshing.settled();
  }

  /** One question that cannot be answered, such as for too many periods, leaves the others as they are. */
  private refuse(topic: Topic, { message, hint }: Refusal['error'], question: string): void {
    const { [topic]: _, ...answers } = this.model.answers;
    this.answered.set(topic, question);
    const refusals = { ...this.model.refusals, [topic]: [message, hint].filter(Boolean).join('. ') };
    this.set({ answers, refusals, isBusy: this.missing().length > 0 });
    if (!this.model.isBusy) this.refreshing.settled();
  }

  private ask(): void {
    if (this.model.stage !== 'open') return;
    const missing = this.missing();
    this.set({ isBusy: missing.length > 0 });
    if (missing.length > 0) this.refreshing.begun();
    this.client.want(missing);
  }

  /** What is to be shown and has not been answered, in the order in which it is looked at. */
  private missing(): readonly Wanted[] {
    return this.wanted().filter((each) => this.answered.get(each.topic) !== JSON.stringify(each));
  }

  private wanted(): readonly Wanted[] {
    const { view, commentsShown } = this.model;
    const { by, window, compare } = view;
    const filter = filterOf(view);
    const { touchpoint: _, ...everywhere } = filter;
    const ask = <T extends Topic>(topic: T, question: Asked[T], within = filter): Wanted => ({
      topic,
      question,
      filter: within,
    });
    const first = [
      ask('whole', { ask: 'overview' }, {}),
      ask('totals', { ask: 'scores', by: [], compare }),
      ask('overview', { ask: 'overview' }),
      ask('journey', { ask: 'scores', by: ['touchpoint'], compare }, everywhere),
      ask('rates', { ask: 'rates', by: ['touchpoint'] }),
    ];
    const { metric } = this;
    if (!metric) return first;
    return [
      ...first,
      ask('surveys', { ask: 'scores', by: ['survey'] }),
      ask('trend', { ask: 'trend', metric, by, window }),
      ask('distribution', { ask: 'distribution', metric }),
      ask('comments', { ...commentsLike(view, metric), offset: 0, limit: Math.min(commentsShown, mostComments) }),
      ask('drivers', { ask: 'drivers', metric }),
      ask('topics', { ask: 'topics', metric }),
    ];
  }
}

const commentsLike = (
  { segment, search }: ViewState,
  metric: MetricName,
): Omit<Asked['comments'], 'offset' | 'limit'> => ({
  ask: 'comments',
  metric,
  ...(segment && { segment }),
  ...(search.trim() && { search: search.trim() }),
});
