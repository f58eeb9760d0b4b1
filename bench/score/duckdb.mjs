// The same counts by DuckDB (MIT licence), in a database in memory, in this very process: its start is not counted.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const fromBench = createRequire(new URL('../package.json', import.meta.url));
const { DuckDBInstance } = await import(pathToFileURL(fromBench.resolve('@duckdb/node-api')));

const columns = `{response_id: 'VARCHAR', revision: 'UINTEGER', mode: 'VARCHAR', touchpoint: 'VARCHAR', shown_at: 'VARCHAR',
  answers: 'STRUCT(question VARCHAR, "type" VARCHAR, "value" DOUBLE)[]'}`;

const query = (file, latest) => `
SELECT touchpoint, shown_at[1:10] AS day,
       count(*) FILTER (a.value >= 9) AS promoters, count(*) FILTER (a.value <= 6) AS detractors, count(*) AS n
FROM (SELECT touchpoint, shown_at, unnest(answers) AS a FROM (
        SELECT * FROM read_ndjson('${file}', columns = ${columns}, ignore_errors = true)
        ${latest ? 'QUALIFY row_number() OVER (PARTITION BY response_id ORDER BY revision DESC) = 1' : ''})
      WHERE mode IS DISTINCT FROM 'test')
WHERE a."type" = 'nps' AND a.value BETWEEN 0 AND 10 AND a.value = floor(a.value)
GROUP BY ALL`;

/** A connection to a new database in memory. */
export async function connect(threads) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) });
  const connection = await instance.connect();
  const close = () => {
    connection.closeSync();
    instance.closeSync();
  };
  return { connection, close };
}

/** How long it took, by the clock and by the processor, in ms, and "touchpoint day promoters detractors n" of each group. */
export async function askDuckDb(file, threads, latest) {
  const { connection, close } = await connect(threads);
  const begun = performance.now();
  const before = process.cpuUsage();
  const rows = (await connection.runAndReadAll(query(file, latest))).getRows();
  const took = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  close();
  return { took, processor: (user + system) / 1_000, counts: rows.map((row) => row.map(String).join(' ')).sort() };
}
