import * as Plot from '@observablehq/plot';
import type { Driver, MetricName } from '../data/answers';
import type { Format } from '../format/format';
import type { Words } from '../words/vocabulary';
import { color, type Draw, drawing, halo, rowLabel, rowPx } from './plot';

/** As `is_reliable` of src/scoring/compare.hpp says, at a confidence of 95 %. */
export const isReliable = ({ adjusted_p: p }: Driver): boolean => p !== null && p < 0.05;

export const nameOfDriver = ({ question, value }: Driver): string => `${question}: ${value}`;

/** Those that can be compared, the most harmful first. */
export const comparable = (drivers: readonly Driver[]): readonly Driver[] =>
  drivers.filter(({ difference, adjusted_p: p }) => difference !== null && p !== null);

export function driversChart(metric: MetricName, drivers: readonly Driver[], words: Words, format: Format): Draw {
  const shown = drivers.slice(0, 10);
  const figure = ({ difference }: Driver): string => format.figure(metric, difference ?? 0, true);
  const says = `${words.drivers.title}: ${shown.map((each) => `${nameOfDriver(each)} ${figure(each)}`).join('; ')}`;
  const tone = (driver: Driver): string =>
    !isReliable(driver) ? color.soft : driver.pull < 0 ? color.low : color.high;
  return (width) =>
    drawing(says, {
      width,
      height: shown.length * rowPx + 26,
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
          x1: ({ interval, difference }: Driver) => interval?.[0] ?? difference,
          x2: ({ interval, difference }: Driver) => interval?.[1] ?? difference,
          stroke: tone,
          strokeWidth: 5,
          strokeOpacity: 0.4,
          strokeLinecap: 'round',
          dy: 8,
        }),
        Plot.dot(shown, { y: nameOfDriver, x: 'difference', r: 4.5, fill: tone, dy: 8 }),
        rowLabel(shown, nameOfDriver, nameOfDriver),
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
    });
}
