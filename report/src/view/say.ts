/** Figures in sentences, as src/scoring/wording.hpp says them, with the numbers of the reader's locale. */
import type { Change, Figure, MetricName, ScoreRow } from '../data/answers';
import { isCompared, isEnough, isShown, scales } from '../state/metrics';
import type { Context } from './context';

export const sayAnswers = ({ words, format }: Context, n: number): string => words.answers(n, format.count(n));

export function sayBetween({ words, format }: Context, metric: MetricName, { interval }: Figure): string {
  return interval ? words.between(...format.bounds(metric, interval)) : '';
}

/** "34", or why there is no figure. */
export function sayScore(context: Context, metric: MetricName, figure: Figure): string {
  if (isShown(figure)) return context.format.figure(metric, figure.score);
  return figure.n === 0 ? context.words.noAnswers : context.words.tooFew;
}

export type Direction = 'better' | 'worse' | 'same' | 'unknown';

export function directionOf(metric: MetricName, change: Change | undefined): Direction {
  if (!isCompared(change)) return 'unknown';
  if (!change.reliable) return 'same';
  return change.delta > 0 !== scales[metric].lowerIsBetter ? 'better' : 'worse';
}

export function sayChange({ words, format }: Context, metric: MetricName, change: Change | undefined): string {
  if (!change) return words.change.nothing;
  const { delta, n_before: before, n_after: after } = change;
  if (delta === null || !isEnough(before) || !isEnough(after)) return words.change.tooFew;
  const figure = format.figure(metric, delta, true);
  if (!isCompared(change)) return words.change.alike(figure);
  const { interval } = change;
  const between = words.between(...format.bounds(metric, interval, true));
  if (!change.reliable) {
    const said = words.change.none(figure, between);
    return interval[0] * interval[1] > 0 ? `${said} (${words.change.amongMany})` : said;
  }
  return words.change.reliable(delta > 0 ? 'more' : 'less', scales[metric].lowerIsBetter, figure, between);
}

export function sayPeriods({ words, format }: Context, change: Change): string {
  return words.change.periods(format.period(change.before), format.period(change.after));
}

/** Where there are too few for a score: "Promoters: 3, Passives: 1". */
export function sayCounts({ words, format }: Context, row: ScoreRow): string {
  const count = (segment: string, n: number | undefined): string[] =>
    n === undefined ? [] : [`${words.segment[segment] ?? segment}: ${format.count(n)}`];
  return words.counted([
    ...count('promoter', row.promoters),
    ...count('passive', row.passives),
    ...count('detractor', row.detractors),
    ...count('satisfied', row.satisfied),
    ...count('easy', row.easy),
  ]);
}
