import { comparable, driversChart } from '../charts/drivers';
import type { Driver, MetricName } from '../data/answers';
import type { Context } from './context';
import { Figure } from './figure';
import { sayAnswers } from './say';

interface DriversProps {
  context: Context;
  metric: MetricName;
  drivers: readonly Driver[];
}

export function Drivers({ context, metric, drivers }: DriversProps) {
  const { words, format } = context;
  const { drivers: say } = words;
  const rows = comparable(drivers);
  // Only what ten or more gave is compared at all.
  const score = (value: number | null, n: number): string =>
    `${value === null ? '–' : format.figure(metric, value)} (${sayAnswers(context, n)})`;
  const signed = (value: number | null | undefined): string =>
    value === null || value === undefined ? '–' : format.figure(metric, value, true);
  return (
    <Figure
      id="drivers"
      title={`${words.metric[metric].short}: ${say.title}`}
      means={say.means}
      context={context}
      plan={rows.length > 0 ? driversChart(metric, rows, words, format) : undefined}
      basis={[drivers]}
      empty={say.none}
      table={{
        caption: say.title,
        columns: [
          { title: say.answer, text: ({ value }) => value, raw: ({ value }) => value },
          { title: say.question, text: ({ question }) => question, raw: ({ question }) => question },
          {
            title: say.with,
            numeric: true,
            text: (row) => score(row.score_with, row.n_with),
            raw: (row) => row.score_with,
          },
          {
            title: say.without,
            numeric: true,
            text: (row) => score(row.score_without, row.n_without),
            raw: (row) => row.score_without,
          },
          {
            title: say.difference,
            numeric: true,
            text: ({ delta }) => signed(delta),
            raw: ({ delta }) => delta,
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
            title: words.column.reliable,
            text: ({ reliable }) => (reliable ? say.yes : say.no),
            raw: ({ reliable }) => reliable,
          },
          {
            title: words.column.adjustedP,
            isForFiles: true,
            text: ({ adjusted_p: p }) => `${p}`,
            raw: ({ adjusted_p: p }) => p,
          },
        ],
        rows,
      }}
    />
  );
}
