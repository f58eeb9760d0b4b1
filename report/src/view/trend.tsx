import { definitionChanges, isDrawn, trendChart } from '../charts/trend';
import type { Figure as FigureOf, MetricName, Overview, ScoreRow, TrendPoint } from '../data/answers';
import { isShown, metricOf } from '../state/metrics';
import { isolated } from '../words/isolated';
import type { Context } from './context';
import { Figure } from './figure';
import { reliabilityOf } from './reliability';
import { sayScore } from './say';
import { Steps } from './steps';
import type { Column } from './table';

interface TrendProps {
  context: Context;
  metric: MetricName;
  points: readonly TrendPoint[];
  overview: Overview;
  surveys: readonly ScoreRow[];
}

function columnsOf(context: Context, metric: MetricName, isPooled: boolean): readonly Column<TrendPoint>[] {
  const { words, format } = context;
  const { column } = words;
  const of = (name: string, figureOf: (point: TrendPoint) => FigureOf): Column<TrendPoint>[] => {
    const title = (each: string): string => (name ? `${name}: ${each}` : each);
    const bound = (at: 0 | 1): Omit<Column<TrendPoint>, 'title'> => ({
      numeric: true,
      text: (point) => {
        const figure = figureOf(point);
        return isShown(figure) && figure.interval ? format.figure(metric, figure.interval[at]) : '';
      },
      raw: (point) => figureOf(point).interval?.[at] ?? null,
    });
    return [
      {
        title: title(column.n),
        numeric: true,
        text: (point) => format.count(figureOf(point).n),
        raw: (point) => figureOf(point).n,
      },
      {
        title: title(column.score),
        numeric: true,
        text: (point) => sayScore(context, metric, figureOf(point)),
        raw: (point) => figureOf(point).score,
      },
      { title: title(column.low), ...bound(0) },
      { title: title(column.high), ...bound(1) },
    ];
  };
  return [
    { title: column.period, text: ({ period }) => format.period(period), raw: ({ period }) => period },
    ...of('', (point) => point),
    reliabilityOf(context, (point) => point),
    ...(isPooled ? of(words.trend.pooled, ({ pooled }) => pooled) : []),
  ];
}

export function Trend({ context, metric, points, overview, surveys }: TrendProps) {
  const { words, format, report } = context;
  const { by, window } = report.model.view;
  const isPooled = window > 1;
  const asking = new Set(
    surveys.filter((row) => metricOf(row) === metric && row.n > 0).map(({ group }) => group.survey),
  );
  const changes = definitionChanges(overview.definitions, asking);
  const canDraw = points.some(({ start, pooled }) => isDrawn(start) && isShown(pooled));
  const input = { metric, by, isPooled, points, changes };
  return (
    <Figure
      id="trend"
      title={`${words.metric[metric].short}: ${words.trend.title}`}
      means={`${words.metric[metric].means} ${isPooled ? words.trend.means(words.filter.pooledOver(`${window}`, by)) : words.trend.meansAlone}`}
      context={context}
      plan={canDraw ? trendChart(input, words, format) : undefined}
      basis={[points, overview, surveys]}
      empty={words.figure.noChart}
      table={{ caption: words.trend.title, columns: columnsOf(context, metric, isPooled), rows: points }}
      controls={<Steps context={context} />}
      notes={
        <>
          {changes.length > 0 && (
            <ul class="notes" aria-label={words.trend.definitions}>
              {changes.map(({ survey: id, definition_hash: hash, first_shown_at: at }) => (
                <li key={`${id} ${hash}`}>{words.trend.definitionAt(format.day(at), isolated(id), isolated(hash))}</li>
              ))}
            </ul>
          )}
          {points.some(({ reliability }) => reliability === 'too_few') && <p class="notes">{words.trend.fewOnly}</p>}
        </>
      }
    />
  );
}
