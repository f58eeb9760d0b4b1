import { topicsChart } from '../charts/topics';
import type { Topics as Counted, MetricName } from '../data/answers';
import type { Context } from './context';
import { Figure } from './figure';

interface TopicsProps {
  context: Context;
  metric: MetricName;
  topics: Counted;
}

const most = 50;

/** The most distinctive of both kinds; between them are hundreds that say nothing. */
const ends = <T,>(terms: readonly T[]): readonly T[] =>
  terms.length <= 2 * most ? terms : [...terms.slice(0, most), ...terms.slice(-most)];

export function Topics({ context, metric, topics }: TopicsProps) {
  const { words, format } = context;
  const { topics: say } = words;
  const comments = (n: number): string => words.comments(n, format.count(n));
  return (
    <Figure
      id="topics"
      title={`${words.metric[metric].short}: ${say.title}`}
      means={say.means(comments(topics.low_comments), comments(topics.high_comments))}
      context={context}
      plan={topics.topics.length > 0 ? topicsChart(topics, words) : undefined}
      basis={[topics]}
      empty={say.none}
      table={{
        caption: say.title,
        columns: [
          { title: say.term, text: ({ term }) => term, raw: ({ term }) => term },
          { title: say.inLow, numeric: true, text: ({ low }) => format.count(low), raw: ({ low }) => low },
          { title: say.inHigh, numeric: true, text: ({ high }) => format.count(high), raw: ({ high }) => high },
          { title: say.z, numeric: true, text: ({ z }) => format.decimal(z, true), raw: ({ z }) => z },
        ],
        rows: ends(topics.topics),
        all: topics.topics,
      }}
    />
  );
}
