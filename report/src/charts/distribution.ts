import * as Plot from '@observablehq/plot';
import type { Distribution, MetricName } from '../data/answers';
import type { Format } from '../format/format';
import { moodOf, scales } from '../state/metrics';
import type { Words } from '../words/vocabulary';
import { color, type Plan, plan } from './plot';

export interface Bar {
  value: number;
  count: number;
  /** Of all answers, 0 to 1; null without answers. */
  share: number | null;
}

/** A bar for each point of the scale, also for those that nobody gave. */
export function barsOf(metric: MetricName, { counts, score: { n } }: Distribution): readonly Bar[] {
  const [first, last] = scales[metric].points;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const count = counts[first + index] ?? 0;
    return { value: first + index, count, share: n > 0 ? count / n : null };
  });
}

export function distributionChart(metric: MetricName, bars: readonly Bar[], words: Words, format: Format): Plan {
  const says = `${words.distribution.title}: ${bars.map(({ value, share }) => `${value}: ${format.percent(share ?? 0)}`).join('; ')}`;
  return plan(says, 300, () => ({
    marginLeft: 2,
    marginRight: 2,
    marginTop: 22,
    marginBottom: 28,
    x: { type: 'band', domain: bars.map(({ value }) => value), label: null, tickSize: 0, padding: 0.18 },
    y: { axis: null },
    marks: [
      Plot.barY(bars, {
        x: 'value',
        y: 'count',
        fill: ({ value }: Bar) => color[moodOf(metric, value)],
        rx1: 0,
        ry2: 2,
      }),
      Plot.ruleY([0], { stroke: color.soft }),
      Plot.text(bars, {
        x: 'value',
        y: 'count',
        // Eleven shares side by side have room for whole numbers alone.
        text: ({ share }: Bar) => (share === null ? '' : share > 0 && share < 0.005 ? '<1' : format.count(100 * share)),
        lineAnchor: 'bottom',
        dy: -5,
        fill: color.ink,
      }),
    ],
  }));
}
