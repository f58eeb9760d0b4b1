// `touchstone sql` on a real PostgreSQL, over the collector's columns: equal counts, scores and bounds to 1e-9. DuckDB is
// asked the same by bench/score/sql.mjs, since only benchmarks have it.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { startPostgres } from './postgres.mjs';
import { compare, groupings, records, sql } from './sql_cases.mjs';

const rows = records();
const ndjson = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const columns = ['response_id', 'revision', 'mode', 'survey', 'touchpoint', 'locale', 'shown_at'];
let server;

before(() => {
  server = startPostgres();
  const quoted = (value) => `'${String(value).replaceAll("'", "''")}'`;
  const values = rows.map((row) => `(${[...columns.map((name) => row[name]), JSON.stringify(row)].map(quoted)})`);
  server.psql(
    `CREATE TABLE responses (response_id text, revision integer, mode text, survey text, touchpoint text, locale text,
       shown_at text, record text);
     INSERT INTO responses VALUES ${values.join(',\n')};`,
  );
});
after(() => server?.stop());

/** CSV with quotes, as psql writes it. */
function readCsv(text) {
  const lines = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n|$)/g)) {
    lines.at(-1).push(quoted === undefined ? (plain === 'NULL' ? null : plain) : quoted.replaceAll('""', '"'));
    if (end === '\n') lines.push([]);
    if (end === '') break;
  }
  const [head, ...rest] = lines.filter((line) => line.length > 1);
  return rest.map((line) => Object.fromEntries(line.map((cell, i) => [head[i], cell])));
}

for (const by of groupings) {
  test(`by ${by}`, () => {
    const found = readCsv(server.psql(sql('postgresql', by)));
    // A dot is no part of a column's name here.
    const named = found.map((row) => ({ ...row, 'context.order.country': row.context_order_country }));
    assert.ok(compare(by, named, ndjson) > 0);
  });
}

test('every dialect is written, and no name gets out of its quotes', () => {
  for (const dialect of ['postgresql', 'duckdb', 'bigquery', 'clickhouse', 'spark']) {
    const text = sql(dialect, 'week,context.a\'b"c`d$e\\f');
    assert.ok(!text.includes('{') && !/\$(?!\.)/.test(text), text);
    assert.match(text, /abcdef/);
  }
  const { status, stderr } = spawnSync(process.env.TOUCHSTONE ?? 'build/bin/touchstone', ['sql', '--dialect', 'dbase']);
  assert.equal(status, 1);
  assert.match(stderr.toString(), /no SQL dialect "dbase" \(there are: postgresql, duckdb/);
});
