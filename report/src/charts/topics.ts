import * as Plot from '@observablehq/plot';
import type { Topics } from '../data/answers';
import type { Words } from '../words/vocabulary';
import { barInset, color, halo, type Plan, plan, rowPx } from './plot';

interface Half {
  rank: number;
  term: string;
  z: number;
}

const most = 8;

/** The most distinctive words of low scores, and of high ones. */
export function halvesOf({ topics }: Topics): { low: readonly Half[]; high: readonly Half[] } {
  const half = (terms: Topics['topics']): readonly Half[] =>
    terms.slice(0, most).map(({ term, z }, rank) => ({ rank, term, z }));
  return {
    low: half(topics.filter(({ z }) => z > 0)),
    high: half(topics.filter(({ z }) => z < 0).reverse()),
  };
}

/** Words of low scores on the left, of high ones on the right, as wide as they are distinctive. */
export function topicsChart(topics: Topics, words: Words): Plan {
  const { low, high } = halvesOf(topics);
  const list = (halves: readonly Half[]): string => halves.map(({ term }) => term).join(', ');
  const says = `${words.topics.moreLow}: ${list(low)}. ${words.topics.moreHigh}: ${list(high)}.`;
  const rows = Math.max(low.length, high.length);
  const widest = Math.max(...[...low, ...high].map(({ z }) => Math.abs(z)));
  const label = (halves: readonly Half[], side: 'low' | 'high'): Plot.Markish =>
    Plot.text(halves, {
      x: () => 0,
      y: 'rank',
      text: 'term',
      textAnchor: side === 'low' ? 'end' : 'start',
      dx: side === 'low' ? -6 : 6,
      lineAnchor: 'bottom',
      dy: -4,
      ...halo,
      fill: color.ink,
    });
  return plan(says, rows * rowPx + 24, () => ({
    marginLeft: 2,
    marginRight: 2,
    marginTop: 22,
    marginBottom: 2,
    x: { domain: [-widest, widest], axis: null },
    y: { type: 'band', domain: Array.from({ length: rows }, (_, rank) => rank), axis: null, padding: 0 },
    marks: [
      Plot.barX(low, { y: 'rank', x: ({ z }: Half) => -z, fill: color.low, ...barInset }),
      Plot.barX(high, { y: 'rank', x: ({ z }: Half) => -z, fill: color.high, ...barInset }),
      Plot.ruleX([0], { stroke: color.soft }),
      label(low, 'low'),
      label(high, 'high'),
      Plot.text([words.topics.moreLow], {
        frameAnchor: 'top-left',
        textAnchor: 'start',
        dy: -18,
        text: (text: string) => text,
        fill: color.soft,
      }),
      Plot.text([words.topics.moreHigh], {
        frameAnchor: 'top-right',
        textAnchor: 'end',
        dy: -18,
        text: (text: string) => text,
        fill: color.soft,
      }),
    ],
  }));
}
