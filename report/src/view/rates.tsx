import { ratesChart } from '../charts/rates';
import type { RateRow } from '../data/answers';
import { inOrder } from '../state/journey';
import { isEnough } from '../state/metrics';
import { isolated } from '../words/isolated';
import type { Context } from './context';
import { Figure } from './figure';
import type { Column } from './table';

export function Rates({ context, rates }: { context: Context; rates: readonly RateRow[] }) {
  const { words, format, report } = context;
  const { rates: say } = words;
  const names = rates.map(({ group }) => group.touchpoint ?? '');
  const rows = inOrder(names, report.model.view.order).flatMap((name) =>
    rates.filter(({ group }) => (group.touchpoint ?? '') === name),
  );
  const nameOf = ({ group }: RateRow): string => group.touchpoint ?? words.journey.unnamed;
  const count = (title: string, of: (row: RateRow) => number): Column<RateRow> => ({
    title,
    numeric: true,
    text: (row) => format.count(of(row)),
    raw: of,
  });
  const share = (title: string, of: (row: RateRow) => number | null | undefined): Column<RateRow> => ({
    title,
    numeric: true,
    text: (row) => {
      const value = of(row);
      return value === null || value === undefined ? '–' : format.percent(value);
    },
    raw: (row) => of(row) ?? null,
  });
  return (
    <Figure
      id="rates"
      title={say.title}
      means={say.means}
      context={context}
      plan={rows.length > 0 ? ratesChart(rows, nameOf, words, format) : undefined}
      basis={[rates, report.model.view.order]}
      empty={words.noAnswers}
      table={{
        caption: say.title,
        columns: [
          { title: words.column.group, text: nameOf, raw: ({ group }) => group.touchpoint ?? null },
          count(say.shown, ({ shown }) => shown),
          count(say.started, ({ started }) => started),
          count(say.completed, ({ completed }) => completed),
          count(say.dismissed, ({ dismissed }) => dismissed),
          share(say.start, ({ start }) => start),
          share(say.response, ({ response }) => response),
          share(words.column.low, ({ response_interval: bounds }) => bounds?.[0]),
          share(words.column.high, ({ response_interval: bounds }) => bounds?.[1]),
          share(say.completion, ({ completion }) => completion),
        ],
        rows,
      }}
      notes={
        <ul class="notes">
          {rows.map((row) => {
            const { nonresponse } = row;
            if (!nonresponse || !isEnough(nonresponse.answered)) return undefined;
            const between = words.between(...format.bounds('nps', nonresponse.interval));
            return (
              <li key={nameOf(row)}>{say.silent(isolated(nameOf(row)), format.count(nonresponse.asked), between)}</li>
            );
          })}
        </ul>
      }
    />
  );
}
