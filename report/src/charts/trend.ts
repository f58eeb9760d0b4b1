import * as Plot from '@observablehq/plot';
import type { Definition, Figure, Interval, MetricName, Period, TrendPoint } from '../data/answers';
import type { Format } from '../format/format';
import { isShown, scales } from '../state/metrics';
import { isolated } from '../words/isolated';
import type { Words } from '../words/vocabulary';
import { color, fontPx, type Plan, plan } from './plot';
import { namesYear, ticksOf } from './ticks';

interface Point {
  at: Date;
  score: number;
  low: number;
  high: number;
  tip: string;
}

const margin = { left: 36, right: 12 } as const;

/** Of years before 0 there are no days that every browser reads. */
export const isDrawn = (start: string): boolean => !Number.isNaN(Date.parse(start));

/** What is not shown is no number: there the line has a gap. */
const pointOf = (start: string, figure: Figure, tip: string): Point => ({
  at: new Date(start),
  score: isShown(figure) ? figure.score : Number.NaN,
  low: isShown(figure) ? (figure.interval?.[0] ?? Number.NaN) : Number.NaN,
  high: isShown(figure) ? (figure.interval?.[1] ?? Number.NaN) : Number.NaN,
  tip,
});

/** The part of the metric's range in which something is, with some air around it. */
function domainOf(points: readonly Point[], range: Interval): Interval {
  const all = points.flatMap(({ score, low, high }) => [score, low, high]).filter((each) => !Number.isNaN(each));
  const least = Math.min(...all);
  const most = Math.max(...all);
  const air = Math.max((most - least) * 0.08, (range[1] - range[0]) * 0.02);
  return [Math.max(range[0], least - air), Math.min(range[1], most + air)];
}

/** What was changed while it was in use: of each of these surveys all definitions but the first. */
export function definitionChanges(
  definitions: readonly Definition[],
  surveys: ReadonlySet<string | null | undefined>,
): readonly Definition[] {
  const known = new Set<string>();
  return definitions.filter(({ survey }) => {
    const isFirst = !known.has(survey);
    known.add(survey);
    return !isFirst && surveys.has(survey);
  });
}

/** Between gaps, where a line and a band have no length. */
const lonelyOf = (points: readonly Point[]): readonly Point[] => {
  const isGap = (index: number): boolean => Number.isNaN(points[index]?.score ?? Number.NaN);
  return points.filter((_, index) => !isGap(index) && isGap(index - 1) && isGap(index + 1));
};

export interface TrendInput {
  metric: MetricName;
  by: Period;
  isPooled: boolean;
  points: readonly TrendPoint[];
  changes: readonly Definition[];
}

export function trendChart({ metric, by, isPooled, points, changes }: TrendInput, words: Words, format: Format): Plan {
  const drawn = points.filter(({ start }) => isDrawn(start));
  const tipOf = (point: TrendPoint): string => {
    const lines = [format.period(point.period)];
    const say = (name: string, figure: Figure): void => {
      const n = words.answers(figure.n, format.count(figure.n));
      const score = isShown(figure) ? format.figure(metric, figure.score) : words.tooFew;
      lines.push(`${name}: ${figure.n > 0 ? `${score} (${n})` : words.noAnswers}`);
      if (isShown(figure) && figure.interval)
        lines.push(words.between(...pair(format.bounds(metric, figure.interval))));
    };
    say(words.trend.one, point);
    if (isPooled) say(words.trend.pooled, point.pooled);
    return lines.join('\n');
  };
  const alone = drawn.map((point) => pointOf(point.start, point, tipOf(point)));
  const pooled = drawn.map((point) => pointOf(point.start, point.pooled, tipOf(point)));
  const shown = pooled.filter(({ score }) => !Number.isNaN(score));
  const first = shown[0];
  const last = shown[shown.length - 1];
  const says = words.trend.summary(
    first ? format.figure(metric, first.score) : words.data.none,
    last ? format.figure(metric, last.score) : words.data.none,
    format.count(points.length),
  );
  const days = (width: number): Plot.Markish => {
    const { unit, at } = ticksOf(
      pooled.map((point) => point.at),
      by,
      width - margin.left - margin.right,
    );
    return Plot.axisX([...at], {
      label: null,
      tickFormat: (tick: Date, index: number) => format.axisDay(tick, unit, namesYear(at, index)),
      lineHeight: 1.25,
    });
  };
  const begin = pooled[0]?.at.getTime() ?? 0;
  const spanMs = (pooled[pooled.length - 1]?.at.getTime() ?? 0) - begin;
  /** What was changed, beside its line, on the side that has more room. */
  const nameOfChange = (change: Definition, width: number): Plot.Markish => {
    const at = new Date(change.first_shown_at);
    const before = spanMs > 0 ? Math.min(1, (at.getTime() - begin) / spanMs) : 0;
    return Plot.text([words.trend.definition(isolated(change.survey))], {
      x: () => at,
      text: (said: string) => said,
      lineWidth: (Math.max(before, 1 - before) * (width - margin.left - margin.right) + margin.left) / fontPx,
      textOverflow: 'ellipsis',
      frameAnchor: 'top',
      textAnchor: before > 0.5 ? 'end' : 'start',
      lineAnchor: 'bottom',
      dy: -6,
      fill: color.soft,
    });
  };
  const lonely = lonelyOf(pooled);
  return plan(says, 300, (width) => ({
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: changes.length > 0 ? 28 : 14,
    marginBottom: 36,
    x: { type: 'utc' },
    y: {
      domain: [...domainOf([...alone, ...pooled], scales[metric].range)],
      label: null,
      ticks: 6,
      tickFormat: (value: number) => axisFigure(format, metric, value),
      tickSize: 0,
    },
    marks: [
      days(width),
      Plot.gridY({ stroke: color.line, strokeOpacity: 1 }),
      Plot.areaY(pooled, { x: 'at', y1: 'low', y2: 'high', fill: color.band }),
      Plot.link(lonely, { x: 'at', y1: 'low', y2: 'high', stroke: color.band, strokeWidth: 6 }),
      Plot.ruleX(changes, {
        x: ({ first_shown_at: at }: Definition) => new Date(at),
        stroke: color.soft,
        strokeDasharray: '3 3',
      }),
      ...changes.map((change) => nameOfChange(change, width)),
      Plot.lineY(pooled, { x: 'at', y: 'score', stroke: color.accent, strokeWidth: 2.25, strokeLinejoin: 'round' }),
      Plot.dot(lonely, { x: 'at', y: 'score', r: 3, fill: color.accent }),
      Plot.dot(alone, {
        x: 'at',
        y: 'score',
        r: isPooled && points.length > 80 ? 2 : 3,
        fill: color.card,
        stroke: color.accent,
        strokeWidth: 1.25,
        strokeOpacity: isPooled ? 0.65 : 1,
      }),
      Plot.tip(
        pooled,
        Plot.pointerX({
          x: 'at',
          y: 'score',
          title: 'tip',
          fill: color.card,
          stroke: color.soft,
          fontSize: 12,
          lineHeight: 1.3,
        }),
      ),
    ],
  }));
}

const pair = ([low, high]: readonly [string, string]): [string, string] => [low, high];

/** Ticks of a mean may lie between whole numbers. */
function axisFigure(format: Format, metric: MetricName, value: number): string {
  if (!scales[metric].isMean) return format.figure(metric, value);
  return Number.isInteger(value) ? format.count(value) : format.decimal(value);
}
