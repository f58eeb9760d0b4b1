import { Component } from 'preact';
import type { Raw } from '../save/csv';
import { isSame } from './same';
import { notAnyMore, soon } from './soon';

export interface Column<Row> {
  title: string;
  /** Of no use to people, who are told in other words. */
  isForFiles?: boolean;
  /** Numbers stand at the right. */
  numeric?: boolean;
  /** As people read it. */
  text(row: Row): string;
  /** As programs read it: in full precision. */
  raw(row: Row): Raw;
}

export interface TableModel<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  /** Where there are too many to be read: all, to be saved. */
  all?: readonly Row[];
}

interface TableProps<Row> extends TableModel<Row> {
  /** Written anew only where one of these is another. */
  basis: readonly unknown[];
}

/** The first column names the row. */
export class Table<Row> extends Component<TableProps<Row>> {
  override shouldComponentUpdate({ basis }: TableProps<Row>): boolean {
    return !isSame(basis, this.props.basis);
  }

  override render({ caption, columns: all, rows }: TableProps<Row>) {
    const columns = all.filter(({ isForFiles }) => !isForFiles);
    return (
      <table>
        <caption class="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, numeric }) => (
              <th key={title} scope="col" class={numeric ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {columns.map(({ text, numeric }, place) =>
                place === 0 ? (
                  <th key={place} scope="row">
                    {text(row)}
                  </th>
                ) : (
                  <td key={place} class={numeric ? 'number' : undefined}>
                    {text(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    );
  }
}

/** For screen readers alone, beside a drawing, which comes first. */
export class UnseenTable<Row> extends Component<TableProps<Row>, { isDue: boolean }> {
  override state = { isDue: false };
  private readonly show = (): void => this.setState({ isDue: true });

  override componentDidMount(): void {
    soon(this.show);
  }

  override componentWillUnmount(): void {
    notAnyMore(this.show);
  }

  override render(props: TableProps<Row>, { isDue }: { isDue: boolean }) {
    return <div class="unseen">{isDue && <Table {...props} />}</div>;
  }
}
