// `touchstone sql --dialect duckdb` on DuckDB, by the cases that tests/scoring/sql.test.mjs puts to PostgreSQL.
//
//   node bench/score/sql.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { compare, groupings, records, sql } from '../../tests/scoring/sql_cases.mjs';
import { connect } from './duckdb.mjs';

const rows = records();
const ndjson = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
mkdirSync('build/bench-score', { recursive: true });
const file = 'build/bench-score/sql-cases.ndjson';
writeFileSync(file, rows.map((row) => `${JSON.stringify({ ...row, record: JSON.stringify(row) })}\n`).join(''));

const { connection, close } = await connect(2);
await connection.run(`CREATE TABLE responses AS SELECT response_id, revision, mode, survey, touchpoint, locale, shown_at, record
  FROM read_ndjson('${file}', columns = {response_id: 'VARCHAR', revision: 'INTEGER', mode: 'VARCHAR', survey: 'VARCHAR',
    touchpoint: 'VARCHAR', locale: 'VARCHAR', shown_at: 'VARCHAR', record: 'VARCHAR'})`);
let compared = 0;
for (const by of groupings) {
  const found = (await connection.runAndReadAll(sql('duckdb', by))).getRowObjects();
  compared += compare(
    by,
    found.map((row) => ({ ...row, 'context.order.country': row.context_order_country })),
    ndjson,
  );
}
close();
console.log(`DuckDB says what the scorer says, of ${compared} groups and metrics`);
