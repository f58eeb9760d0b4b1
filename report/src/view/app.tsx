import type { Answered, MetricName } from '../data/answers';
import { isolated } from '../words/isolated';
import { Comments } from './comments';
import type { Context } from './context';
import { Data } from './data';
import { Distribution } from './distribution';
import { Drivers } from './drivers';
import { subtitleOf } from './figure';
import { Filters } from './filters';
import { Foot } from './foot';
import { Mark } from './icons';
import { Journey } from './journey';
import { Loading } from './loading';
import { Rates } from './rates';
import { Start } from './start';
import { Topics } from './topics';
import { Totals } from './totals';
import { Trend } from './trend';
import { Trouble } from './trouble';

function Head({ context }: { context: Context }) {
  const { words, report } = context;
  const { opened, live, isBusy } = report.model;
  return (
    <header class="top" tabIndex={-1} data-begin>
      <a class="skip" href="#totals">
        {words.skip}
      </a>
      <Mark />
      <div class="name">
        <h1>{words.title}</h1>
        <p class="source">
          {opened?.kind === 'files' ? words.status.file(isolated(opened.name)) : words.status.collector}
          {live !== undefined && (
            <span class={live ? 'live on' : 'live'}>{live ? words.status.live : words.status.notLive}</span>
          )}
          <span class={isBusy ? 'busy on' : 'busy'}>{isBusy ? words.status.loading : ''}</span>
        </p>
      </div>
      <div class="actions">
        <button type="button" onClick={() => window.print()}>
          {words.print}
        </button>
        <button type="button" onClick={() => report.leave()}>
          {words.open.elsewhere}
        </button>
      </div>
    </header>
  );
}

/** Where there is no trend, there are still ways to ask for another. */
const none: Answered['trend'] = [];

/** The drawings of the chosen metric, each as soon as its answer is here. */
function Chosen({ context, metric, answers }: { context: Context; metric: MetricName; answers: Partial<Answered> }) {
  const { refusals } = context.report.model;
  const { overview, surveys, trend, distribution, rates, drivers, topics, comments } = answers;
  return (
    <>
      <div class="pair">
        {(trend || refusals.trend) && overview && surveys && (
          <Trend context={context} metric={metric} points={trend ?? none} overview={overview} surveys={surveys} />
        )}
        {distribution && <Distribution context={context} metric={metric} distribution={distribution} />}
      </div>
      <div class="three">
        {rates && <Rates context={context} rates={rates} />}
        {drivers && <Drivers context={context} metric={metric} drivers={drivers} />}
        {topics && <Topics context={context} metric={metric} topics={topics} />}
      </div>
      {comments && <Comments context={context} metric={metric} found={comments} />}
    </>
  );
}

function Opened({ context }: { context: Context }) {
  const { report, words } = context;
  const { answers, opened } = report.model;
  const { whole, overview, totals, journey } = answers;
  const { metric } = report;
  const isEmpty = whole !== undefined && whole.lines === whole.malformed;
  return (
    <>
      <Head context={context} />
      {whole && !isEmpty && <Filters context={context} whole={whole} />}
      <p class="printed">{subtitleOf(context)}</p>
      <main id="report" aria-busy={report.model.isBusy}>
        {isEmpty && opened?.kind === 'files' && whole && (
          <Trouble context={context} trouble={{ kind: 'empty', lines: whole.lines }} />
        )}
        {isEmpty && opened?.kind === 'collector' && <p class="empty">{words.trouble.empty}</p>}
        {Object.entries(report.model.refusals).map(([topic, why]) => (
          <Trouble key={topic} context={context} trouble={{ kind: 'question', why }} />
        ))}
        <div id="totals" tabIndex={-1}>
          {totals && !isEmpty && <Totals context={context} rows={totals} />}
        </div>
        {journey && !isEmpty && <Journey context={context} rows={journey} />}
        {metric && !isEmpty && <Chosen context={context} metric={metric} answers={answers} />}
        {overview && totals && journey && (
          <Data context={context} overview={overview} totals={totals} journey={journey} />
        )}
      </main>
      <Foot context={context} />
    </>
  );
}

export function App({ context }: { context: Context }) {
  switch (context.report.model.stage) {
    case 'start':
      return <Start context={context} />;
    case 'loading':
      return <Loading context={context} />;
    case 'open':
      return <Opened context={context} />;
  }
}
