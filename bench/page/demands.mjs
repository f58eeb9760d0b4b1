// What Touchstone's rows must keep to, as bytes, or against the hand-written page of the same run: absolute times say more about the
// machine than about the page.

/** Both with first views that `touchstone prepare` has written. */
const snippet = ['asks'];
const bare = ['tag'];
const all = [...snippet, ...bare];

export const demands = [
  {
    title: 'bytes to the first NPS question',
    rows: all,
    value: (row) => row.bytesToFirst,
    must: 38_000,
    better: 30_000,
    digits: 0,
  },
  {
    title: 'first question, slow, to the floor: the snippet for pages that ask',
    rows: snippet,
    value: (row, floor) => row.slowMs / floor.slowMs,
    must: 1.5,
    better: 1.2,
    digits: 2,
  },
  {
    title: 'first question, slow, to the floor: the site-wide tag alone',
    rows: bare,
    value: (row, floor) => row.slowMs / floor.slowMs,
    must: 1.9,
    better: 1.5,
    digits: 2,
  },
  {
    title: 'next question, slow, to the floor',
    rows: all,
    value: (row, floor) => row.nextMs / floor.nextMs,
    must: 1.5,
    better: 1.1,
    digits: 2,
  },
  { title: 'main thread blocked, slow, ms', rows: all, value: (row) => row.blockedMs, must: 0, digits: 0 },
  {
    title: 'heap above the floor, MB',
    rows: all,
    value: (row, floor) => row.heapMb - floor.heapMb,
    must: 0.3,
    digits: 2,
  },
  {
    title: 'script on a page with nothing to ask, bytes',
    rows: all,
    value: (row) => row.quietBytes,
    must: 2_500,
    better: 1_500,
    digits: 0,
  },
];

/** The worst row counts. A demand on rows that were not measured is left out. */
export function judge(figures) {
  return demands.flatMap((demand) => {
    const measured = demand.rows.filter((id) => figures[id]);
    if (!figures.floor || !measured.length) return [];
    const value = Math.max(...measured.map((id) => demand.value(figures[id], figures.floor)));
    // As printed, so that no 1.50 misses 1.50.
    const shown = value.toFixed(demand.digits);
    const isBetter = demand.better !== undefined && Number(shown) <= demand.better;
    return [{ ...demand, shown, isMet: Number(shown) <= demand.must, isBetter }];
  });
}
