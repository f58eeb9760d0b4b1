import * as Plot from '@observablehq/plot';
import { isShown, scales } from '../state/metrics';
import type { Context } from '../view/context';
import type { Stop } from '../view/journey';
import { sayAnswers, sayBetween, sayChange } from '../view/say';
import { color, type Plan, plan } from './plot';

/** Below this, names and figures of neighbours touch. */
const leastColumnPx = 200;

/** The journey as one drawing, for slides: a column for each touchpoint, a row for each score in it. */
export function journeyChart(stops: readonly Stop[], context: Context): Plan {
  const { words, format } = context;
  const most = Math.max(...stops.map(({ rows }) => rows.length));
  const cells = stops.flatMap(({ name, rows }) =>
    rows.map(({ metric, row }, place) => {
      const [low, high] = scales[metric].range;
      const at = (value: number): number => (value - low) / (high - low);
      return {
        name,
        place,
        title: words.metric[metric].short,
        score: isShown(row) ? format.figure(metric, row.score) : '–',
        facts: isShown(row)
          ? `${sayBetween(context, metric, row)}\n${sayAnswers(context, row.n)}`
          : `${sayAnswers(context, row.n)},\n${words.tooFew}`,
        change: row.change ? sayChange(context, metric, row.change) : '',
        x: isShown(row) ? at(row.score) : Number.NaN,
        low: isShown(row) && row.interval ? at(row.interval[0]) : Number.NaN,
        high: isShown(row) && row.interval ? at(row.interval[1]) : Number.NaN,
      };
    }),
  );
  const text = (channel: 'title' | 'score' | 'facts' | 'change', dy: number, options: object): Plot.Markish =>
    Plot.text(cells, {
      fx: 'name',
      y: 'place',
      text: channel,
      frameAnchor: 'left',
      textAnchor: 'start',
      lineAnchor: 'top',
      dy,
      fill: color.ink,
      ...options,
    });
  return plan(words.journey.title, most * 165 + 46, (width) => ({
    width: Math.max(width, leastColumnPx * stops.length),
    marginLeft: 0,
    marginRight: 0,
    marginTop: 46,
    marginBottom: 0,
    fx: {
      domain: stops.map(({ name }) => name),
      padding: 0.12,
      axis: null,
    },
    x: { domain: [0, 1], axis: null },
    y: { type: 'band', domain: Array.from({ length: most }, (_, place) => place), axis: null },
    marks: [
      Plot.text(stops, {
        fx: 'name',
        text: 'label',
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -26,
        fontSize: 15,
        lineWidth: Math.max(leastColumnPx, width / stops.length) / 21,
        textOverflow: 'ellipsis',
        fontWeight: 650,
        fill: color.ink,
      }),
      text('title', -78, { fill: color.soft, fontWeight: 600 }),
      text('score', -60, { fontSize: 30, fontWeight: 600 }),
      Plot.link(cells, { fx: 'name', y: 'place', x1: () => 0, x2: () => 1, stroke: color.line, dy: -12 }),
      Plot.link(cells, {
        fx: 'name',
        y: 'place',
        x1: 'low',
        x2: 'high',
        stroke: color.band,
        strokeWidth: 8,
        dy: -12,
      }),
      Plot.dot(cells, { fx: 'name', y: 'place', x: 'x', r: 4, fill: color.accent, dy: -12 }),
      text('facts', 0, { fill: color.soft }),
      text('change', 34, { lineWidth: Math.max(leastColumnPx, width / stops.length) / 14 }),
    ],
  }));
}
