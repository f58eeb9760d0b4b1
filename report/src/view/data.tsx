import type { Overview, ScoreRow } from '../data/answers';
import { download, fileName } from '../save/download';
import { metricOf } from '../state/metrics';
import { isolated } from '../words/isolated';
import type { Context } from './context';
import { sayAnswers, sayCounts } from './say';

interface DataProps {
  context: Context;
  overview: Overview;
  totals: readonly ScoreRow[];
  journey: readonly ScoreRow[];
}

function TooFew({ context, rows }: { context: Context; rows: readonly ScoreRow[] }) {
  const { words } = context;
  return (
    <div>
      <h3>{words.data.few}</h3>
      <p>{words.data.fewMeans}</p>
      <ul>
        {rows.map((row) => {
          const metric = metricOf(row);
          const name = row.group.touchpoint ?? words.journey.unnamed;
          return (
            <li key={`${name} ${row.metric} ${row.variant}`}>
              {isolated(name)}, {metric ? words.metric[metric].short : row.metric}: {sayAnswers(context, row.n)} (
              {sayCounts(context, row)})
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What the figures are made of, what was left out, and how they are reckoned. */
export function Data({ context, overview, totals, journey }: DataProps) {
  const { words, format, report } = context;
  const { data: say } = words;
  const invalid = totals.reduce((sum, row) => sum + row.invalid, 0);
  const few = journey.filter(({ reliability }) => reliability === 'too_few');
  return (
    <section class="figure data" id="data" aria-labelledby="data-title">
      <header>
        <h2 id="data-title">{say.title}</h2>
        <div class="tools">
          <button
            type="button"
            onClick={async () => {
              const csv = await report.scoresCsv();
              download(
                fileName('scores', overview.last_day, 'csv'),
                new Blob([csv], { type: 'text/csv;charset=utf-8' }),
              );
            }}
          >
            {say.export}
          </button>
        </div>
      </header>
      <div class="columns">
        <div>
          <dl>
            <dt>{say.responses}</dt>
            <dd id="responses">{format.count(overview.responses)}</dd>
            <dt>{say.test}</dt>
            <dd>{format.count(overview.test)}</dd>
          </dl>
          {invalid > 0 && <p>{say.invalid(format.count(invalid))}</p>}
          {overview.malformed > 0 && (
            <>
              <p>{say.malformed(format.count(overview.malformed))}</p>
              <ul>
                {overview.first_malformed.map(({ line, why }) => (
                  <li key={line}>{say.line(format.count(line), why)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        {few.length > 0 && <TooFew context={context} rows={few} />}
        <div>
          <h3>{say.method}</h3>
          {say.methodText.map((each) => (
            <p key={each}>{each}</p>
          ))}
          <p>{words.change.notOver}</p>
        </div>
      </div>
    </section>
  );
}
