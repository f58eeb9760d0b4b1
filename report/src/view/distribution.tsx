import { type Bar, barsOf, distributionChart } from '../charts/distribution';
import type { Distribution as Counts, MetricName } from '../data/answers';
import { moodOf, segmentsOf } from '../state/metrics';
import type { Context } from './context';
import { Figure } from './figure';
import { sayAnswers } from './say';

interface DistributionProps {
  context: Context;
  metric: MetricName;
  distribution: Counts;
}

const moods = ['low', 'middle', 'high'] as const;

export function Distribution({ context, metric, distribution }: DistributionProps) {
  const { words, format } = context;
  const bars = barsOf(metric, distribution);
  const nameOf = (bar: Bar): string => {
    const segment = segmentsOf[metric][moods.indexOf(moodOf(metric, bar.value))] ?? '';
    return words.segment[segment] ?? segment;
  };
  return (
    <Figure
      id="distribution"
      title={`${words.metric[metric].short}: ${words.distribution.title}`}
      means={words.distribution.means(sayAnswers(context, distribution.score.n))}
      context={context}
      plan={distribution.score.n > 0 ? distributionChart(metric, bars, words, format) : undefined}
      basis={[distribution]}
      empty={words.noAnswers}
      table={{
        caption: words.distribution.title,
        columns: [
          { title: words.distribution.answer, text: ({ value }) => format.count(value), raw: ({ value }) => value },
          { title: words.commentsBy.segment, text: nameOf, raw: nameOf },
          { title: words.column.n, numeric: true, text: ({ count }) => format.count(count), raw: ({ count }) => count },
          {
            title: words.distribution.share,
            numeric: true,
            text: ({ share }) => (share === null ? '–' : format.percent(share)),
            raw: ({ share }) => share,
          },
        ],
        rows: bars,
      }}
      notes={
        <ul class="legend" aria-hidden="true">
          {moods.map((mood, place) => {
            const segment = segmentsOf[metric][place] ?? '';
            return (
              <li key={mood} class={mood}>
                {words.segment[segment] ?? segment}
              </li>
            );
          })}
        </ul>
      }
    />
  );
}
