/**
 * What the scorer is asked and what it answers, as web/workbench.h has it. Every figure comes from there, in full
 * precision; the page rounds and draws.
 */
export type MetricName = 'nps' | 'csat' | 'ces_agreement_7' | 'ces_effort_5';
export type Period = 'day' | 'week' | 'month';
/** `none`: no answers; `too_few`: 1 to 9, show counts and no score; `low`: 10 to 29; `ok`: 30 and more. */
export type Reliability = 'none' | 'too_few' | 'low' | 'ok';
/** With a confidence of 95 %. */
export type Interval = readonly [low: number, high: number];

/** Days are UTC, ISO 8601, inclusive, by `shown_at`. What is absent is not filtered. */
export interface Filter {
  from?: string;
  to?: string;
  touchpoint?: readonly string[];
  survey?: readonly string[];
  locale?: readonly string[];
  variant?: readonly string[];
}

export interface Definition {
  survey: string;
  definition_hash: string;
  first_shown_at: string;
  responses: number;
}

/** Counts, days and definitions are of what the filter leaves, lines and lists of everything. */
export interface Overview {
  lines: number;
  responses: number;
  test: number;
  malformed: number;
  first_malformed: readonly { line: number; why: string }[];
  first_day: string | null;
  last_day: string | null;
  touchpoints: readonly string[];
  surveys: readonly string[];
  locales: readonly string[];
  variants: readonly string[];
  /** Those that have an answer. */
  metrics: readonly MetricName[];
  definitions: readonly Definition[];
}

/** NPS in points, CSAT in percent, CES as the mean; never rounded. Null: there is none. */
export interface Figure {
  n: number;
  score: number | null;
  interval: Interval | null;
  reliability: Reliability;
}

export interface Change {
  before: string;
  after: string;
  n_before: number;
  n_after: number;
  score_before: number | null;
  score_after: number | null;
  delta: number | null;
  interval: Interval | null;
  adjusted_p: number | null;
  reliable: boolean;
}

/** A row of schema/score-1.json. */
export interface ScoreRow extends Figure {
  group: { readonly [key: string]: string | null };
  metric: 'nps' | 'csat' | 'ces';
  variant: 'agreement_7' | 'effort_5' | null;
  question: string | null;
  promoters?: number;
  passives?: number;
  detractors?: number;
  satisfied?: number;
  easy?: number;
  invalid: number;
  test: number;
  change?: Change;
}

/** A period, alone and pooled with those before it. */
export interface TrendPoint extends Figure {
  period: string;
  start: string;
  pooled: Figure;
}

export interface Distribution {
  /** By value, from 0 on. */
  counts: readonly number[];
  score: Figure;
}

export interface RateRow {
  group: { readonly [key: string]: string | null };
  shown: number;
  started: number;
  completed: number;
  dismissed: number;
  /** Shares, 0 to 1. Null: nothing below the line. */
  response: number | null;
  start: number | null;
  completion: number | null;
  response_interval: Interval | null;
  /** Where NPS is asked: between which values the score of all who were asked lies, whatever the silent think. */
  nonresponse: { asked: number; answered: number; interval: Interval } | null;
}

export interface Comment {
  shown_at: string;
  touchpoint: string | null;
  survey: string | null;
  question: string;
  locale: string | null;
  text: string;
  metric: MetricName | null;
  value: number | null;
  segment: string | null;
}

export interface Comments {
  total: number;
  comments: readonly Comment[];
}

export interface Driver {
  question: string;
  value: string;
  n_with: number;
  n_without: number;
  score_with: number | null;
  score_without: number | null;
  delta: number | null;
  interval: Interval | null;
  adjusted_p: number | null;
  /** Below 0: worse, also where less is better. */
  pull: number;
  reliable: boolean;
}

export interface Topics {
  low_comments: number;
  high_comments: number;
  /** `z` above 0: low scores have it more often. In standard errors. */
  topics: readonly { term: string; low: number; high: number; z: number }[];
}

/** A question, without its filter, and what it is answered with. */
export interface Asked {
  /** Without a filter. */
  whole: { ask: 'overview' };
  overview: { ask: 'overview' };
  totals: { ask: 'scores'; by: readonly string[]; compare: Period };
  journey: { ask: 'scores'; by: readonly string[]; compare: Period };
  /** Which surveys ask for which metric. */
  surveys: { ask: 'scores'; by: readonly string[] };
  trend: { ask: 'trend'; metric: MetricName; by: Period; window: number };
  distribution: { ask: 'distribution'; metric: MetricName };
  rates: { ask: 'rates'; by: readonly string[] };
  comments: {
    ask: 'comments';
    metric: MetricName;
    segment?: string;
    search?: string;
    offset: number;
    limit: number;
  };
  drivers: { ask: 'drivers'; metric: MetricName };
  topics: { ask: 'topics'; metric: MetricName };
  export: { ask: 'export'; by: readonly string[] };
}

export interface Answered {
  whole: Overview;
  overview: Overview;
  totals: readonly ScoreRow[];
  journey: readonly ScoreRow[];
  surveys: readonly ScoreRow[];
  trend: readonly TrendPoint[];
  distribution: Distribution;
  rates: readonly RateRow[];
  comments: Comments;
  drivers: readonly Driver[];
  topics: Topics;
  export: { csv: string };
}

export type Topic = keyof Asked;
export type Question = Asked[Topic] & { filter: Filter };

/** The scorer refused a question. */
export interface Refusal {
  error: { code: string; message: string; hint?: string };
}
