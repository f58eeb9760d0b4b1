/** What the page has to know of a metric to draw it. */
import type { Change, Figure, Interval, MetricName, ScoreRow } from '../data/answers';

export const metricNames: readonly MetricName[] = ['nps', 'csat', 'ces_agreement_7', 'ces_effort_5'];

/** What answers count as, from low to high. */
export const segmentsOf: { readonly [metric in MetricName]: readonly string[] } = {
  nps: ['detractor', 'passive', 'promoter'],
  csat: ['dissatisfied', 'neutral', 'satisfied'],
  ces_agreement_7: ['difficult', 'neutral', 'easy'],
  ces_effort_5: ['difficult', 'neutral', 'easy'],
};

export interface Scale {
  /** Of the score. */
  range: readonly [low: number, high: number];
  /** Points that can be given. */
  points: readonly [first: number, last: number];
  lowerIsBetter: boolean;
  isMean: boolean;
}

export const scales: { readonly [metric in MetricName]: Scale } = {
  nps: { range: [-100, 100], points: [0, 10], lowerIsBetter: false, isMean: false },
  csat: { range: [0, 100], points: [1, 5], lowerIsBetter: false, isMean: false },
  ces_agreement_7: { range: [1, 7], points: [1, 7], lowerIsBetter: false, isMean: true },
  ces_effort_5: { range: [1, 5], points: [1, 5], lowerIsBetter: true, isMean: true },
};

/** Undefined: CES answers of a variant that is not known, of which none counts. */
export function metricOf({ metric, variant }: ScoreRow): MetricName | undefined {
  if (metric !== 'ces') return metric;
  return variant ? `ces_${variant}` : undefined;
}

/** People see no score of fewer than this many answers. */
const few = 10;

export const isEnough = (n: number): boolean => n >= few;

export const isShown = (figure: Figure): figure is Figure & { score: number } =>
  figure.score !== null && (figure.reliability === 'low' || figure.reliability === 'ok');

/** A change that is told: both sides have a score that is shown, and there is a test of it. */
export type Compared = Change & { delta: number; interval: Interval };

export const isCompared = (change: Change | undefined): change is Compared =>
  change !== undefined &&
  change.delta !== null &&
  change.interval !== null &&
  isEnough(change.n_before) &&
  isEnough(change.n_after);

export type Mood = 'low' | 'middle' | 'high';

/** What an answer counts as, for its colour. */
export function moodOf(metric: MetricName, value: number): Mood {
  switch (metric) {
    case 'nps':
      return value <= 6 ? 'low' : value <= 8 ? 'middle' : 'high';
    case 'csat':
      return value <= 2 ? 'low' : value === 3 ? 'middle' : 'high';
    case 'ces_agreement_7':
      return value <= 3 ? 'low' : value === 4 ? 'middle' : 'high';
    case 'ces_effort_5':
      return value >= 4 ? 'low' : value === 3 ? 'middle' : 'high';
  }
}
