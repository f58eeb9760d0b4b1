// Where the time goes: what the visit in the middle loaded, and when.

/** As wide as the longest name. */
const nameOf = (url) => new URL(url).pathname.split('/').pop() || 'page';

/** The visit whose first question came in the median time, or just before. */
export function middleVisit(visits) {
  const sorted = [...visits].sort((a, b) => a.firstMs - b.firstMs);
  return sorted[(sorted.length - 1) >> 1];
}

export function printWaterfall(name, { timings, firstMs }) {
  const row = (title, ...columns) =>
    console.log(title.padEnd(26) + columns.map((each) => String(each).padStart(11)).join(''));
  console.log(`\n${name}, slow, ms`);
  row('', 'asked', 'first byte', 'all there');
  for (const { entryType, name, startTime, responseStart, responseEnd } of timings) {
    if (startTime > firstMs) continue;
    if (entryType === 'mark') row(name, Math.round(startTime));
    else if (responseEnd) row(nameOf(name), ...[startTime, responseStart, responseEnd].map(Math.round));
  }
  row('first question visible', Math.round(firstMs));
}
