import type { MetricName, ScoreRow } from '../data/answers';
import { isShown, metricNames, metricOf } from '../state/metrics';
import type { Context } from './context';
import { Glyph } from './glyph';
import { directionOf, sayAnswers, sayBetween, sayChange, sayPeriods } from './say';

function Total({ context, metric, row }: { context: Context; metric: MetricName; row: ScoreRow }) {
  const { words, format, report } = context;
  const { name, short, unit } = words.metric[metric];
  const shown = isShown(row);
  return (
    <label class="total" title={words.metric[metric].means}>
      <input
        type="radio"
        name="metric"
        value={metric}
        checked={report.metric === metric}
        onChange={() => report.change({ metric })}
      />
      <span class="tile">
        <span class="name">
          {short} <span class="long">{name === short ? '' : name}</span>
        </span>
        <span class="big">
          {shown ? format.figure(metric, row.score) : '–'} <span class="unit">{shown ? unit : words.tooFew}</span>
        </span>
        <Glyph metric={metric} figure={row} />
        <span class="facts">
          {shown && <span>{sayBetween(context, metric, row)} ·</span>} <span>{sayAnswers(context, row.n)}</span>
        </span>
        <span class={`change ${directionOf(metric, row.change)}`}>
          {sayChange(context, metric, row.change)}
          {row.change && <span class="when">{sayPeriods(context, row.change)}</span>}
        </span>
      </span>
    </label>
  );
}

/** Each metric over all that the filters leave. The one that is chosen is what the drawings below are of. */
export function Totals({ context, rows }: { context: Context; rows: readonly ScoreRow[] }) {
  const { words } = context;
  const totals = metricNames.flatMap((metric) =>
    rows.filter((row) => metricOf(row) === metric).map((row) => ({ metric, row })),
  );
  if (totals.length === 0) return <p class="empty">{words.noAnswers}</p>;
  return (
    <fieldset class="totals">
      <legend class="unseen">{words.column.metric}</legend>
      {totals.map(({ metric, row }) => (
        <Total key={metric} context={context} metric={metric} row={row} />
      ))}
    </fieldset>
  );
}
