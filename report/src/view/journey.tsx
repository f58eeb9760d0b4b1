import { journeyChart } from '../charts/journey';
import type { MetricName, ScoreRow } from '../data/answers';
import type { Raw } from '../save/csv';
import { inOrder, moved } from '../state/journey';
import { type Compared, isCompared, isShown, metricNames, metricOf } from '../state/metrics';
import { isolated } from '../words/isolated';
import type { Context } from './context';
import { Figure } from './figure';
import { Glyph } from './glyph';
import { Down, Left, Level, Right, Up } from './icons';
import { reliabilityOf } from './reliability';
import { directionOf, sayAnswers, sayBetween, sayChange, sayCounts, sayPeriods, sayScore } from './say';
import type { Column, TableModel } from './table';

export interface Stop {
  name: string;
  /** As people read it. */
  label: string;
  rows: readonly { metric: MetricName; row: ScoreRow }[];
}

/** Every touchpoint that has been scored, from left to right. */
export function stopsOf({ words, report }: Context, rows: readonly ScoreRow[]): readonly Stop[] {
  const names = [...new Set(rows.map(({ group }) => group.touchpoint ?? ''))];
  return inOrder(names, report.model.view.order).map((name) => ({
    name,
    label: name || words.journey.unnamed,
    rows: metricNames.flatMap((metric) =>
      rows
        .filter((row) => (row.group.touchpoint ?? '') === name && metricOf(row) === metric)
        .map((row) => ({ metric, row })),
    ),
  }));
}

const arrows = { better: Up, worse: Down, same: Level, unknown: Level };

function Score({ context, metric, row }: { context: Context; metric: MetricName; row: ScoreRow }) {
  const { words, format } = context;
  const shown = isShown(row);
  const direction = directionOf(metric, row.change);
  const Arrow =
    arrows[
      direction === 'better' || direction === 'worse' ? ((row.change?.delta ?? 0) > 0 ? 'better' : 'worse') : direction
    ];
  const isChosen = metric === context.report.metric;
  return (
    <div class={`score ${isChosen ? 'chosen' : ''}`}>
      <div class="line">
        <h4>{words.metric[metric].short}</h4>
        <span class={`figure-of ${shown ? '' : 'none'}`}>{shown ? format.figure(metric, row.score) : '–'}</span>
      </div>
      <Glyph metric={metric} figure={row} />
      <p class="facts">
        {shown ? (
          <>
            <span>{sayBetween(context, metric, row)} ·</span> <span>{sayAnswers(context, row.n)}</span>
            {row.reliability === 'low' && <span class="few">{words.low}</span>}
          </>
        ) : (
          <>
            {sayAnswers(context, row.n)}, {words.tooFew}
            <br />
            {sayCounts(context, row)}
          </>
        )}
      </p>
      {row.change && (
        <p class={`change ${direction}`}>
          <Arrow />
          <span>
            {sayChange(context, metric, row.change)}
            <span class="when">{sayPeriods(context, row.change)}</span>
          </span>
        </p>
      )}
    </div>
  );
}

/** A long name may go on in the next line after each of its parts. */
const breakable = (name: string) =>
  name.split(/(?<=[._-])/).flatMap((part, index) => (index === 0 ? [part] : [<wbr key={index} />, part]));

function Card({ context, stop, order }: { context: Context; stop: Stop; order: readonly string[] }) {
  const { words, report } = context;
  const { touchpoint } = report.model.view;
  const isOnly = touchpoint.length === 1 && touchpoint[0] === stop.name;
  const isOut = touchpoint.length > 0 && !touchpoint.includes(stop.name);
  const move = (steps: number): void => report.change({ order: moved(order, stop.name, steps) });
  return (
    <li class={isOut ? 'stop out' : 'stop'} key={stop.name}>
      <div class="head">
        <h3>
          <button
            type="button"
            aria-pressed={isOnly}
            title={isOnly ? words.journey.everywhere : words.journey.only(isolated(stop.label))}
            disabled={!stop.name}
            onClick={() => report.change({ touchpoint: isOnly ? [] : [stop.name] })}
          >
            {breakable(stop.label)}
          </button>
        </h3>
        <div class="moves">
          <button
            type="button"
            aria-label={words.journey.left(isolated(stop.label))}
            disabled={order[0] === stop.name}
            onClick={() => move(-1)}
          >
            <Left />
          </button>
          <button
            type="button"
            aria-label={words.journey.right(isolated(stop.label))}
            disabled={order[order.length - 1] === stop.name}
            onClick={() => move(1)}
          >
            <Right />
          </button>
        </div>
      </div>
      {stop.rows.map(({ metric, row }) => (
        <Score key={metric} context={context} metric={metric} row={row} />
      ))}
    </li>
  );
}

interface TableRow {
  stop: Stop;
  metric: MetricName;
  row: ScoreRow;
}

/** A figure of the change, for programs: people are told in a sentence. Empty where there is none to be told. */
const ofChange = (title: string, figureOf: (change: Compared) => Raw): Column<TableRow> => ({
  title,
  isForFiles: true,
  text: ({ row: { change } }) => `${isCompared(change) ? figureOf(change) : ''}`,
  raw: ({ row: { change } }) => (isCompared(change) ? figureOf(change) : null),
});

function tableOf(context: Context, stops: readonly Stop[]): TableModel<TableRow> {
  const { words, format } = context;
  const { column } = words;
  const bound = ({ metric, row }: TableRow, at: 0 | 1): string =>
    isShown(row) && row.interval ? format.figure(metric, row.interval[at]) : '';
  return {
    caption: words.journey.title,
    columns: [
      { title: column.group, text: ({ stop }) => stop.label, raw: ({ stop }) => stop.name },
      { title: column.metric, text: ({ metric }) => words.metric[metric].short, raw: ({ metric }) => metric },
      { title: column.n, numeric: true, text: ({ row }) => format.count(row.n), raw: ({ row }) => row.n },
      {
        title: column.score,
        numeric: true,
        text: ({ metric, row }) => sayScore(context, metric, row),
        raw: ({ row }) => row.score,
      },
      { title: column.low, numeric: true, text: (row) => bound(row, 0), raw: ({ row }) => row.interval?.[0] ?? null },
      { title: column.high, numeric: true, text: (row) => bound(row, 1), raw: ({ row }) => row.interval?.[1] ?? null },
      {
        title: column.change,
        text: ({ metric, row }) =>
          `${sayChange(context, metric, row.change)}${row.change ? ` (${sayPeriods(context, row.change)})` : ''}`,
        raw: ({ row: { change } }) => (isCompared(change) ? change.delta : null),
      },
      ofChange(column.changeLow, ({ interval }) => interval[0]),
      ofChange(column.changeHigh, ({ interval }) => interval[1]),
      ofChange(column.adjustedP, ({ adjusted_p: p }) => p),
      ofChange(column.changeReliable, ({ reliable }) => reliable),
      reliabilityOf(context, ({ row }) => row),
    ],
    rows: stops.flatMap((stop) => stop.rows.map((each) => ({ stop, ...each }))),
  };
}

export function Journey({ context, rows }: { context: Context; rows: readonly ScoreRow[] }) {
  const { words, report } = context;
  const stops = stopsOf(context, rows);
  const order = stops.map(({ name }) => name);
  return (
    <Figure
      id="journey"
      title={words.journey.title}
      means={words.journey.means}
      context={context}
      plan={stops.length > 0 ? journeyChart(stops, context) : undefined}
      basis={[rows, report.model.view.order]}
      instead={
        stops.length > 0 ? (
          <ol class="stops">
            {stops.map((stop) => (
              <Card key={stop.name} context={context} stop={stop} order={order} />
            ))}
          </ol>
        ) : (
          <p class="empty">{words.noAnswers}</p>
        )
      }
      table={tableOf(context, stops)}
    />
  );
}
