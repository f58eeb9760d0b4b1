import type { Raw } from '../save/csv';

export interface Column<Row> {
  title: string;
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
}

/** The first column names the row. */
export function Table<Row>({ caption, columns, rows }: TableModel<Row>) {
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
