import * as Plot from '@observablehq/plot';
import type { Definition, Figure, Interval, MetricName, Period, TrendPoint } from '../data/answers';
import type { Format } from '../format/format';
import { isShown, scales } from '../state/metrics';
import type { Words } from '../words/vocabulary';
import { color, type Plan, plan } from './plot';

interface Point {
  at: Date;
  score: number;
  low: number;
  high: number;
  tip: string;
}

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

export interface TrendInput {
  metric: MetricName;
  by: Period;
  isPooled: boolean;
  points: readonly TrendPoint[];
  changes: readonly Definition[];
}

export function trendChart({ metric, by, isPooled, points, changes }: TrendInput, words: Words, format: Format): Plan {
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
  const alone = points.map((point) => pointOf(point.start, point, tipOf(point)));
  const pooled = points.map((point) => pointOf(point.start, point.pooled, tipOf(point)));
  const shown = pooled.filter(({ score }) => !Number.isNaN(score));
  const first = shown[0];
  const last = shown[shown.length - 1];
  const says = words.trend.summary(
    first ? format.figure(metric, first.score) : words.data.none,
    last ? format.figure(metric, last.score) : words.data.none,
    format.count(points.length),
  );
  return plan(says, 300, (width) => ({
    marginLeft: 36,
    marginRight: 12,
    marginTop: changes.length > 0 ? 28 : 14,
    x: {
      type: 'utc',
      label: null,
      ticks: Math.max(3, Math.floor(width / 90)),
      tickFormat: (at: Date) => format.axisDay(at, by === 'day' && points.length < 90 ? 'day' : 'month'),
    },
    y: {
      domain: [...domainOf([...alone, ...pooled], scales[metric].range)],
      label: null,
      ticks: 6,
      tickFormat: (value: number) => axisFigure(format, metric, value),
      tickSize: 0,
    },
    marks: [
      Plot.gridY({ stroke: color.line, strokeOpacity: 1 }),
      Plot.areaY(pooled, { x: 'at', y1: 'low', y2: 'high', fill: color.band }),
      Plot.ruleX(changes, {
        x: ({ first_shown_at: at }: Definition) => new Date(at),
        stroke: color.soft,
        strokeDasharray: '3 3',
      }),
      Plot.text(changes, {
        x: ({ first_shown_at: at }: Definition) => new Date(at),
        text: ({ survey }: Definition) => words.trend.definition(survey),
        frameAnchor: 'top',
        textAnchor: 'middle',
        lineAnchor: 'bottom',
        dy: -6,
        fill: color.soft,
      }),
      Plot.lineY(pooled, { x: 'at', y: 'score', stroke: color.accent, strokeWidth: 2.25, strokeLinejoin: 'round' }),
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
