import * as Plot from '@observablehq/plot';
import type { RateRow } from '../data/answers';
import type { Format } from '../format/format';
import { isolated } from '../words/isolated';
import type { Words } from '../words/vocabulary';
import { barInset, color, halo, type Plan, plan, rowLabel, rowPx } from './plot';

export function ratesChart(
  rows: readonly RateRow[],
  nameOf: (row: RateRow) => string,
  words: Words,
  format: Format,
): Plan {
  const says = `${words.rates.title}: ${rows
    .map((row) => `${isolated(nameOf(row))} ${row.response === null ? words.data.none : format.percent(row.response)}`)
    .join('; ')}`;
  const y = nameOf;
  const most = Math.max(0.01, ...rows.map(({ start }) => start ?? 0));
  return plan(says, rows.length * rowPx + 26, (width) => ({
    marginLeft: 2,
    marginRight: 14,
    marginTop: 0,
    marginBottom: 24,
    x: {
      domain: [0, Math.min(1, most * 1.12)],
      ticks: Math.max(3, Math.floor(width / 110)),
      tickFormat: (share: number) => format.percent(share).replace(/[.,]0(?=\D*$)/, ''),
      label: null,
      tickSize: 0,
    },
    y: { type: 'band', domain: rows.map(nameOf), axis: null, padding: 0 },
    marks: [
      Plot.gridX({ stroke: color.line, strokeOpacity: 1 }),
      Plot.barX(rows, { y, x: 'start', fill: color.band, ...barInset }),
      Plot.barX(rows, { y, x: 'response', fill: color.accent, ...barInset }),
      Plot.link(
        rows.filter(({ response_interval: bounds }) => bounds),
        {
          y,
          x1: ({ response_interval: bounds }: RateRow) => bounds?.[0],
          x2: ({ response_interval: bounds }: RateRow) => bounds?.[1],
          stroke: color.ink,
          strokeWidth: 2,
          dy: 9.5,
        },
      ),
      rowLabel(rows, y, nameOf, width),
      Plot.text(rows, {
        y,
        text: (row: RateRow) => (row.response === null ? '–' : `${format.percent(row.response)}`),
        frameAnchor: 'right',
        textAnchor: 'end',
        lineAnchor: 'bottom',
        dy: -4,
        ...halo,
        fill: color.ink,
        fontWeight: 600,
      }),
      Plot.ruleX([0], { stroke: color.soft }),
    ],
  }));
}
