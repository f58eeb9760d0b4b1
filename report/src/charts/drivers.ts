import * as Plot from '@observablehq/plot';
import type { Driver, MetricName } from '../data/answers';
import type { Format } from '../format/format';
import { isolated } from '../words/isolated';
import type { Words } from '../words/vocabulary';
import { color, halo, type Plan, plan, rowLabel, rowPx } from './plot';

export const nameOfDriver = ({ question, value }: Driver): string => `${isolated(question)}: ${isolated(value)}`;

/** Those that can be compared, the most harmful first. */
export const comparable = (drivers: readonly Driver[]): readonly Driver[] =>
  drivers.filter(({ delta, adjusted_p: p }) => delta !== null && p !== null);

export function driversChart(metric: MetricName, drivers: readonly Driver[], words: Words, format: Format): Plan {
  const shown = drivers.slice(0, 10);
  const figure = ({ delta }: Driver): string => format.figure(metric, delta ?? 0, true);
  const says = `${words.drivers.title}: ${shown.map((each) => `${nameOfDriver(each)} ${figure(each)}`).join('; ')}`;
  const tone = (driver: Driver): string => (!driver.reliable ? color.soft : driver.pull < 0 ? color.low : color.high);
  return plan(says, shown.length * rowPx + 26, (width) => ({
    marginLeft: 10,
    marginRight: 10,
    marginTop: 0,
    marginBottom: 24,
    x: {
      label: null,
      ticks: Math.max(3, Math.floor(width / 90)),
      tickSize: 0,
      tickFormat: (value: number) => format.figure(metric, value, true),
      nice: true,
    },
    y: { type: 'band', domain: shown.map(nameOfDriver), axis: null, padding: 0 },
    marks: [
      Plot.gridX({ stroke: color.line, strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: color.soft }),
      Plot.link(shown, {
        y: nameOfDriver,
        x1: ({ interval, delta }: Driver) => interval?.[0] ?? delta,
        x2: ({ interval, delta }: Driver) => interval?.[1] ?? delta,
        stroke: tone,
        strokeWidth: 5,
        strokeOpacity: 0.4,
        strokeLinecap: 'round',
        dy: 8,
      }),
      Plot.dot(shown, { y: nameOfDriver, x: 'delta', r: 4.5, fill: tone, dy: 8 }),
      rowLabel(shown, nameOfDriver, nameOfDriver, width),
      Plot.text(shown, {
        y: nameOfDriver,
        text: figure,
        frameAnchor: 'right',
        textAnchor: 'end',
        lineAnchor: 'bottom',
        dy: -4,
        ...halo,
        fontWeight: 600,
        fill: color.ink,
      }),
    ],
  }));
}
