import { comparable, driversChart, isReliable } from '../charts/drivers';
import type { Driver, Figure as FigureOf, MetricName } from '../data/answers';
import type { Context } from './context';
import { Figure } from './figure';
import { sayAnswers, sayScore } from './say';

interface DriversProps {
  context: Context;
  metric: MetricName;
  drivers: readonly Driver[];
}

export function Drivers({ context, metric, drivers }: DriversProps) {
  const { words, format } = context;
  const { drivers: say } = words;
  const rows = comparable(drivers);
  const score = (figure: FigureOf): string => `${sayScore(context, metric, figure)} (${sayAnswers(context, figure.n)})`;
  const signed = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : format.figure(metric, value, true);
  return (
    <Figure
      id="drivers"
      title={`${words.metric[metric].short}: ${say.title}`}
      means={say.means}
      context={context}
      draw={rows.length > 0 ? driversChart(metric, rows, words, format) : undefined}
      basis={[drivers]}
      empty={say.none}
      table={{
        caption: say.title,
        columns: [
          { title: say.answer, text: ({ value }) => value, raw: ({ value }) => value },
          { title: say.question, text: ({ question }) => question, raw: ({ question }) => question },
          { title: say.with, numeric: true, text: (row) => score(row.with), raw: (row) => row.with.score },
          { title: say.without, numeric: true, text: (row) => score(row.without), raw: (row) => row.without.score },
          {
            title: say.difference,
            numeric: true,
            text: ({ difference }) => signed(difference),
            raw: ({ difference }) => difference,
          },
          {
            title: words.column.low,
            numeric: true,
            text: ({ interval }) => signed(interval?.[0]),
            raw: ({ interval }) => interval?.[0] ?? null,
          },
          {
            title: words.column.high,
            numeric: true,
            text: ({ interval }) => signed(interval?.[1]),
            raw: ({ interval }) => interval?.[1] ?? null,
          },
          {
            title: say.reliable,
            text: (row) => (isReliable(row) ? say.yes : say.no),
            raw: ({ adjusted_p: p }) => p,
          },
        ],
        rows,
      }}
    />
  );
}
