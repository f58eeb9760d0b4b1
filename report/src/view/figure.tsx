import { Component, type ComponentChild, createRef } from 'preact';
import type { Plan } from '../charts/plot';
import { csvOf } from '../save/csv';
import { download, fileName } from '../save/download';
import { pictureOf, pngBlob, svgBlob } from '../save/picture';
import { isolated } from '../words/isolated';
import { Chart } from './chart';
import type { Context } from './context';
import { Save, type Ways } from './save';
import { Table, type TableModel, UnseenTable } from './table';

interface FigureProps<Row> {
  id: string;
  title: string;
  means: string;
  context: Context;
  /** Undefined: there is nothing to draw, which `empty` explains. */
  plan: Plan | undefined;
  basis: readonly unknown[];
  empty?: string;
  /** In the drawing's place on the page, where one is drawn for saving alone. */
  instead?: ComponentChild;
  table: TableModel<Row>;
  /** Between the words and the drawing. */
  controls?: ComponentChild;
  /** Below the drawing. */
  notes?: ComponentChild;
}

/** How wide a drawing is that is made for saving alone. */
const savedWidth = 1_000;

/** A drawing with its title, what it means, the table behind it, and ways to save them. */
export class Figure<Row> extends Component<FigureProps<Row>, { isTable: boolean }> {
  override state = { isTable: false };
  private readonly body = createRef<HTMLDivElement>();

  private saveTable(): void {
    const { id, table } = this.props;
    const rows = (table.all ?? table.rows).map((row) => table.columns.map(({ raw }) => raw(row)));
    download(
      fileName(id, this.lastDay(), 'csv'),
      csvOf(
        table.columns.map(({ title }) => title),
        rows,
      ),
    );
  }

  private async savePicture(kind: 'svg' | 'png'): Promise<void> {
    const { plan, id, title, context, instead } = this.props;
    if (!plan) return;
    const shown = this.body.current?.querySelector<SVGSVGElement>('.chart > svg');
    const drawing = shown ?? plan.draw(savedWidth);
    const picture = pictureOf(drawing, { title, subtitle: subtitleOf(context, !instead) });
    download(fileName(id, this.lastDay(), kind), kind === 'svg' ? svgBlob(picture) : await pngBlob(picture));
  }

  private lastDay(): string | null {
    const { view, answers } = this.props.context.report.model;
    return view.to ?? answers.whole?.last_day ?? null;
  }

  override render(
    { id, title, means, context, plan, basis, empty, instead, table, controls, notes }: FigureProps<Row>,
    { isTable }: { isTable: boolean },
  ) {
    const { words } = context;
    const { figure } = words;
    const all = [...basis, words];
    const ways: Ways = {
      csv: () => this.saveTable(),
      ...(plan && { png: () => void this.savePicture('png'), svg: () => void this.savePicture('svg') }),
    };
    return (
      <section class="figure" id={id} aria-labelledby={`${id}-title`}>
        <header>
          <h2 id={`${id}-title`}>{title}</h2>
          <div class="tools">
            <button
              type="button"
              aria-label={figure.tableOf(title)}
              aria-pressed={isTable}
              onClick={() => this.setState({ isTable: !isTable })}
            >
              {figure.table}
            </button>
            <Save context={context} title={title} ways={ways} />
          </div>
          <p class="means">{means}</p>
        </header>
        {controls}
        <div class="body" ref={this.body}>
          {!isTable && (instead ?? (plan ? <Chart plan={plan} basis={all} /> : <p class="empty">{empty}</p>))}
          {isTable ? (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
            <section class="wide" aria-label={figure.tableOf(title)} tabIndex={0}>
              <Table {...table} basis={all} />
            </section>
          ) : (
            !instead && <UnseenTable {...table} basis={all} />
          )}
        </div>
        {notes}
      </section>
    );
  }
}

/** What the figures are of: the filters, in words. The journey is of all touchpoints whatever is chosen. */
export function subtitleOf({ words, format, report }: Context, hasTouchpoints = true): string {
  const { view, answers } = report.model;
  const from = view.from ?? answers.whole?.first_day;
  const to = view.to ?? answers.whole?.last_day;
  return [
    ...(from && to ? [words.filter.within(format.day(from), format.day(to))] : []),
    ...[...(hasTouchpoints ? view.touchpoint : []), ...view.survey, ...view.locale, ...view.variant].map(isolated),
  ].join(' · ');
}
