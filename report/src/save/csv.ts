/** RFC 4180. Text that a spreadsheet would take for a formula has an apostrophe in front, as in src/scoring/row.hpp. */

export type Raw = string | number | boolean | null;

function cell(value: Raw): string {
  if (value === null) return '';
  if (typeof value !== 'string') return `${value}`;
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvOf(head: readonly string[], rows: readonly (readonly Raw[])[]): Blob {
  const text = [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}
