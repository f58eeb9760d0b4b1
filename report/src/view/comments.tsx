import { Component } from 'preact';
import type { Comment, Comments as Found, MetricName } from '../data/answers';
import { csvOf } from '../save/csv';
import { download, fileName } from '../save/download';
import { moodOf, scales, segmentsOf } from '../state/metrics';
import { mostComments } from '../state/report';
import type { Context } from './context';
import { Save } from './save';

interface CommentsProps {
  context: Context;
  metric: MetricName;
  found: Found;
}

/** Between two letters that are typed; then it is searched. */
const typingMs = 250;

interface SearchProps {
  context: Context;
  metric: MetricName;
  /** What is searched now. */
  search: string;
}

class Search extends Component<SearchProps, { typed: string }> {
  override state = { typed: this.props.search };
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** The address may say something else, when somebody goes back. */
  override componentDidUpdate({ search }: SearchProps): void {
    if (search !== this.props.search && this.props.search !== this.state.typed) {
      this.setState({ typed: this.props.search });
    }
  }

  private type(typed: string): void {
    this.setState({ typed });
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.props.context.report.change({ search: typed }, true), typingMs);
  }

  override render({ context, metric }: SearchProps, { typed }: { typed: string }) {
    const { words, report } = context;
    const { commentsBy: say } = words;
    const { segment } = report.model.view;
    return (
      <search class="search">
        <input
          type="search"
          aria-label={say.search}
          placeholder={say.search}
          value={typed}
          onInput={({ currentTarget: { value } }) => this.type(value)}
        />
        <fieldset class="choice">
          <legend class="unseen">{say.segment}</legend>
          {[undefined, ...segmentsOf[metric]].map((each) => (
            <label key={each ?? ''}>
              <input
                type="radio"
                name="segment"
                value={each ?? ''}
                checked={segment === each}
                onChange={() => report.change({ segment: each })}
              />
              <span>{each ? (words.segment[each] ?? each) : say.all}</span>
            </label>
          ))}
        </fieldset>
      </search>
    );
  }
}

function Quote({ context, comment }: { context: Context; comment: Comment }) {
  const { words, format } = context;
  const { metric, value } = comment;
  return (
    <li>
      <blockquote lang={comment.locale ?? undefined}>{comment.text}</blockquote>
      <p>
        {metric && value !== null && (
          <span class={`value ${moodOf(metric, value)}`}>
            {words.metric[metric].short} {words.commentsBy.gave(format.count(value), `${scales[metric].points[1]}`)}
          </span>
        )}
        <span>{comment.touchpoint}</span>
        <time dateTime={comment.shown_at}>{format.moment(comment.shown_at)}</time>
        {comment.locale && <span>{comment.locale}</span>}
      </p>
    </li>
  );
}

export function Comments({ context, metric, found }: CommentsProps) {
  const { words, format, report } = context;
  const { commentsBy: say } = words;
  const { comments, total } = found;
  const save = async (): Promise<void> => {
    const { whole } = report.model.answers;
    const all = await report.allComments();
    download(
      fileName('comments', whole?.last_day ?? null, 'csv'),
      csvOf(
        [say.when, words.dimension.touchpoint, words.dimension.locale, words.column.metric, say.value, say.text],
        all.map((each) => [each.shown_at, each.touchpoint, each.locale, each.metric, each.value, each.text]),
      ),
    );
  };
  return (
    <section class="figure" id="comments" aria-labelledby="comments-title">
      <header>
        <h2 id="comments-title">{say.title}</h2>
        <div class="tools">
          <Save context={context} title={say.title} ways={{ csv: () => void save() }} />
        </div>
        <p class="means">{say.means}</p>
      </header>
      <Search context={context} metric={metric} search={report.model.view.search} />
      <p class="count" role="status">
        {total === 0 ? say.none : say.of(format.count(comments.length), words.comments(total, format.count(total)))}
      </p>
      <ol class="quotes">
        {comments.map((comment, index) => (
          <Quote key={`${comment.shown_at} ${index}`} context={context} comment={comment} />
        ))}
      </ol>
      {comments.length < Math.min(total, mostComments) && (
        <button type="button" class="more" onClick={() => report.showMoreComments()}>
          {say.more(format.count(Math.min(40, total - comments.length)))}
        </button>
      )}
    </section>
  );
}
