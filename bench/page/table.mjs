// The table, as text.

const whole = (value) => Math.round(value).toLocaleString('en');

const columns = [
  { head: ['bytes to', 'question'], cell: (row) => whole(row.bytesToFirst) },
  { head: ['bytes', 'in all'], cell: (row) => whole(row.bytesAll) },
  { head: ['', 'requests'], cell: (row) => whole(row.requests) },
  { head: ['fast', 'ms'], cell: (row) => whole(row.fastMs) },
  { head: ['slow', 'ms'], cell: (row) => whole(row.slowMs) },
  { head: ['', '/floor'], cell: (row, floor) => floor && (row.slowMs / floor.slowMs).toFixed(2) },
  { head: ['next', 'ms'], cell: (row) => whole(row.nextMs) },
  { head: ['', '/floor'], cell: (row, floor) => floor && (row.nextMs / floor.nextMs).toFixed(2) },
  { head: ['blocked', 'ms'], cell: (row) => whole(row.blockedMs) },
  { head: ['heap', 'MB'], cell: (row) => row.heapMb.toFixed(2) },
  { head: ['nothing to', 'ask, bytes'], cell: (row) => row.quietBytes !== undefined && whole(row.quietBytes) },
];

const line = (title, cells) => title.padEnd(28) + cells.map((cell) => (cell || '-').padStart(11)).join('');

/** `named` are pairs of a row's name and its figures. */
export function printTable(named, floor) {
  for (const i of [0, 1])
    console.log(
      line(
        i ? 'medians' : '',
        columns.map(({ head }) => head[i] || ' '),
      ),
    );
  for (const [name, row] of named) {
    console.log(
      line(
        name,
        columns.map(({ cell }) => cell(row, floor)),
      ),
    );
  }
}

export function printVerdicts(verdicts) {
  console.log(
    `\n${'demanded of Touchstone'.padEnd(70)}${'is'.padStart(9)}${'must'.padStart(9)}${'better'.padStart(9)}`,
  );
  for (const { title, shown, must, better, digits, isMet, isBetter } of verdicts) {
    const limit = (value) => (value === undefined ? '' : value.toFixed(digits)).padStart(9);
    const verdict = !isMet ? 'missed' : isBetter ? 'better' : 'met';
    console.log(`${title.padEnd(70)}${shown.padStart(9)}${limit(must)}${limit(better)}   ${verdict}`);
  }
}
